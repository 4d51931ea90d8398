namespace OpenData.Storage.Index;

/// <summary>An entry of the change feed.</summary>
/// <param name="Commit">What happened.</param>
/// <param name="Superseded">The revision that is no longer visible because of it, as <see cref="IndexedRevision.Id"/>; null where none
/// is.</param>
/// <param name="Observations">How many observations it made visible; null for a withdrawal.</param>
public sealed record CommitChange(IndexedCommit Commit, string? Superseded, int? Observations);

/// <summary>Questions about the change feed.</summary>
public static class CommitQueries
{
    /// <summary>Changes after one generation and up to a point, oldest first.</summary>
    public static IReadOnlyList<CommitChange> Commits(this IndexReader reader, long after, IndexPoint until, int limit)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var commits = new List<IndexedCommit>();
        using (var rows = reader.Query(
            IndexReader.CommitColumns + "WHERE c.generation > $0 AND c.generation <= $1 ORDER BY c.generation LIMIT $2", after,
                until.Generation, limit))
        {
            while (rows.Read()) commits.Add(IndexReader.ReadCommit(rows));
        }

        return commits.ConvertAll(commit => new CommitChange(
            commit,
            reader.Number("SELECT id FROM revisions WHERE died = $0 AND born < $0", commit.Point.Generation) is { } ended
                ? reader.Revision(ended).Id : null,
            commit.Kind == CommitKind.Published
                ? (int?)reader.Number("SELECT observations FROM revisions WHERE born = $0", commit.Point.Generation) ?? 0
                : null));
    }
}
