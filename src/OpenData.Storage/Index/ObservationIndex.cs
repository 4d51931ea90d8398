using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OpenData.Storage.Index;

/// <summary>
/// All published revisions in one local SQLite file, for questions. The tables are the record: this file holds nothing that
/// cannot be read from there again, and is thrown away when it is broken.
/// </summary>
/// <remarks>One writer; readers on connections of their own, each seeing one point in time from beginning to end.</remarks>
public sealed class ObservationIndex : IDisposable
{
    private readonly Lock writing = new();
    private readonly ConcurrentBag<IndexConnection> idle = [];
    private readonly PlainText plain;
    private readonly IndexFile file;
    private readonly Lock opening = new();
    private IndexMemory memory = new();
    private SqliteConnection writerConnection;
    private CommitWriter writer;
    private long changes;

    /// <param name="path">Of the file; made with its folder where it does not exist.</param>
    /// <param name="plain">How texts are compared when searching.</param>
    public ObservationIndex(string path, PlainText plain)
    {
        this.plain = plain;
        file = new IndexFile(path);
        writerConnection = file.OpenWriter();
        writer = new CommitWriter(writerConnection, plain);
    }

    public string Path => file.Path;

    /// <summary>Grows with every change of what can be asked for; the same number means the same answers.</summary>
    public long Changes => Interlocked.Read(ref changes);

    /// <summary>Makes a commit visible, or takes away what it withdrew, in one transaction.</summary>
    /// <param name="commit">A commit applied before changes nothing.</param>
    /// <param name="revision">What was published; null for a withdrawal.</param>
    /// <param name="text">The text as stored, which the revision's spans point into; null for a withdrawal.</param>
    /// <returns>False where the commit was applied before.</returns>
    /// <exception cref="ArgumentException">A published commit came without its revision, or with another one.</exception>
    public bool Apply(Commit commit, PublishedRevision? revision, string? text)
    {
        ArgumentNullException.ThrowIfNull(commit);
        if (commit.Kind == CommitKind.Published
            && (revision is null || text is null || revision.Report != commit.Report || revision.Revision != commit.Revision))
        {
            throw new ArgumentException("A published commit needs its own revision and text.", nameof(revision));
        }

        lock (writing)
        {
            var isNew = writer.Apply(commit, revision, text);
            if (isNew) Interlocked.Increment(ref changes);
            return isNew;
        }
    }

    /// <summary>Whether the commit was applied.</summary>
    public bool Contains(string commitId)
    {
        using var reader = Read();
        return reader.Commit(commitId) is not null;
    }

    /// <summary>The newest state that can be asked for.</summary>
    public IndexPoint Head()
    {
        using var reader = Read();
        return reader.Head;
    }

    /// <summary>A view of the newest state, to be disposed soon: it keeps the file from shrinking.</summary>
    public IndexReader Read()
    {
        if (idle.TryTake(out var connection)) return new IndexReader(this, connection);
        lock (opening)
        {
            connection = new IndexConnection(file.OpenReader(), plain, memory);
        }

        return new IndexReader(this, connection);
    }

    /// <summary>Holds the file as it is, for a copy of the newest state; reading and writing go on, but what is written goes into the log beside it.</summary>
    /// <returns>To be disposed soon: the log grows until then. Null while readers of an older state are at work; then to be asked again.</returns>
    public FrozenIndex? TryFreeze()
    {
        lock (writing)
        {
            return IndexFile.TryCompleteFile(writerConnection) ? new FrozenIndex(Read(), file.Bytes) : null;
        }
    }

    /// <summary>Throws the file away and begins with an empty one, or with <paramref name="snapshot"/> (which is moved).</summary>
    public void Restart(string? snapshot = null)
    {
        lock (writing)
        lock (opening)
        {
            CloseWriter();
            memory = new IndexMemory();
            CloseIdle();
            file.Delete();
            if (snapshot is not null) File.Move(snapshot, file.Path);
            writerConnection = file.OpenWriter();
            writer = new CommitWriter(writerConnection, plain);
            Interlocked.Increment(ref changes);
        }
    }

    public void Dispose()
    {
        lock (writing)
        lock (opening)
        {
            CloseWriter();
            memory = new IndexMemory();
            CloseIdle();
        }
    }

    internal void Return(IndexConnection connection)
    {
        connection.Trim();
        if (connection.Memory != Volatile.Read(ref memory) || idle.Count >= Environment.ProcessorCount * 2) connection.Dispose();
        else idle.Add(connection);
    }

    private void CloseWriter()
    {
        writer.Dispose();
        writerConnection.Dispose();
        file.Close();
    }

    private void CloseIdle()
    {
        while (idle.TryTake(out var connection)) connection.Dispose();
    }
}
