namespace OpenData.Storage.Index;

/// <summary>
/// Counts that are kept rather than made: of the visible observations by topic, status, measure and year together, and by the values
/// of some columns alone. At province size, counting the rows of a frequent value takes a second.
/// </summary>
internal static class Tallies
{
    /// <summary>The columns tallied alone, each with the expression for its value; 0 stands for none.</summary>
    public static IReadOnlyList<(string Name, string Expression)> Fields { get; } =
    [
        ("period", "coalesce(period, 0)"), ("catalogue", "coalesce(catalogue, 0)"), ("place", "coalesce(place, 0)"), ("unit", "unit"),
        ("base_unit", "base_unit"), ("qualifier", "qualifier"), ("findings", "findings IS NOT NULL"),
    ];

    /// <summary>How many observations the filter leaves; null where the tallies cannot tell.</summary>
    public static long? Count(IndexReader reader, ObservationFilter filter, IndexPoint point)
    {
        if (point != reader.Head || !filter.IsCurrentOnly) return null;
        if (IsOfKinds(filter)) return CountKinds(reader, filter);
        return FieldOf(reader, filter) is var (field, values)
            ? reader.Number($"SELECT sum(count) FROM value_tallies WHERE field = $0 AND value IN ({string.Join(',', values)})", field) ?? 0
            : null;
    }

    /// <summary>How many observations have each value of a column (null: none); null where the tallies cannot tell.</summary>
    public static IReadOnlyList<(long? Value, long Count)>? CountsBy(
        IndexReader reader, ObservationFilter filter, IndexPoint point, ObservationGrouping by)
    {
        if (point != reader.Head || !filter.IsCurrentOnly) return null;
        var column = by.Expression().Replace("o.", "", StringComparison.Ordinal);
        if (by is ObservationGrouping.Topic or ObservationGrouping.Status or ObservationGrouping.Measure or ObservationGrouping.Year
            && IsOfKinds(filter))
        {
            var (condition, parameters) = ConditionOf(filter);
            var value = by == ObservationGrouping.Year ? "nullif(year, 0)" : column;
            return Read(reader, $"SELECT {value}, sum(count) FROM tallies WHERE {condition} GROUP BY 1", parameters);
        }

        var isOptional = by is ObservationGrouping.Period or ObservationGrouping.IndicatorId or ObservationGrouping.Place;
        return IsUnfiltered(filter) && Fields.Any(field => field.Name == column)
            ? Read(reader, $"SELECT {(isOptional ? "nullif(value, 0)" : "value")}, count FROM value_tallies WHERE field = $0", [column])
            : null;
    }

    private static List<(long?, long)> Read(IndexReader reader, string sql, object?[] parameters)
    {
        using var rows = reader.Query(sql, parameters);
        var counts = new List<(long?, long)>();
        while (rows.Read()) counts.Add((rows.NumberOrNull(0), rows.GetInt64(1)));
        return counts;
    }

    private static bool IsUnfiltered(ObservationFilter filter) => filter with { States = [] } == ObservationFilter.Everything;

    private static bool IsOfKinds(ObservationFilter filter) =>
        IsUnfiltered(filter with { Topics = [], Statuses = [], Measures = [], Years = [], YearFrom = null, YearTo = null });

    private static long CountKinds(IndexReader reader, ObservationFilter filter)
    {
        var (condition, parameters) = ConditionOf(filter);
        return reader.Number($"SELECT sum(count) FROM tallies WHERE {condition}", parameters) ?? 0;
    }

    private static (string Condition, object?[] Parameters) ConditionOf(ObservationFilter filter)
    {
        var conditions = new List<string> { "true" };
        AddList("topic", filter.Topics.Select(topic => (int)topic));
        AddList("status", filter.Statuses.Select(status => (int)status));
        AddList("measure", filter.Measures.Select(measure => (int)measure));
        AddList("year", filter.Years);

        // The year 0 stands for none, which no bound lets through.
        if (filter.YearFrom is not null || filter.YearTo is not null) conditions.Add("year BETWEEN $0 AND $1 AND year > 0");
        return (string.Join(" AND ", conditions), [filter.YearFrom ?? 0, filter.YearTo ?? int.MaxValue]);

        void AddList(string column, IEnumerable<int> values)
        {
            var list = string.Join(',', values);
            if (list.Length > 0) conditions.Add($"{column} IN ({list})");
        }
    }

    /// <summary>The one column the filter restricts, and the numbers it lets through; null where it restricts more or others.</summary>
    private static (string Field, IEnumerable<long> Values)? FieldOf(IndexReader reader, ObservationFilter filter)
    {
        if (IsUnfiltered(filter with { Periods = [] })) return ("period", Numbers(filter.Periods));
        if (IsUnfiltered(filter with { IndicatorIds = [] })) return ("catalogue", Numbers(filter.IndicatorIds));
        if (IsUnfiltered(filter with { Places = [] })) return ("place", Numbers(filter.Places));
        if (IsUnfiltered(filter with { Units = [] })) return ("unit", Numbers(filter.Units));
        if (IsUnfiltered(filter with { BaseUnits = [] })) return ("base_unit", Numbers(filter.BaseUnits));
        if (IsUnfiltered(filter with { Qualifiers = [] })) return ("qualifier", filter.Qualifiers.Select(qualifier => (long)qualifier));
        if (IsUnfiltered(filter with { HasFinding = null })) return ("findings", [filter.HasFinding == true ? 1 : 0]);
        return null;

        IEnumerable<long> Numbers(IEnumerable<string> texts) => texts.Select(reader.PhraseNumber).OfType<long>();
    }
}
