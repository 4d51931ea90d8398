namespace OpenData.Observations.Checks;

/// <summary>Figures that can't be: a rate above 100 percent, ten times more people than live in the township.</summary>
internal static class RangeCheck
{
    private const decimal FarBeyond = 10;

    public static IEnumerable<Finding> Run(Observation[] observations)
    {
        var population = Array.Find(observations, o => o.Indicator is "人口" or "总人口" or "常住人口" or "户籍人口" && o.Quantity.BaseUnit == "人" && o.Status == ObservationStatus.Actual);
        foreach (var observation in observations)
        {
            if (IsRateAboveAll(observation))
            {
                yield return Finding(
                    FindingKind.PercentOutOfRange,
                    [observation.Sequence],
                    100,
                    observation,
                    $"“{observation.Indicator}”为{observation.Quantity.Text}，超出0%至100%。",
                    $"“{observation.Indicator}” is {observation.Quantity.Text}, outside 0 to 100 percent.");
            }
            else if (population is not null && observation.Quantity.BaseUnit == "人" && observation.Measure == Measure.Level && observation.Quantity.BaseValue > population.Quantity.BaseValue * FarBeyond)
            {
                yield return Finding(
                    FindingKind.ImplausibleMagnitude,
                    [observation.Sequence, population.Sequence],
                    population.Quantity.BaseValue,
                    observation,
                    $"“{observation.Indicator}”为{observation.Quantity.Text}，是本地人口{population.Quantity.Text}的十倍以上。",
                    $"“{observation.Indicator}” is {observation.Quantity.Text}, more than ten times the population of {population.Quantity.Text}.");
            }
        }
    }

    // 完成率120% is a good year, 参保率120% is not possible.
    private static bool IsRateAboveAll(Observation observation) =>
        observation.Measure == Measure.Share
        && observation.Quantity.BaseValue > 100
        && observation.Indicator.EndsWith('率')
        && !observation.Indicator.Contains("完成", StringComparison.Ordinal)
        && !observation.Indicator.Contains('增', StringComparison.Ordinal);

    private static Finding Finding(FindingKind kind, IReadOnlyList<int> observations, decimal expected, Observation observation, string message, string messageEn) => new()
    {
        Sequence = 0,
        Kind = kind,
        Verified = false,
        Observations = observations,
        Expected = expected,
        Stated = observation.Quantity.BaseValue,
        Tolerance = 0,
        Message = message,
        MessageEn = messageEn,
    };
}
