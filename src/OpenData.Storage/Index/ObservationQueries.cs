using Microsoft.Data.Sqlite;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>Questions about observations.</summary>
public static class ObservationQueries
{
    private const int ColumnCount = 26;

    private const string Columns =
        "o.key - (SELECT first_key FROM revisions WHERE id = o.rev) + 1, o.rev, o.died, o.year, o.period, o.period_source, o.topic, o.status, o.measure, o.qualifier, "
        + "o.catalogue, o.indicator, o.place, o.section, o.rule, o.value, o.value_max, o.unit, o.base_value, o.base_value_max, o.base_unit, o.confidence, "
        + "o.quantity, o.quote, o.source_start, o.findings";

    /// <summary>How many observations there are in all.</summary>
    public static long CountObservations(this IndexReader reader, ObservationFilter filter, IndexPoint point)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return reader.Total(point, filter, () =>
        {
            if (filter.IsOfWholeReports) return CountWholeReports(reader, filter, point);
            if (Tallies.Count(reader, filter, point) is { } tallied) return tallied;
            var sql = new ObservationSql(reader, filter, point);
            if (sql.FindsNothing) return 0;
            if (sql.SearchOnly() is { } search) return reader.Number("SELECT count(*)" + search, [.. sql.Values]) ?? 0;
            var parts = sql.Parts(byKey: sql.IsNarrow);
            return parts.Sum(part => reader.Number("SELECT count(*)" + part, [.. sql.Values]) ?? 0);
        });
    }

    /// <summary>Up to <paramref name="limit"/> observations behind a position, in the order of the sort keys and then of ids.</summary>
    /// <param name="reader">The view that answers.</param>
    /// <param name="filter">Which ones.</param>
    /// <param name="point">As of when.</param>
    /// <param name="sort">Empty: by id.</param>
    /// <param name="after">The row before the first one wanted; null for the beginning.</param>
    /// <param name="limit">At most so many.</param>
    public static IEnumerable<IndexedObservation> Observations(
        this IndexReader reader,
        ObservationFilter filter,
        IndexPoint point,
        IReadOnlyList<SortKey> sort,
        ObservationPosition? after,
        long limit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var sql = new ObservationSql(reader, filter, point);
        if (sql.FindsNothing) return [];
        var order = new ObservationOrder(reader, sql, sort);
        var (hint, byKey) = order.Plan(filter, point, limit);
        var parts = sql.Parts(hint, byKey);
        var select = $"SELECT {Columns}{order.Columns}";
        var behind = after is null ? "" : "AND " + order.Behind(after);
        var most = sql.Add(limit);
        var text = parts.Count == 1
            ? $"{select}{parts[0]}{behind} ORDER BY {order.Terms} LIMIT {most}"
            : string.Join(" UNION ALL ",
                parts.Select(part => $"SELECT * FROM ({select}, {sql.Key} AS id_key{part}{behind} ORDER BY {order.Terms} LIMIT {most})"))
                + $" ORDER BY {order.TermsByPosition(ColumnCount)} LIMIT {most}";
        return Read(reader, text, sql.Values, point, order.Count);
    }

    /// <summary>One observation, whatever has become of it; null where there never was one.</summary>
    public static IndexedObservation? Observation(this IndexReader reader, string reportId, int revision, int sequence)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var key = reader.KeyOf(reportId, revision, sequence);
        return key is null ? null
            : Read(reader, $"SELECT {Columns} FROM observations o WHERE o.key = $0", [key], reader.Head, 0).SingleOrDefault();
    }

    /// <summary>All observations of one revision, whatever has become of it, in the order of the text.</summary>
    public static List<IndexedObservation> ObservationsOf(this IndexReader reader, IndexedRevision revision)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(revision);
        const string Sql = $"""
            SELECT {Columns} FROM revisions r CROSS JOIN observations o ON o.key BETWEEN r.first_key AND r.first_key + r.size - 1
            WHERE r.id = $0 ORDER BY o.key
            """;
        return [.. Read(reader, Sql, [revision.Number], reader.Head, 0)];
    }

    /// <summary>Observations by their keys in this view.</summary>
    internal static Dictionary<long, IndexedObservation> ObservationsAt(this IndexReader reader, IEnumerable<long> keys)
    {
        var wanted = keys.Distinct().Order().ToList();
        const string Sql = $"SELECT {Columns} FROM json_each($0) k CROSS JOIN observations o ON o.key = k.value ORDER BY k.key";
        return wanted.Zip(Read(reader, Sql, ["[" + string.Join(',', wanted) + "]"], reader.Head, 0)).ToDictionary(pair => pair.First, pair => pair.Second);
    }

    private static long CountWholeReports(IndexReader reader, ObservationFilter filter, IndexPoint point) =>
        FilterKeys.Of(reader, filter, point).Sum(range => reader.Number(
            "SELECT sum(observations) FROM revisions WHERE first_key BETWEEN $0 AND $1 AND born <= $2 AND (died IS NULL OR died > $2)",
            range.First, range.Last, point.Generation) ?? 0);

    internal static long? KeyOf(this IndexReader reader, string reportId, int revision, int sequence) =>
        sequence < 1
            ? null
            : reader.Number(
                """
                SELECT r.first_key + $2 - 1 FROM revisions r JOIN reports p ON p.id = r.report
                WHERE p.report = $0 AND r.revision = $1 AND r.size >= $2
                """,
                reportId, revision, sequence);

    private static IEnumerable<IndexedObservation> Read(
        IndexReader reader, string sql, List<object?> values, IndexPoint point, int sortColumns)
    {
        using var rows = reader.Query(sql, values.ToArray());
        while (rows.Read()) yield return ReadOne(reader, rows, point, sortColumns);
    }

    private static IndexedObservation ReadOne(IndexReader reader, SqliteDataReader rows, IndexPoint point, int sortColumns)
    {
        var quantity = rows.GetString(22);
        return new IndexedObservation
        {
            Sequence = rows.GetInt32(0),
            Revision = reader.Revision(rows.GetInt64(1)),
            Ended = rows.NumberOrNull(2) is { } died && died <= point.Generation ? reader.CommitOf(died) : null,
            Year = (int?)rows.NumberOrNull(3),
            Period = PhraseOrNull(reader, rows, 4),
            PeriodSource = (PeriodSource)rows.GetInt32(5),
            Topic = (Topic)rows.GetInt32(6),
            Status = (ObservationStatus)rows.GetInt32(7),
            Measure = (Measure)rows.GetInt32(8),
            Qualifier = (Qualifier)rows.GetInt32(9),
            IndicatorId = PhraseOrNull(reader, rows, 10),
            Indicator = reader.Phrase(rows.GetInt64(11)),
            Place = PhraseOrNull(reader, rows, 12),
            Section = reader.Phrase(rows.GetInt64(13)),
            Rule = reader.Phrase(rows.GetInt64(14)),
            Value = rows.Decimal(15),
            ValueMax = rows.DecimalOrNull(16),
            Unit = reader.Phrase(rows.GetInt64(17)),
            BaseValue = rows.Decimal(18),
            BaseValueMax = rows.DecimalOrNull(19),
            BaseUnit = reader.Phrase(rows.GetInt64(20)),
            Confidence = rows.GetInt32(21) / 10_000m,
            Quantity = quantity,
            Quote = rows.GetString(23),
            Source = new SourceSpan(rows.GetInt32(24), quantity.Length),
            Findings = rows.Sequences(25),
            SortValues = sortColumns == 0 ? [] : ReadSortValues(rows, sortColumns),
        };
    }

    private static object?[] ReadSortValues(SqliteDataReader rows, int count)
    {
        var values = new object?[count];
        for (var i = 0; i < count; i++)
        {
            var value = rows.GetValue(ColumnCount + i);
            values[i] = value is DBNull ? null : value;
        }

        return values;
    }

    private static string? PhraseOrNull(IndexReader reader, SqliteDataReader rows, int column) =>
        rows.NumberOrNull(column) is { } number ? reader.Phrase(number) : null;
}
