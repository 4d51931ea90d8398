namespace OpenData.Storage.Index;

/// <summary>
/// Counts that are kept rather than made: of the visible observations by topic, status, measure, year and province together, the same of those
/// of each indicator, and by the values of some columns alone. At province size, counting the rows of a frequent value takes a second.
/// </summary>
internal static class Tallies
{
    private const int ProvinceDigits = 2;

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
        if (IsOfKinds(filter)) return CountKinds(reader, "tallies", filter);
        if (FieldOf(reader, filter) is var (field, values))
            return reader.Number($"SELECT sum(count) FROM value_tallies WHERE field = $0 AND value IN ({string.Join(',', values)})", field) ?? 0;
        return IsOfKinds(filter with { IndicatorIds = [] }) ? CountKinds(reader, "indicator_tallies", filter) : null;
    }

    /// <summary>How many observations have each value of a column (null: none); null where the tallies cannot tell.</summary>
    public static IReadOnlyList<(long? Value, long Count)>? CountsBy(
        IndexReader reader, ObservationFilter filter, IndexPoint point, ObservationGrouping by)
    {
        if (point != reader.Head || !filter.IsCurrentOnly) return null;
        var column = by.Expression().Replace("o.", "", StringComparison.Ordinal);
        var isOptional = by is ObservationGrouping.Period or ObservationGrouping.IndicatorId or ObservationGrouping.Place;
        if (IsUnfiltered(filter) && Fields.Any(field => field.Name == column))
            return Read(reader, $"SELECT {(isOptional ? "nullif(value, 0)" : "value")}, count FROM value_tallies WHERE field = $0", [column]);
        var kind = by switch
        {
            ObservationGrouping.Topic or ObservationGrouping.Status or ObservationGrouping.Measure => column,
            ObservationGrouping.Year => "nullif(year, 0)",
            ObservationGrouping.Province => "province",
            ObservationGrouping.IndicatorId => "nullif(catalogue, 0)",
            _ => null,
        };
        if (kind is null || !IsOfKinds(filter with { IndicatorIds = [] })) return null;
        var (condition, parameters) = ConditionOf(reader, filter);
        var table = by == ObservationGrouping.IndicatorId || filter.IndicatorIds.Count > 0 ? "indicator_tallies" : "tallies";
        return Read(reader, $"SELECT {kind}, sum(count) FROM {table} WHERE {condition} GROUP BY 1", parameters);
    }

    private static List<(long?, long)> Read(IndexReader reader, string sql, object?[] parameters)
    {
        using var rows = reader.Query(sql, parameters);
        var counts = new List<(long?, long)>();
        while (rows.Read()) counts.Add((rows.NumberOrNull(0), rows.GetInt64(1)));
        return counts;
    }

    private static bool IsUnfiltered(ObservationFilter filter) => filter with { States = [] } == ObservationFilter.Everything;

    /// <summary>Whether it restricts nothing but topic, status, measure, year and province.</summary>
    private static bool IsOfKinds(ObservationFilter filter) =>
        filter.Within.All(code => code.Length == ProvinceDigits)
        && IsUnfiltered(filter with { Topics = [], Statuses = [], Measures = [], Years = [], YearFrom = null, YearTo = null, Within = [] });

    private static long CountKinds(IndexReader reader, string table, ObservationFilter filter)
    {
        var (condition, parameters) = ConditionOf(reader, filter);
        return reader.Number($"SELECT sum(count) FROM {table} WHERE {condition}", parameters) ?? 0;
    }

    private static (string Condition, object?[] Parameters) ConditionOf(IndexReader reader, ObservationFilter filter)
    {
        var conditions = new List<string> { "true" };
        AddList("topic", filter.Topics.Select(topic => (long)topic));
        AddList("status", filter.Statuses.Select(status => (long)status));
        AddList("measure", filter.Measures.Select(measure => (long)measure));
        AddList("year", filter.Years.Select(year => (long)year));
        AddList("province", filter.Within.Select(code => long.Parse(code, System.Globalization.CultureInfo.InvariantCulture)));
        if (filter.IndicatorIds.Count > 0) AddList("catalogue", filter.IndicatorIds.Select(reader.PhraseNumber).OfType<long>().DefaultIfEmpty(-1));

        // The year 0 stands for none, which no bound lets through.
        if (filter.YearFrom is not null || filter.YearTo is not null) conditions.Add("year BETWEEN $0 AND $1 AND year > 0");
        return (string.Join(" AND ", conditions), [filter.YearFrom ?? 0, filter.YearTo ?? int.MaxValue]);

        void AddList(string column, IEnumerable<long> values)
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
