namespace OpenData.Storage.Publishing;

/// <summary>Removes what attempts wrote that never became visible and never can.</summary>
public sealed class AttemptSweep(
    UploadStore uploads, ReportStore reports, ObservationStore observations, TextStore texts, TimeProvider clock)
{
    /// <summary>An attempt staged longer ago is dead, see <see cref="Publisher.TimeLimit"/>; the rest is for requests under way and clocks.</summary>
    private static readonly TimeSpan SurelyDead = TimeSpan.FromMinutes(15);

    /// <returns>How many attempts were removed.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (manifests, attempts) = (new Dictionary<string, Manifest>(StringComparer.Ordinal), new List<RevisionEntry>());
        var dead = clock.GetUtcNow() - SurelyDead;
        await foreach (var (manifest, entry) in reports.AllAsync(cancellationToken))
        {
            if (manifest is not null) manifests.Add(manifest.Report.ToString(), manifest);
            if (entry is { CreatedAt: null } && entry.StagedAt < dead) attempts.Add(entry);
        }

        var removed = 0;
        foreach (var attempt in attempts)
        {
            var manifest = manifests.GetValueOrDefault(attempt.Report.ToString());
            if (!await IsHopelessAsync(attempt, manifest, cancellationToken)) continue;

            // Whoever takes the attempt up after this look will find the same, and stop before step 5.
            if (!await reports.IsUnchangedAsync(attempt, cancellationToken)) continue;
            await observations.RemoveAsync(attempt, cancellationToken);
            await texts.RemoveAsync(attempt, cancellationToken);
            if (await reports.TryRemoveAsync(attempt, cancellationToken)) removed++;
        }

        return removed;
    }

    /// <summary>Revisions only grow, and a version of a file never comes back.</summary>
    private async Task<bool> IsHopelessAsync(RevisionEntry attempt, Manifest? manifest, CancellationToken cancellationToken)
    {
        var reached = manifest?.Current.Revision ?? 0;
        if (reached > attempt.Revision) return true;
        if (reached == attempt.Revision) return manifest!.Current.Stamp != attempt.Stamp;
        return !await uploads.IsCurrentAsync(attempt.Source, cancellationToken);
    }
}
