using System.Runtime.InteropServices;

namespace OpenData.Storage.Index;

/// <summary>How often each value of a field occurs.</summary>
/// <param name="Values">The most frequent ones first, then by value; null is a value too.</param>
/// <param name="Distinct">How many values there are, shown or not.</param>
/// <param name="Others">How many observations have a value that is not shown.</param>
public sealed record Facet(IReadOnlyList<(string? Value, long Count)> Values, int Distinct, long Others);

/// <summary>Counts by field.</summary>
public static class FacetQueries
{
    /// <summary>Counts the observations a filter leaves by the values of one field.</summary>
    /// <param name="reader">The view that answers.</param>
    /// <param name="filter">Which observations.</param>
    /// <param name="point">As of when.</param>
    /// <param name="by">Which field.</param>
    /// <param name="most">At most so many values.</param>
    public static Facet Facet(this IndexReader reader, ObservationFilter filter, IndexPoint point, ObservationGrouping by, int most) =>
        reader.Facets(filter, point, [by], most)[by];

    /// <summary>The same by the values of several fields. What the tallies do not know is counted in one walk.</summary>
    /// <param name="reader">The view that answers.</param>
    /// <param name="filter">Which observations.</param>
    /// <param name="point">As of when.</param>
    /// <param name="by">Which fields.</param>
    /// <param name="most">At most so many values of each.</param>
    /// <param name="mostWalked">Where a walk would meet more observations than these, its fields are left out.</param>
    public static IReadOnlyDictionary<ObservationGrouping, Facet> Facets(
        this IndexReader reader, ObservationFilter filter, IndexPoint point, IReadOnlyList<ObservationGrouping> by, int most, long mostWalked = long.MaxValue)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(by);
        var facets = new Dictionary<ObservationGrouping, Facet>();
        var walked = new List<ObservationGrouping>();
        foreach (var grouping in by)
        {
            if (Tallies.CountsBy(reader, filter, point, grouping) is { } tallied) facets[grouping] = FacetOf(reader, grouping, tallied, most);
            else walked.Add(grouping);
        }

        if (walked.Count == 0 || (mostWalked < long.MaxValue && reader.CountObservations(filter, point) > mostWalked)) return facets;
        var counts = Walk(reader, filter, point, walked);
        for (var i = 0; i < walked.Count; i++) facets[walked[i]] = FacetOf(reader, walked[i], counts[i], most);
        return facets;
    }

    private static Facet FacetOf(IndexReader reader, ObservationGrouping by, IEnumerable<(long? Value, long Count)> counts, int most)
    {
        var all = counts.Select(pair => (Value: by.Text(reader, pair.Value), pair.Count)).ToList();
        var shown = all.OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Value, StringComparer.Ordinal).Take(most).ToList();
        return new Facet(shown, all.Count, all.Sum(pair => pair.Count) - shown.Sum(pair => pair.Count));
    }

    private static List<IEnumerable<(long? Value, long Count)>> Walk(
        IndexReader reader, ObservationFilter filter, IndexPoint point, List<ObservationGrouping> by)
    {
        const long None = -1;
        var counts = by.ConvertAll(_ => new Dictionary<long, long>());
        var sql = new ObservationSql(reader, filter, point);
        var columns = string.Join(", ", by.Select(grouping => $"coalesce({grouping.Expression()}, {None})"));
        foreach (var part in sql.FindsNothing ? [] : sql.Parts(byKey: sql.IsNarrow))
        {
            using var rows = reader.Query($"SELECT {columns}{part}", [.. sql.Values]);
            while (rows.Read())
            {
                for (var i = 0; i < counts.Count; i++) CollectionsMarshal.GetValueRefOrAddDefault(counts[i], rows.GetInt64(i), out _)++;
            }
        }

        return counts.ConvertAll(one => one.Select(pair => ((long?)(pair.Key == None ? null : pair.Key), pair.Value)));
    }

    /// <summary>How many visible observations each indicator of the catalogue has, and in how many townships.</summary>
    public static IReadOnlyDictionary<string, (long Observations, long Townships)> IndicatorCounts(
        this IndexReader reader, IndexPoint point)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var counts = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        var sql = new ObservationSql(reader, ObservationFilter.Everything, point);
        var union = string.Join(" UNION ALL ",
            sql.Parts().Select(part => $"SELECT o.catalogue AS catalogue, o.key >> 24 AS township{part} AND o.catalogue IS NOT NULL"));
        using var rows = reader.Query($"SELECT catalogue, count(*), count(DISTINCT township) FROM ({union}) GROUP BY catalogue",
            [.. sql.Values]);
        while (rows.Read()) counts.Add(reader.Phrase(rows.GetInt64(0)), (rows.GetInt64(1), rows.GetInt64(2)));
        return counts;
    }
}
