using static OpenData.Observations.Checks.SumCheck;

namespace OpenData.Observations.Checks;

/// <summary>A printed percentage against the two counts of its sentence that make it: 排查65起, 调处成功62起, 调处成功率95.4%.</summary>
internal static class ShareCheck
{
    /// <summary>In percentage points. Two counts further off than this are not what the share was made from.</summary>
    private const decimal LargestSlip = 25;

    /// <summary>How many figures before its share the whole stands at most.</summary>
    private const int FarthestWhole = 5;

    public static IEnumerable<Finding> Run(Observation[] observations)
    {
        for (var i = 2; i < observations.Length; i++)
        {
            var rate = observations[i];
            if (rate.Measure != Measure.Share || rate.Quantity.Qualifier != Qualifier.Exact || rate.Status != ObservationStatus.Actual) continue;
            var (whole, part, certain) = Find(observations, i);
            if (whole is null) continue;

            var exact = part!.Quantity.BaseValue / whole.Quantity.BaseValue * 100;
            var tolerance = Tolerance.LastDigit(rate.Quantity.Value) / 2;
            // A printed rate may be cut off instead of rounded.
            var difference = Math.Abs(exact - rate.Quantity.BaseValue);
            var holds = difference <= tolerance * 2 && difference < 1;
            if (!holds && (!certain || difference > LargestSlip)) continue;

            var shown = Math.Round(exact, 2);
            var arithmetic = $"{part.Quantity.Text} ÷ {whole.Quantity.Text} = {Number(shown)}%";
            yield return new Finding
            {
                Sequence = 0,
                Kind = FindingKind.ShareMismatch,
                Verified = holds,
                Observations = [rate.Sequence, part.Sequence, whole.Sequence],
                Expected = shown,
                Stated = rate.Quantity.BaseValue,
                Tolerance = tolerance,
                Message = holds ? $"占比与两数相符：{arithmetic}。" : $"占比与两数之比相差{Number(Math.Round(difference, 2))}个百分点：{arithmetic}，文中为{rate.Quantity.Text}。",
                MessageEn = holds ? $"The share follows from the two counts: {arithmetic}." : $"The share differs from the ratio of the two counts by {Number(Math.Round(difference, 2))} points: {arithmetic}; the text says {rate.Quantity.Text}.",
            };
        }
    }

    /// <summary>The nearest earlier pair of like counts that gives the rate; failing that, the pair whose verb the rate names.</summary>
    private static (Observation? Whole, Observation? Part, bool Certain) Find(Observation[] observations, int at)
    {
        var rate = observations[at];
        Observation? namedPart = null;
        Observation? namedWhole = null;
        for (var p = at - 1; p >= Math.Max(0, at - FarthestWhole) && observations[p].Sentence == rate.Sentence; p--)
        {
            var part = observations[p];
            if (!IsCount(part) || part.Status != ObservationStatus.Actual) continue;
            for (var w = p - 1; w >= Math.Max(0, at - FarthestWhole) && observations[w].Sentence == rate.Sentence; w--)
            {
                var whole = observations[w];
                if (!IsCount(whole) || whole.Quantity.BaseUnit != part.Quantity.BaseUnit || whole.Quantity.BaseValue < part.Quantity.BaseValue || whole.Quantity.BaseValue == 0) continue;
                var ratio = part.Quantity.BaseValue / whole.Quantity.BaseValue * 100;
                if (Math.Abs(ratio - rate.Quantity.BaseValue) <= Tolerance.LastDigit(rate.Quantity.Value) && rate.Quantity.BaseValue < 100) return (whole, part, true);
                if (namedPart is null && whole.Status == ObservationStatus.Actual && w == p - 1 && p == at - 1 && Names(rate.Indicator, part.Indicator)) (namedWhole, namedPart) = (whole, part);
            }
        }

        return (namedWhole, namedPart, namedPart is not null);
    }

    // 矛盾纠纷化解率 names 化解矛盾纠纷
    private static bool Names(string rate, string part)
    {
        if (!rate.EndsWith('率') || rate.Length < 3) return false;
        var verb = rate[^3..^1];
        return part.Contains(verb, StringComparison.Ordinal);
    }

    /// <summary>Whether a figure can be one of the two; a target only as the whole: 占全年任务9000万元的53.7%.</summary>
    private static bool IsCount(Observation observation) =>
        observation.Measure == Measure.Level && observation.Quantity.Qualifier == Qualifier.Exact && observation.Status != ObservationStatus.Prior && observation.Quantity.BaseUnit is not "%";
}
