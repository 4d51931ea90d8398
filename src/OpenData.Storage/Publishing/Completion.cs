namespace OpenData.Storage.Publishing;

/// <summary>Step 6: what has to follow once a manifest has been flipped, by whoever comes first. Repeated, it changes nothing.</summary>
public sealed class Completion(ReportStore reports, CommitLog commits)
{
    /// <summary>Keeps the revision in the report's history, and announces the manifest's state in the log.</summary>
    /// <remarks>
    /// The history comes first, so that a commit in the log is proof of both. Nobody flips a manifest before its last state is
    /// complete: only the last commit of a report can ever be missing.
    /// </remarks>
    /// <returns>Whether the log lacked the commit.</returns>
    public async Task<bool> CompleteAsync(Manifest manifest, CancellationToken cancellationToken)
    {
        if (manifest.State == ManifestState.Published) await reports.RecordAsync(manifest.Current, cancellationToken);
        return await commits.AppendAsync(manifest.LastCommit, cancellationToken);
    }
}
