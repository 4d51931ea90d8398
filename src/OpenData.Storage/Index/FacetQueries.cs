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
    public static Facet Facet(this IndexReader reader, ObservationFilter filter, IndexPoint point, ObservationGrouping by, int most)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var counts = (Tallies.CountsBy(reader, filter, point, by) ?? Counts(reader, filter, point, by)).ToList();
        var all = counts.ConvertAll(pair => (Value: by.Text(reader, pair.Value), pair.Count));
        var shown = all.OrderByDescending(pair => pair.Count).ThenBy(pair => pair.Value, StringComparer.Ordinal).Take(most).ToList();
        return new Facet(shown, all.Count, all.Sum(pair => pair.Count) - shown.Sum(pair => pair.Count));
    }

    private static IEnumerable<(long? Value, long Count)> Counts(
        IndexReader reader, ObservationFilter filter, IndexPoint point, ObservationGrouping by)
    {
        var sql = new ObservationSql(reader, filter, point);
        if (sql.FindsNothing) return [];
        var counts = new Dictionary<ValueTuple<long?>, long>();
        foreach (var part in sql.Parts(byKey: sql.IsNarrow))
        {
            var column = by.Expression();
            using var rows = reader.Query($"SELECT {column}, count(*){part} GROUP BY {column}", [.. sql.Values]);
            while (rows.Read())
            {
                var key = ValueTuple.Create(rows.NumberOrNull(0));
                counts[key] = counts.GetValueOrDefault(key) + rows.GetInt64(1);
            }
        }

        return counts.Select(pair => (pair.Key.Item1, pair.Value));
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
