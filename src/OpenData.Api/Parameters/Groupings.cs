using OpenData.Storage.Index;

namespace OpenData.Api.Parameters;

/// <summary>The words for what observations can be counted and grouped by.</summary>
internal static class Groupings
{
    private static readonly Dictionary<string, ObservationGrouping> ByWord = new(StringComparer.Ordinal)
    {
        ["township_id"] = ObservationGrouping.TownshipId,
        ["county"] = ObservationGrouping.County,
        ["province"] = ObservationGrouping.Province,
        ["year"] = ObservationGrouping.Year,
        ["period"] = ObservationGrouping.Period,
        ["topic"] = ObservationGrouping.Topic,
        ["indicator_id"] = ObservationGrouping.IndicatorId,
        ["unit"] = ObservationGrouping.Unit,
        ["base_unit"] = ObservationGrouping.BaseUnit,
        ["status"] = ObservationGrouping.Status,
        ["measure"] = ObservationGrouping.Measure,
        ["qualifier"] = ObservationGrouping.Qualifier,
        ["place"] = ObservationGrouping.Place,
    };

    public static IReadOnlyList<string> OfFacets { get; } = [.. ByWord.Keys];

    public static IReadOnlyList<string> OfAggregates { get; } =
        ["township_id", "county", "province", "year", "topic", "indicator_id", "status"];

    public static string WordOf(ObservationGrouping grouping) => ByWord.First(pair => pair.Value == grouping).Key;

    /// <summary>Reads a list of them; what is wrong is noted in the query.</summary>
    public static IReadOnlyList<ObservationGrouping> Read(Query query, string name, IReadOnlyList<string> allowed, int most)
    {
        var read = query.Words(name,
            (string word, out ObservationGrouping grouping) => ByWord.TryGetValue(word, out grouping) && allowed.Contains(word), allowed);
        if (read.Count > most)
        {
            query.Fail("too_many_values", name, new(
                FormattableString.Invariant($"最多 {most} 个。"), FormattableString.Invariant($"At most {most} can be given.")));
        }

        return read;
    }

    /// <summary>What a value means to people: the name of a place or an indicator; null where the value says it itself.</summary>
    public static string? LabelOf(
        ObservationGrouping grouping, string? value, IndexReader reader, ReferenceData reference, Language language) => (grouping, value) switch
    {
        (_, null) => null,
        (ObservationGrouping.TownshipId or ObservationGrouping.County or ObservationGrouping.Province, _) => reader.PlaceName(value),
        (ObservationGrouping.IndicatorId, _) => reference.FindIndicator(value) is { } indicator
            ? new Bilingual(indicator.LabelZh, indicator.LabelEn).In(language) : null,
        (ObservationGrouping.Topic, _) => TopicLabels.Of(value).In(language),
        _ => null,
    };
}
