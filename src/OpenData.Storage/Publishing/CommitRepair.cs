namespace OpenData.Storage.Publishing;

/// <summary>Appends to the log what manifests and revisions say became visible and the log lacks.</summary>
public sealed class CommitRepair(ReportStore reports, CommitLog commits, Completion completion)
{
    /// <returns>How many commits were missing.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // The manifests first: what is flipped meanwhile is its own publisher's to complete.
        var (manifests, visible) = (new List<Manifest>(), new List<RevisionEntry>());
        await foreach (var (manifest, entry) in reports.AllAsync(cancellationToken))
        {
            if (manifest is not null) manifests.Add(manifest);
            if (entry?.CreatedAt is not null) visible.Add(entry);
        }

        var known = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var commit in commits.ReadAllAsync(cancellationToken)) known.Add(commit.Id);

        var completed = 0;
        foreach (var manifest in manifests.Where(manifest => !known.Contains(manifest.LastCommit.Id)))
        {
            if (await completion.CompleteAsync(manifest, cancellationToken)) completed++;
            known.Add(manifest.LastCommit.Id);
        }

        foreach (var commit in visible.Select(PublicationOf).Where(commit => !known.Contains(commit.Id)))
        {
            if (await commits.AppendAsync(commit, cancellationToken)) completed++;
        }

        return completed;
    }

    private static Commit PublicationOf(RevisionEntry visible)
    {
        var time = visible.CreatedAt!.Value;
        return new Commit(Keys.CommitRow(time, visible.Report, visible.Revision), time, CommitKind.Published, visible.Report, visible.Revision);
    }
}
