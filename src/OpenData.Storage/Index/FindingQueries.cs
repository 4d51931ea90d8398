using Microsoft.Data.Sqlite;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>A finding with the revision it belongs to.</summary>
/// <param name="Revision">Whose figures it compares.</param>
/// <param name="Finding">What it says.</param>
/// <param name="Ended">The commit that superseded or withdrew the revision; null while it is visible.</param>
public sealed record IndexedFinding(IndexedRevision Revision, Finding Finding, IndexedCommit? Ended);

/// <summary>Which findings are asked for; an empty list does not restrict.</summary>
public sealed record FindingFilter
{
    public ValueList<string> TownshipIds { get; init; }

    public ValueList<string> Within { get; init; }

    public ValueList<string> ReportIds { get; init; }

    public ValueList<FindingKind> Kinds { get; init; }

    public bool? Verified { get; init; }

    internal ObservationFilter Places => new() { TownshipIds = TownshipIds, Within = Within, ReportIds = ReportIds };
}

/// <summary>Questions about findings.</summary>
public static class FindingQueries
{
    private const string Columns = "f.rev, f.sequence, f.kind, f.verified, f.observations, f.expected, f.stated, f.tolerance, f.message, f.message_en, r.died";

    /// <summary>Findings of visible revisions, in the order of ids, behind the finding <paramref name="after"/>.</summary>
    public static IReadOnlyList<IndexedFinding> Findings(
        this IndexReader reader, FindingFilter filter, IndexPoint point, (string ReportId, int Revision, int Sequence)? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var values = new List<object?>();
        var text = $"SELECT {Columns}{From(reader, filter, point, values)}";
        if (after is { } last)
        {
            var (report, revision, sequence) = (Add(values, last.ReportId), Add(values, last.Revision), Add(values, last.Sequence));
            text += $" AND (p.report, r.revision, f.sequence) > ({report}, {revision}, {sequence})";
        }

        text += $" ORDER BY p.report, r.revision, f.sequence LIMIT {Add(values, limit)}";
        return Read(reader, text, values, point);
    }

    public static long CountFindings(this IndexReader reader, FindingFilter filter, IndexPoint point)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var values = new List<object?>();
        return reader.Number("SELECT count(*)" + From(reader, filter, point, values), values.ToArray()) ?? 0;
    }

    /// <summary>One finding, whatever has become of its revision; null where there never was one.</summary>
    public static IndexedFinding? Finding(this IndexReader reader, string reportId, int revision, int sequence)
    {
        ArgumentNullException.ThrowIfNull(reader);
        const string Sql = $"""
            SELECT {Columns} FROM reports p JOIN revisions r ON r.report = p.id JOIN findings f ON f.rev = r.id
            WHERE p.report = $0 AND r.revision = $1 AND f.sequence = $2
            """;
        return Read(reader, Sql, [reportId, revision, sequence], reader.Head).SingleOrDefault();
    }

    /// <summary>All findings of one revision, whatever has become of it, by sequence.</summary>
    public static IReadOnlyList<IndexedFinding> FindingsOf(this IndexReader reader, IndexedRevision revision)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(revision);
        const string Sql = $"SELECT {Columns} FROM revisions r JOIN findings f ON f.rev = r.id WHERE r.id = $0 ORDER BY f.sequence";
        return Read(reader, Sql, [revision.Number], reader.Head);
    }

    private static string From(IndexReader reader, FindingFilter filter, IndexPoint point, List<object?> values)
    {
        var generation = Add(values, point.Generation);
        var ranges = FilterKeys.Of(reader, filter.Places, point);
        var conditions = new List<string> { $"r.born <= {generation}", $"(r.died IS NULL OR r.died > {generation})" };
        var from = "reports p CROSS JOIN revisions r ON r.report = p.id";
        if (ranges is not [var all] || all != KeyRange.All)
        {
            // A few townships: their revisions lie together. A province: along the reports, in the order that is wanted.
            var json = Add(values, "[" + string.Join(',', ranges.Select(range => $"[{range.First},{range.Last}]")) + "]");
            const string IsInRange = "r.first_key BETWEEN k.value ->> 0 AND k.value ->> 1";
            if (KeyRange.AreNarrow(ranges)) from = $"json_each({json}) k CROSS JOIN revisions r ON {IsInRange} CROSS JOIN reports p ON p.id = r.report";
            else conditions.Add($"EXISTS (SELECT 1 FROM json_each({json}) k WHERE {IsInRange})");
        }

        if (filter.Kinds.Count > 0) conditions.Add($"f.kind IN ({string.Join(", ", filter.Kinds.Select(kind => Add(values, (int)kind)))})");
        if (filter.Verified is { } verified) conditions.Add($"f.verified = {Add(values, verified ? 1 : 0)}");
        return $" FROM {from} CROSS JOIN findings f ON f.rev = r.id WHERE " + string.Join(" AND ", conditions);
    }

    private static List<IndexedFinding> Read(IndexReader reader, string sql, List<object?> values, IndexPoint point)
    {
        using var rows = reader.Query(sql, values.ToArray());
        var found = new List<IndexedFinding>();
        while (rows.Read()) found.Add(ReadOne(reader, rows, point));
        return found;
    }

    private static IndexedFinding ReadOne(IndexReader reader, SqliteDataReader rows, IndexPoint point) =>
        new(
            reader.Revision(rows.GetInt64(0)),
            new Finding
            {
                Sequence = rows.GetInt32(1),
                Kind = (FindingKind)rows.GetInt32(2),
                Verified = rows.GetBoolean(3),
                Observations = rows.Sequences(4),
                Expected = rows.DecimalOrNull(5),
                Stated = rows.DecimalOrNull(6),
                Tolerance = rows.DecimalOrNull(7),
                Message = rows.GetString(8),
                MessageEn = rows.GetString(9),
            },
            rows.NumberOrNull(10) is { } died && died <= point.Generation ? reader.CommitOf(died) : null);

    private static string Add(List<object?> values, object? value)
    {
        values.Add(value);
        return "$" + (values.Count - 1);
    }
}
