using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Data.Sqlite;
using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>Applies commits to the index, each in one transaction; one at a time.</summary>
internal sealed class CommitWriter : IDisposable
{
    private const string SearchWordsOf =
        "search_words(o.quote, (SELECT text FROM phrases WHERE id = o.indicator), (SELECT text FROM phrases WHERE id = o.section))";

    private static readonly (string Table, string Rows)[] SearchTables = [("search", "o.died IS NULL"), ("search_past", "o.died IS NOT NULL")];

    private readonly SqliteConnection connection;
    private readonly RevisionWriter revisions;

    public CommitWriter(SqliteConnection connection, PlainText plain)
    {
        this.connection = connection;
        connection.CreateFunction("search_words", (string quote, string indicator, string section) =>
            SearchWords.OfTexts(plain, quote, indicator, section), isDeterministic: true);
        revisions = new RevisionWriter(connection, plain);
    }

    /// <summary>False where the commit was applied before.</summary>
    public bool Apply(Commit commit, PublishedRevision? revision, string? text)
    {
        Run("BEGIN IMMEDIATE");
        try
        {
            var isNew = Scalar("SELECT 1 FROM commits WHERE id = $0", commit.Id) is null;
            if (isNew) ApplyNew(commit, revision, text);
            Run("COMMIT");
            return isNew;
        }
        catch
        {
            Run("ROLLBACK");
            revisions.Forget();
            throw;
        }
    }

    public void Dispose() => revisions.Dispose();

    private void ApplyNew(Commit commit, PublishedRevision? revision, string? text)
    {
        var report = ReportNumber(commit.Report);
        var generation = (Scalar("SELECT max(generation) FROM commits") ?? 0) + 1;
        if (commit.Kind == CommitKind.Published) Publish(commit, revision!, text!, report, generation);
        else EndVisible(report, generation, upTo: commit.Revision);
        RenewOutcomes(KeySpace.Within(commit.Report.TownshipId));
        Log(commit, report, generation);
    }

    private void Publish(Commit commit, PublishedRevision revision, string text, long report, long generation)
    {
        if (Scalar("SELECT 1 FROM revisions WHERE report = $0 AND revision = $1", report, commit.Revision) is not null) return;

        // A commit that was completed late may be older than what is visible, or withdrawn, by now: then it never was seen here.
        var isLate = Scalar("SELECT 1 FROM revisions WHERE report = $0 AND revision > $1", report, commit.Revision) is not null
            || Scalar(
                "SELECT 1 FROM commits WHERE report = $0 AND kind = $1 AND revision >= $2",
                report, (int)CommitKind.Withdrawn, commit.Revision) is not null;
        if (!isLate) EndVisible(report, generation, upTo: commit.Revision);

        var size = revision.Observations.Count == 0 ? 0 : revision.Observations.Max(observation => observation.Sequence);
        var firstKey = FindPlace(commit.Report, report, commit.Revision, size);
        long? died = isLate ? generation : null;
        var rev = Scalar(
            """
            INSERT INTO revisions(
                report, revision, place, kind, title, issuer, published_on, source_blob, content_hash, text_length, supplementary,
                reader_version, created_at, first_key, size, observations, findings, born, died)
            VALUES($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
            RETURNING id
            """,
            report, revision.Revision, PlaceNumber(revision.Township), (int)revision.Kind, revision.Title, revision.Issuer,
            revision.PublishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            revision.SourceBlob, revision.ContentHash, revision.TextLength, SupplementaryCharacters.Find(text),
            revision.ReaderVersion, revision.CreatedAt.UtcTicks, firstKey, size, revision.Observations.Count, revision.Findings.Count,
            generation, died)!.Value;
        revisions.Write(revision, rev, firstKey, died);
        if (!isLate) Tally(KeyRange.Block(firstKey, size), sign: 1);
    }

    private void EndVisible(long report, long generation, int upTo)
    {
        foreach (var block in VisibleBlocks(report, upTo))
        {
            Tally(block, sign: -1);
            Run(
                $"INSERT INTO search(search, rowid, words) SELECT 'delete', o.key, {SearchWordsOf} FROM observations o WHERE o.key BETWEEN $0 AND $1 AND o.died IS NULL",
                block.First, block.Last);
            Run(
                $"INSERT INTO search_past(rowid, words) SELECT o.key, {SearchWordsOf} FROM observations o WHERE o.key BETWEEN $0 AND $1 AND o.died IS NULL",
                block.First, block.Last);
            Run("UPDATE observations SET died = $2 WHERE key BETWEEN $0 AND $1 AND died IS NULL", block.First, block.Last, generation);
        }

        Run("UPDATE revisions SET died = $0 WHERE report = $1 AND revision <= $2 AND died IS NULL", generation, report, upTo);
    }

    private List<KeyRange> VisibleBlocks(long report, int upTo)
    {
        using var command = Command(
            "SELECT first_key, size FROM revisions WHERE report = $0 AND revision <= $1 AND died IS NULL AND size > 0", report, upTo);
        using var reader = command.ExecuteReader();
        var blocks = new List<KeyRange>();
        while (reader.Read()) blocks.Add(KeyRange.Block(reader.GetInt64(0), reader.GetInt32(1)));
        return blocks;
    }

    /// <summary>Adds the visible observations of a block to the tallies, or (sign −1) takes them out.</summary>
    private void Tally(KeyRange block, int sign)
    {
        const string Visible = "FROM observations WHERE key BETWEEN $0 AND $1 AND died IS NULL";
        const string Kind = "topic, status, measure, coalesce(year, 0), (key >> 24) / 10000000";
        const string Add = "ON CONFLICT DO UPDATE SET count = count + excluded.count";
        Run($"INSERT INTO tallies SELECT {Kind}, $2 * count(*) {Visible} GROUP BY 1, 2, 3, 4, 5 {Add}", block.First, block.Last, sign);
        Run(
            $"INSERT INTO indicator_tallies SELECT coalesce(catalogue, 0), {Kind}, $2 * count(*) {Visible} GROUP BY 1, 2, 3, 4, 5, 6 {Add}",
            block.First, block.Last, sign);
        var fields = Tallies.Fields.Select(field => $"SELECT '{field.Name}', {field.Expression}, $2 * count(*) {Visible} GROUP BY 2");
        Run(
            $"INSERT INTO value_tallies SELECT * FROM ({string.Join(" UNION ALL ", fields)}) WHERE true {Add}",
            block.First, block.Last, sign);
        if (sign > 0) return;
        Run("DELETE FROM tallies WHERE count = 0");
        Run("DELETE FROM indicator_tallies WHERE count = 0");
        Run("DELETE FROM value_tallies WHERE count = 0");
    }

    /// <summary>Whatever was published or withdrawn, the plans of that township may have other results now, or other keys.</summary>
    private void RenewOutcomes(KeyRange township)
    {
        Run(Outcomes.Forget, township.First, township.Last);
        Run(Outcomes.Find, township.First, township.Last);
    }

    private long FindPlace(ReportId id, long report, int revision, int size)
    {
        var township = KeySpace.Within(id.TownshipId);
        var blocks = Blocks(township);
        var behind = blocks.FindIndex(block =>
            string.CompareOrdinal(block.Report, id.ToString()) is var order && (order > 0 || (order == 0 && block.Revision > revision)));
        if (behind < 0) behind = blocks.Count;
        var before = behind > 0 ? blocks[behind - 1] : null;
        var after = behind < blocks.Count ? blocks[behind] : null;
        var place = KeySpace.Place(township, before?.Keys, after?.Keys, continues: before?.ReportNumber == report, size);
        return place ?? MakeRoom(township, blocks, behind, size);
    }

    /// <summary>Lays the township's revisions out anew, and gives the place before the block number <paramref name="behind"/>.</summary>
    private long MakeRoom(KeyRange township, List<Block> blocks, int behind, int size)
    {
        var sizes = blocks.ConvertAll(block => block.Size);
        sizes.Insert(behind, size);
        var firsts = KeySpace.Spread(township, sizes);

        // The search tables hold no texts; they forget a row when told the same words again.
        foreach (var (table, rows) in SearchTables)
        {
            Run(
                $"INSERT INTO {table}({table}, rowid, words) SELECT 'delete', o.key, {SearchWordsOf} FROM observations o WHERE o.key BETWEEN $0 AND $1 AND {rows}",
                township.First, township.Last);
        }

        for (var i = 0; i < blocks.Count; i++)
        {
            var first = firsts[i < behind ? i : i + 1];
            Run(
                "UPDATE observations SET key = -(key + $0) WHERE key BETWEEN $1 AND $2",
                first - blocks[i].FirstKey, blocks[i].FirstKey, blocks[i].Keys.Last);
            Run("UPDATE revisions SET first_key = $0 WHERE id = $1", first, blocks[i].Rev);
        }

        Run("UPDATE observations SET key = -key WHERE key < 0");
        foreach (var (table, rows) in SearchTables)
        {
            Run(
                $"INSERT INTO {table}(rowid, words) SELECT o.key, {SearchWordsOf} FROM observations o WHERE o.key BETWEEN $0 AND $1 AND {rows}",
                township.First, township.Last);
        }

        return firsts[behind];
    }

    private List<Block> Blocks(KeyRange township)
    {
        using var command = Command(
            """
            SELECT r.id, r.report, p.report, r.revision, r.first_key, r.size FROM revisions r JOIN reports p ON p.id = r.report
            WHERE r.first_key BETWEEN $0 AND $1
            """,
            township.First, township.Last);
        using var reader = command.ExecuteReader();
        var blocks = new List<Block>();
        while (reader.Read())
        {
            blocks.Add(new Block(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetString(2), reader.GetInt32(3), reader.GetInt64(4), reader.GetInt32(5)));
        }

        blocks.Sort((a, b) => string.CompareOrdinal(a.Report, b.Report) is var order and not 0 ? order : a.Revision.CompareTo(b.Revision));
        return blocks;
    }

    private void Log(Commit commit, long report, long generation)
    {
        var state = (Scalar("SELECT state FROM commits ORDER BY generation DESC LIMIT 1") ?? 0) ^ NumberOf(commit.Id);
        Run(
            """
            INSERT INTO commits(generation, id, time, state, kind, report, revision, last_rev, reason, successor)
            VALUES($0, $1, $2, $3, $4, $5, $6, (SELECT coalesce(max(id), 0) FROM revisions), $7, $8)
            """,
            generation, commit.Id, commit.Time.UtcTicks, state, (int)commit.Kind, report, commit.Revision, commit.Reason,
                commit.Successor?.ToString());
    }

    /// <summary>Combined by exclusive or, these tell one set of commits from another whatever the order they came in.</summary>
    private static long NumberOf(string commitId) =>
        BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(commitId)));

    private long ReportNumber(ReportId report) =>
        Scalar("SELECT id FROM reports WHERE report = $0", report.ToString())
        ?? Scalar("INSERT INTO reports(report) VALUES($0) RETURNING id", report.ToString())!.Value;

    private long PlaceNumber(Township township)
    {
        object?[] names = [township.Id, township.Name, township.CountyName, township.PrefectureName, township.ProvinceName];
        const string Find = "SELECT id FROM places WHERE township = $0 AND name = $1 AND county = $2 AND prefecture = $3 AND province = $4";
        const string Add = "INSERT INTO places(township, name, county, prefecture, province) VALUES($0, $1, $2, $3, $4) RETURNING id";
        return Scalar(Find, names) ?? Scalar(Add, names)!.Value;
    }

    private void Run(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    private long? Scalar(string sql, params object?[] values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() as long?;
    }

    private SqliteCommand Command(string sql, params object?[] values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue("$" + i, values[i] ?? DBNull.Value);
        return command;
    }

    private sealed record Block(long Rev, long ReportNumber, string Report, int Revision, long FirstKey, int Size)
    {
        public KeyRange Keys => KeyRange.Block(FirstKey, Size);
    }
}
