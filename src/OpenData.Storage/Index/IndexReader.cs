using Microsoft.Data.Sqlite;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>One consistent view of the index, from its making to its disposal. The questions are in the files beside this one.</summary>
public sealed class IndexReader : IDisposable
{
    internal const string CommitColumns =
        "SELECT c.generation, c.time, c.state, c.last_rev, c.id, c.kind, r.report, c.revision, c.reason, c.successor FROM commits c JOIN reports r ON r.id = c.report ";

    private readonly ObservationIndex index;
    private readonly IndexConnection connection;
    private IndexMemory Memory => connection.Memory;

    internal IndexReader(ObservationIndex index, IndexConnection connection)
    {
        this.index = index;
        this.connection = connection;
        connection.Execute("BEGIN");
        Head = LastCommit("ORDER BY c.generation DESC LIMIT 1")?.Point ?? IndexPoint.Beginning;
    }

    /// <summary>The newest state.</summary>
    public IndexPoint Head { get; }

    /// <summary>The latest time of any commit, which need not be the last one's; the Unix epoch where there is none.</summary>
    public DateTimeOffset NewestCommitTime => Time(Number("SELECT max(time) FROM commits") ?? DateTimeOffset.UnixEpoch.UtcTicks);

    internal PlainText Plain => connection.Plain;

    /// <summary>The last state not later than <paramref name="time"/>; the beginning where there is none.</summary>
    public IndexPoint At(DateTimeOffset time) =>
        LastCommit("WHERE c.time <= $0 ORDER BY c.generation DESC LIMIT 1", time.UtcTicks)?.Point ?? IndexPoint.Beginning;

    /// <summary>The last state before everything that happened at or after <paramref name="time"/>.</summary>
    public IndexPoint Before(DateTimeOffset time)
    {
        var first = LastCommit("WHERE c.time >= $0 ORDER BY c.generation LIMIT 1", time.UtcTicks);
        return first is null ? Head : AtGeneration(first.Point.Generation - 1) ?? IndexPoint.Beginning;
    }

    /// <summary>The state after so many commits; null where there were not so many.</summary>
    public IndexPoint? AtGeneration(long generation) =>
        generation == 0 ? IndexPoint.Beginning
        : generation == Head.Generation ? Head
        : generation > 0 && generation < Head.Generation ? CommitOf(generation).Point
        : null;

    /// <summary>The point with that <see cref="IndexPoint.State"/>; null where this index was never in it.</summary>
    public IndexPoint? AtState(long state) =>
        state == Head.State ? Head
        : state == 0 ? IndexPoint.Beginning
        : LastCommit("WHERE c.state = $0 ORDER BY c.generation DESC LIMIT 1", state)?.Point;

    /// <summary>The commit with that id in the log; null where it was not applied.</summary>
    public IndexedCommit? Commit(string id) => LastCommit("WHERE c.id = $0", id);

    /// <summary>Whether the report was ever published.</summary>
    public bool KnowsReport(string reportId) => Number("SELECT 1 FROM reports WHERE report = $0", reportId) is not null;

    /// <summary>Whether the township ever published.</summary>
    public bool KnowsTownship(string townshipId) => Number("SELECT 1 FROM places WHERE township = $0", townshipId) is not null;

    /// <summary>Whether a visible observation has that catalogue id.</summary>
    public bool KnowsIndicator(string indicatorId) =>
        PhraseNumber(indicatorId) is { } number
        && Number("SELECT 1 FROM observations WHERE died IS NULL AND catalogue = $0 LIMIT 1", number) is not null;

    public void Dispose()
    {
        connection.Execute("COMMIT");
        index.Return(connection);
    }

    internal SqliteDataReader Query(string sql, params ReadOnlySpan<object?> values) => connection.Query(sql, values);

    internal long? Number(string sql, params ReadOnlySpan<object?> values)
    {
        using var rows = connection.Query(sql, values);
        return rows.Read() && !rows.IsDBNull(0) ? rows.GetInt64(0) : null;
    }

    internal long Total(IndexPoint point, ObservationFilter filter, Func<long> count) => Memory.Total(point.Generation, filter, count);

    internal string Phrase(long id) => Memory.Phrase(id, LoadPhrase);

    internal long? PhraseNumber(string text) => Number("SELECT id FROM phrases WHERE text = $0", text);

    internal IndexedCommit CommitOf(long generation) =>
        Memory.Commits.TryGetValue(generation, out var commit)
            ? commit
            : Memory.Commits[generation] = LastCommit("WHERE c.generation = $0", generation)!;

    internal IndexedRevision Revision(long number) =>
        Memory.Revisions.TryGetValue(number, out var revision) ? revision : Memory.Revisions[number] = LoadRevision(number);

    /// <summary>All places that any revision names; some may be newer than this view.</summary>
    internal IReadOnlyList<IndexedPlace> Places()
    {
        var last = Number("SELECT max(id) FROM places") ?? 0;
        if (Memory.Places is { } known && known.Count >= last) return known;
        var all = new List<IndexedPlace>();
        using var rows = Query("SELECT id, township, name || ' ' || county || ' ' || prefecture || ' ' || province FROM places ORDER BY id");
        while (rows.Read()) all.Add(new IndexedPlace(rows.GetInt64(0), rows.GetString(1), SearchWords.Fold(Plain, rows.GetString(2))));
        return Memory.Places = all;
    }

    private IndexedCommit? LastCommit(string condition, params ReadOnlySpan<object?> values)
    {
        using var rows = Query(CommitColumns + condition, values);
        return rows.Read() ? ReadCommit(rows) : null;
    }

    internal static IndexedCommit ReadCommit(SqliteDataReader rows) =>
        new(
            new IndexPoint(rows.GetInt64(0), Time(rows.GetInt64(1)), rows.GetInt64(2), rows.GetInt64(3)),
            rows.GetString(4),
            (CommitKind)rows.GetInt32(5),
            rows.GetString(6),
            rows.GetInt32(7),
            rows.TextOrNull(8),
            rows.TextOrNull(9));

    private string LoadPhrase(long id)
    {
        using var rows = Query("SELECT text FROM phrases WHERE id = $0", id);
        rows.Read();
        return rows.GetString(0);
    }

    private IndexedRevision LoadRevision(long number)
    {
        using var rows = Query(
            """
            SELECT p.report, r.revision, t.township, t.name, t.county, t.prefecture, t.province, r.kind, r.title, r.issuer, r.published_on,
                r.source_blob, r.content_hash, r.text_length, r.supplementary, r.reader_version, r.created_at, r.observations, r.findings, r.born
            FROM revisions r JOIN reports p ON p.id = r.report JOIN places t ON t.id = r.place WHERE r.id = $0
            """,
            number);
        rows.Read();
        return new IndexedRevision(ReportId.Parse(rows.GetString(0)), rows.GetInt32(1))
        {
            Number = number,
            Township = new Township(rows.GetString(2), rows.GetString(3), rows.GetString(4), rows.GetString(5), rows.GetString(6)),
            Kind = (ReportKind)rows.GetInt32(7),
            Title = rows.TextOrNull(8),
            Issuer = rows.TextOrNull(9),
            PublishedOn = rows.TextOrNull(10),
            SourceBlob = rows.GetString(11),
            ContentHash = rows.GetString(12),
            TextLength = rows.GetInt32(13),
            Supplementary = rows.IsDBNull(14) ? null : rows.GetFieldValue<byte[]>(14),
            ReaderVersion = rows.GetString(15),
            CreatedAt = Time(rows.GetInt64(16)),
            Observations = rows.GetInt32(17),
            Findings = rows.GetInt32(18),
            Born = rows.GetInt64(19),
        };
    }

    private static DateTimeOffset Time(long ticks) => new(ticks, TimeSpan.Zero);
}
