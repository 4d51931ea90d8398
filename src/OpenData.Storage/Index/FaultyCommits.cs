namespace OpenData.Storage.Index;

/// <summary>Commits whose revision can't be applied: damaged rows, a lost text. They are set aside, so that they hold up nothing, and tried again now and then.</summary>
public sealed class FaultyCommits
{
    private readonly Lock guard = new();
    private readonly Dictionary<string, FaultyCommit> faults = new(StringComparer.Ordinal);

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<FaultyCommit> All
    {
        get
        {
            lock (guard) return [.. faults.Values.OrderBy(fault => fault.Commit.Id, StringComparer.Ordinal)];
        }
    }

    internal bool Contains(string commitId)
    {
        lock (guard) return faults.ContainsKey(commitId);
    }

    /// <summary>Those whose next try is due.</summary>
    internal IReadOnlyList<Commit> Due(DateTimeOffset now, TimeSpan pause)
    {
        lock (guard) return [.. faults.Values.Where(fault => now - fault.LastTried >= pause).Select(fault => fault.Commit)];
    }

    /// <returns>Whether it was not known as faulty.</returns>
    internal bool Add(Commit commit, Exception fault, DateTimeOffset now)
    {
        lock (guard)
        {
            var since = faults.TryGetValue(commit.Id, out var known) ? known.Since : now;
            faults[commit.Id] = new FaultyCommit(commit, fault.GetType().Name, since, now);
            return known is null;
        }
    }

    /// <returns>Whether it was known as faulty.</returns>
    internal bool Remove(string commitId)
    {
        lock (guard) return faults.Remove(commitId);
    }
}

/// <summary>A commit that was set aside.</summary>
/// <param name="Commit">Which one.</param>
/// <param name="Fault">The name of what went wrong; the whole is in the log.</param>
/// <param name="Since">When it was first tried.</param>
/// <param name="LastTried">When last.</param>
public sealed record FaultyCommit(Commit Commit, string Fault, DateTimeOffset Since, DateTimeOffset LastTried);
