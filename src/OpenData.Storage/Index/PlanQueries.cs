namespace OpenData.Storage.Index;

/// <summary>Questions about what became of plans.</summary>
public static class PlanQueries
{
    private const string SameThing = """
        o.key BETWEEN (p.key >> 24) << 24 AND ((p.key >> 24) << 24) + 0xFFFFFF AND o.died IS NULL AND o.year = p.year AND o.status = 0
            AND o.base_unit = p.base_unit AND o.measure = p.measure AND o.place IS p.place AND o.period IS p.period
        """;

    private const string Plans = """
        json_each($0) k CROSS JOIN revisions r ON r.id = k.value ->> 0 CROSS JOIN observations p ON p.key = r.first_key + (k.value ->> 1) - 1
        """;

    /// <summary>
    /// For each plan the figure that another report of the same township gives, as done, for the same thing and time: the surest of several;
    /// null where none does.
    /// </summary>
    public static IReadOnlyList<IndexedObservation?> ResultsOf(this IndexReader reader, IReadOnlyList<IndexedObservation> plans)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(plans);
        var named = "[" + string.Join(',', plans.Select(plan => $"[{plan.Revision.Number},{plan.Sequence}]")) + "]";
        var results = new long?[plans.Count];
        using (var rows = reader.Query(
            $"""
            SELECT k.key, o.key, o.confidence AS confidence, o.key - n.first_key AS sequence
            FROM {Plans} CROSS JOIN observations o INDEXED BY observations_catalogue ON o.catalogue = p.catalogue AND {SameThing}
            JOIN revisions n ON n.id = o.rev AND n.report <> r.report
            UNION ALL
            SELECT k.key, o.key, o.confidence, o.key - n.first_key
            FROM {Plans} CROSS JOIN observations o INDEXED BY observations_year ON p.catalogue IS NULL AND o.catalogue IS NULL AND o.indicator = p.indicator AND {SameThing}
            JOIN revisions n ON n.id = o.rev AND n.report <> r.report
            ORDER BY confidence, sequence DESC
            """,
            named))
        {
            // The best comes last.
            while (rows.Read()) results[rows.GetInt32(0)] = rows.GetInt64(1);
        }

        var found = reader.ObservationsAt(results.OfType<long>());
        return Array.ConvertAll(results, key => key is { } known ? found[known] : null);
    }
}
