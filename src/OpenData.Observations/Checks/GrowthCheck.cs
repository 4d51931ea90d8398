using static OpenData.Observations.Checks.SumCheck;

namespace OpenData.Observations.Checks;

/// <summary>A printed growth rate against the earlier and the later figure of its sentence: 由28.5亿元增至31.2亿元,增长9.5%.</summary>
internal static class GrowthCheck
{
    public static IEnumerable<Finding> Run(Observation[] observations)
    {
        for (var i = 2; i < observations.Length; i++)
        {
            var rate = observations[i];
            if (rate.Measure != Measure.GrowthRate || rate.Quantity.Qualifier != Qualifier.Exact) continue;
            var (later, earlier) = observations[i - 1].Status == ObservationStatus.Prior ? (observations[i - 2], observations[i - 1]) : (observations[i - 1], observations[i - 2]);
            if (earlier.Status != ObservationStatus.Prior || later.Status == ObservationStatus.Prior || later.Sentence != rate.Sentence || earlier.Sentence != rate.Sentence) continue;
            if (earlier.Quantity.BaseUnit != later.Quantity.BaseUnit || earlier.Quantity.BaseValue <= 0 || earlier.Measure != Measure.Level || later.Measure != Measure.Level) continue;
            if (earlier.Quantity.Qualifier != Qualifier.Exact || later.Quantity.Qualifier != Qualifier.Exact) continue;

            var exact = (later.Quantity.BaseValue - earlier.Quantity.BaseValue) / earlier.Quantity.BaseValue * 100;
            var stated = exact < 0 ? -rate.Quantity.BaseValue : rate.Quantity.BaseValue;
            var spread = (Tolerance.Of(later.Quantity) + (Tolerance.Of(earlier.Quantity) * later.Quantity.BaseValue / earlier.Quantity.BaseValue)) / earlier.Quantity.BaseValue * 100;
            var tolerance = Tolerance.LastDigit(rate.Quantity.Value) + spread;
            var difference = Math.Abs(exact - stated);
            var holds = difference <= tolerance;
            var arithmetic = $"({later.Quantity.Text} − {earlier.Quantity.Text}) ÷ {earlier.Quantity.Text} = {Number(Math.Round(exact, 2))}%";
            yield return new Finding
            {
                Sequence = 0,
                Kind = FindingKind.GrowthMismatch,
                Verified = holds,
                Observations = [rate.Sequence, later.Sequence, earlier.Sequence],
                Expected = Math.Round(exact, 2),
                Stated = stated,
                Tolerance = Math.Round(tolerance, 4),
                Message = holds ? $"增幅与前后两数相符：{arithmetic}。" : $"增幅与前后两数相差{Number(Math.Round(difference, 2))}个百分点：{arithmetic}，文中为{rate.Quantity.Text}。",
                MessageEn = holds ? $"The growth follows from the two figures: {arithmetic}." : $"The growth differs from the two figures by {Number(Math.Round(difference, 2))} points: {arithmetic}; the text says {rate.Quantity.Text}.",
            };
        }
    }
}
