using Microsoft.Data.Sqlite;
using Newtonsoft.Json;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>A revision and what has become of it at the point in time asked about.</summary>
/// <param name="Revision">What was published.</param>
/// <param name="Ended">The commit that superseded or withdrew it; null while it is visible.</param>
public sealed record RevisionState(IndexedRevision Revision, IndexedCommit? Ended)
{
    public RecordState State => Ended switch
    {
        null => RecordState.Current,
        { Kind: CommitKind.Published } => RecordState.Superseded,
        _ => RecordState.Withdrawn,
    };
}

/// <summary>Which reports are asked for; an empty list does not restrict.</summary>
public sealed record ReportFilter
{
    public ValueList<string> TownshipIds { get; init; }

    public ValueList<string> Within { get; init; }

    /// <summary>Years in which the reports' periods begin.</summary>
    public ValueList<int> Years { get; init; }

    public ValueList<ReportKind> Kinds { get; init; }

    /// <summary>Empty: <see cref="RecordState.Current"/> only. A report is never superseded, only its revisions are.</summary>
    public ValueList<RecordState> States { get; init; }

    /// <summary>All of which must occur in the title, in simplified or traditional characters.</summary>
    public ValueList<string> Words { get; init; }
}

/// <summary>Questions about reports and their revisions.</summary>
public static class ReportQueries
{
    /// <summary>The newest revision of each report asked for, in the order of ids, behind the id <paramref name="after"/>.</summary>
    public static IReadOnlyList<RevisionState> Reports(
        this IndexReader reader, ReportFilter filter, IndexPoint point, string? after, int limit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var values = new List<object?>();
        var text = $"SELECT r.id, r.died{From(reader, filter, point, values)} AND p.report > {Add(values, after ?? "")} ORDER BY p.report LIMIT {Add(values, limit)}";
        using var rows = reader.Query(text, values.ToArray());
        return ReadStates(reader, rows, point);
    }

    public static long CountReports(this IndexReader reader, ReportFilter filter, IndexPoint point)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var values = new List<object?>();
        return reader.Number("SELECT count(*)" + From(reader, filter, point, values), values.ToArray()) ?? 0;
    }

    /// <summary>All revisions of a report, oldest first; empty where there is no such report.</summary>
    public static IReadOnlyList<RevisionState> RevisionsOf(this IndexReader reader, string reportId, IndexPoint point)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var rows = reader.Query(
            """
            SELECT r.id, r.died FROM revisions r JOIN reports p ON p.id = r.report
            WHERE p.report = $0 AND r.born <= $1 ORDER BY r.revision
            """,
            reportId, point.Generation);
        return ReadStates(reader, rows, point);
    }

    /// <summary>The commit that withdrew a report; null where the report is visible or was never published.</summary>
    public static IndexedCommit? WithdrawalOf(this IndexReader reader, string reportId, IndexPoint point) =>
        reader.RevisionsOf(reportId, point) is [.., { State: RecordState.Withdrawn } newest] ? newest.Ended : null;

    /// <summary>The first and the last year of the visible reports; the epoch's where there are none.</summary>
    public static (int First, int Last) YearsOfReports(this IndexReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        using var rows = reader.Query(
            "SELECT min(substr(p.report, 11, 4)), max(substr(p.report, 11, 4)) FROM revisions r JOIN reports p ON p.id = r.report WHERE r.died IS NULL");
        rows.Read();
        return rows.IsDBNull(0) ? (DateTime.UnixEpoch.Year, DateTime.UnixEpoch.Year) : (rows.GetInt32(0), rows.GetInt32(1));
    }

    private static string From(IndexReader reader, ReportFilter filter, IndexPoint point, List<object?> values)
    {
        var generation = Add(values, point.Generation);
        var conditions = new List<string> { $"r.born <= {generation}", States(filter.States, generation) };

        // Of what is visible there is one revision a report anyway.
        if (filter.States.Count > 0 && filter.States is not [RecordState.Current])
            conditions.Add($"r.revision = (SELECT max(n.revision) FROM revisions n WHERE n.report = r.report AND n.born <= {generation})");
        if (filter.TownshipIds.Count > 0) conditions.Add(AnyPrefix(filter.TownshipIds, values));
        if (filter.Within.Count > 0) conditions.Add(AnyPrefix(filter.Within, values));
        if (filter.Years.Count > 0) conditions.Add($"CAST(substr(p.report, 11, 4) AS INTEGER) IN ({string.Join(", ", filter.Years.Select(year => Add(values, year)))})");
        if (filter.Kinds.Count > 0) conditions.Add($"r.kind IN ({string.Join(", ", filter.Kinds.Select(kind => Add(values, (int)kind)))})");
        conditions.AddRange(filter.Words.Select(word =>
            $"contains_word({Add(values, SearchWords.Fold(reader.Plain, word))}, coalesce(r.title, ''))"));
        return " FROM reports p CROSS JOIN revisions r ON r.report = p.id WHERE " + string.Join(" AND ", conditions);
    }

    private static string States(ValueList<RecordState> states, string generation)
    {
        var visible = $"(r.died IS NULL OR r.died > {generation})";
        if (states.Count == 0) return visible;
        var wanted = states.Select(state => state switch
        {
            RecordState.Current => visible,
            RecordState.Withdrawn =>
                $"(r.died <= {generation} AND r.died IN (SELECT generation FROM commits WHERE kind = {(int)CommitKind.Withdrawn}))",
            _ => "0",
        });
        return "(" + string.Join(" OR ", wanted) + ")";
    }

    private static string AnyPrefix(ValueList<string> prefixes, List<object?> values) => prefixes is [var only]
        ? $"p.report >= {Add(values, only)} AND p.report < {Add(values, only + ":")}"
        : $"p.id IN (SELECT n.id FROM json_each({Add(values, JsonConvert.SerializeObject(prefixes.ToArray()))}) k CROSS JOIN reports n ON n.report >= k.value AND n.report < k.value || ':')";

    private static List<RevisionState> ReadStates(IndexReader reader, SqliteDataReader rows, IndexPoint point)
    {
        var found = new List<RevisionState>();
        while (rows.Read())
        {
            var ended = rows.NumberOrNull(1) is { } died && died <= point.Generation ? reader.CommitOf(died) : null;
            found.Add(new RevisionState(reader.Revision(rows.GetInt64(0)), ended));
        }

        return found;
    }

    private static string Add(List<object?> values, object? value)
    {
        values.Add(value);
        return "$" + (values.Count - 1);
    }
}
