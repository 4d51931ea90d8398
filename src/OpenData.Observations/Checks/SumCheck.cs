using System.Globalization;

namespace OpenData.Observations.Checks;

/// <summary>其中 parts against their whole. Parts need not be all of it, so only more than the whole, or nearly all of it, is a mismatch.</summary>
internal static class SumCheck
{
    /// <summary>Three or more parts that miss the whole by no more than this were meant to be all of it.</summary>
    private const decimal MeantToBeAll = 0.03m;

    public static IEnumerable<Finding> Run(Observation[] observations)
    {
        var all = Array.FindAll(observations, o => o.PartOf is not null && o.Measure == Measure.Level);
        foreach (var group in all.GroupBy(part => part.PartOf!.Value))
        {
            var whole = observations[group.Key - 1];
            var parts = group.Where(part => IsComparable(whole, part)).ToArray();
            if (parts.Length < 2 || parts.Length != group.Count()) continue;

            parts = parts[..CountOfParts(whole, parts)];
            var sum = parts.Sum(part => part.Quantity.BaseValue);
            var tolerance = Tolerance.Of(whole.Quantity) + parts.Sum(part => Tolerance.Of(part.Quantity));
            var difference = Math.Abs(sum - whole.Quantity.BaseValue);
            var holds = difference <= tolerance;
            if (!holds && sum < whole.Quantity.BaseValue && !(parts.Length >= 3 && difference <= whole.Quantity.BaseValue * MeantToBeAll)) continue;

            var arithmetic = $"{string.Join(" + ", parts.Select(part => part.Quantity.Text))} = {Number(sum)}{whole.Quantity.BaseUnit}";
            yield return new Finding
            {
                Sequence = 0,
                Kind = FindingKind.SumMismatch,
                Verified = holds,
                Observations = [whole.Sequence, .. parts.Select(part => part.Sequence)],
                Expected = sum,
                Stated = whole.Quantity.BaseValue,
                Tolerance = tolerance,
                Message = holds ? $"分项之和与总数一致：{arithmetic}。" : $"分项之和与总数相差{Number(difference)}{whole.Quantity.BaseUnit}：{arithmetic}，总数为{whole.Quantity.Text}。",
                MessageEn = holds ? $"The parts add up to the whole: {arithmetic}." : $"The parts differ from the whole by {Number(difference)} {whole.Quantity.BaseUnit}: {arithmetic}; the whole is {whole.Quantity.Text}.",
            };
        }
    }

    /// <summary>How many of the parts make the whole, where the first ones do: what follows divides it once more.</summary>
    private static int CountOfParts(Observation whole, Observation[] parts)
    {
        var rest = whole.Quantity.BaseValue;
        for (var count = 1; count <= parts.Length; count++)
        {
            rest -= parts[count - 1].Quantity.BaseValue;
            if (count >= 2 && Math.Abs(rest) <= Tolerance.Of(whole.Quantity)) return count;
        }

        return parts.Length;
    }

    private static bool IsComparable(Observation whole, Observation part) =>
        whole.Measure == Measure.Level
        && whole.Status == part.Status
        && (part.Quantity.BaseUnit == whole.Quantity.BaseUnit || (IsPerson(part) && IsPerson(whole)))
        && part.Quantity.Qualifier is Qualifier.Exact or Qualifier.Approx;

    private static bool IsPerson(Observation observation) => observation.Quantity.BaseUnit is "人" or "名";

    internal static string Number(decimal value) => value.ToString("0.############", CultureInfo.InvariantCulture);
}
