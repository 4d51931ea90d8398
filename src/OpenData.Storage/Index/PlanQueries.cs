namespace OpenData.Storage.Index;

/// <summary>Questions about what became of plans, as it is known now.</summary>
public static class PlanQueries
{
    /// <summary>Up to <paramref name="limit"/> plans that have a result, with it, in the order of ids.</summary>
    /// <param name="reader">The view that answers.</param>
    /// <param name="filter">Restricts the plans by place, year, topic and indicator; nothing else of it counts.</param>
    /// <param name="after">The plan before the first one wanted; null for the beginning.</param>
    /// <param name="limit">At most so many.</param>
    public static IReadOnlyList<(IndexedObservation Plan, IndexedObservation Result)> PlansWithResult(
        this IndexReader reader, ObservationFilter filter, ObservationPosition? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(filter);
        var conditions = new List<string> { "plan BETWEEN $0 AND $1" };
        AddList("topic", filter.Topics.Select(topic => (long)topic));
        AddList("year", filter.Years.Select(year => (long)year));
        if (filter.IndicatorIds.Count > 0) AddList("catalogue", filter.IndicatorIds.Select(reader.PhraseNumber).OfType<long>().DefaultIfEmpty(-1));
        var sql = $"SELECT plan, result FROM outcomes WHERE {string.Join(" AND ", conditions)} ORDER BY plan LIMIT $2";
        var last = after is null ? 0 : reader.KeyOf(after.ReportId, after.Revision, after.Sequence) ?? 0;
        var pairs = new List<(long Plan, long Result)>();
        foreach (var range in KeyRange.Intersect(FilterKeys.Of(reader, filter, reader.Head), [KeyRange.All with { First = last + 1 }]))
        {
            if (pairs.Count == limit) break;
            using var rows = reader.Query(sql, range.First, range.Last, limit - pairs.Count);
            while (rows.Read()) pairs.Add((rows.GetInt64(0), rows.GetInt64(1)));
        }

        var found = reader.ObservationsAt(pairs.SelectMany(pair => (long[])[pair.Plan, pair.Result]));
        return pairs.ConvertAll(pair => (found[pair.Plan], found[pair.Result]));

        void AddList(string column, IEnumerable<long> values)
        {
            var list = string.Join(',', values);
            if (list.Length > 0) conditions.Add($"{column} IN ({list})");
        }
    }

    /// <summary>
    /// For each plan the figure that another report of the same township gives, as done, for the same thing and time: the surest of several;
    /// null where none does.
    /// </summary>
    public static IReadOnlyList<IndexedObservation?> ResultsOf(this IndexReader reader, IReadOnlyList<IndexedObservation> plans)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(plans);
        var results = new long?[plans.Count];
        using (var rows = reader.Query(
            """
            SELECT k.key, x.result FROM json_each($0) k CROSS JOIN revisions r ON r.id = k.value ->> 0
            CROSS JOIN outcomes x ON x.plan = r.first_key + (k.value ->> 1) - 1
            """,
            "[" + string.Join(',', plans.Select(plan => $"[{plan.Revision.Number},{plan.Sequence}]")) + "]"))
        {
            while (rows.Read()) results[rows.GetInt32(0)] = rows.GetInt64(1);
        }

        var found = reader.ObservationsAt(results.OfType<long>());
        return Array.ConvertAll(results, key => key is { } known ? found[known] : null);
    }
}
