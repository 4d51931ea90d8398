namespace OpenData.Observations.Checks;

/// <summary>The same figure twice, different. Only full phrases of the text itself are compared, never what was carried over or put together.</summary>
internal static class ConflictCheck
{
    private const int ShortestTellingPhrase = 5;

    public static IEnumerable<Finding> Run(Observation[] observations)
    {
        var first = new Dictionary<(string Indicator, string BaseUnit, Period? Period), Observation>();
        foreach (var observation in observations)
        {
            if (observation.Rule != "words-before" || observation.PartOf is not null || observation.Place is not null || observation.Indicator.Length < ShortestTellingPhrase) continue;
            if (observation.Quantity.Qualifier != Qualifier.Exact || observation.Status != ObservationStatus.Actual || observation.Measure is not (Measure.Level or Measure.Share)) continue;

            var key = (observation.Indicator, observation.Quantity.BaseUnit, observation.Period);
            if (first.TryAdd(key, observation)) continue;
            var earlier = first[key];
            if (earlier.Quantity.BaseValue == observation.Quantity.BaseValue || earlier.Sentence == observation.Sentence) continue;
            var difference = Math.Abs(earlier.Quantity.BaseValue - observation.Quantity.BaseValue);
            if (difference <= Tolerance.Of(earlier.Quantity) + Tolerance.Of(observation.Quantity)) continue;
            yield return new Finding
            {
                Sequence = 0,
                Kind = FindingKind.ConflictingValues,
                Verified = false,
                Observations = [earlier.Sequence, observation.Sequence],
                Expected = earlier.Quantity.BaseValue,
                Stated = observation.Quantity.BaseValue,
                Tolerance = 0,
                Message = $"“{observation.Indicator}”在文中两处不同：{earlier.Quantity.Text}与{observation.Quantity.Text}，相差{SumCheck.Number(difference)}{observation.Quantity.BaseUnit}。",
                MessageEn = $"“{observation.Indicator}” stands twice and differs: {earlier.Quantity.Text} and {observation.Quantity.Text}, by {SumCheck.Number(difference)} {observation.Quantity.BaseUnit}.",
            };
        }
    }
}
