using Microsoft.Extensions.Logging;
using OpenData.Observations;

namespace OpenData.Storage.Publishing;

/// <summary>Takes a report back: it is no longer shown, its revisions and uploads stay where they are.</summary>
/// <remarks>A file uploaded later publishes the report again, as its next revision.</remarks>
public sealed partial class Withdrawal(
    StorageSetup setup, ReportStore reports, Completion completion, TimeProvider clock, ILogger<Withdrawal> logger)
{
    /// <param name="report">Which report.</param>
    /// <param name="reason">In the township's own words; shown to everyone who asks for the report.</param>
    /// <param name="successor">The report to read instead, if any.</param>
    /// <param name="cancellationToken">Ends waiting; the report may have been withdrawn.</param>
    /// <returns>The manifest as it is now; of a report withdrawn before, the earlier reason stays. Null where there is no such report.</returns>
    public async Task<Manifest?> WithdrawAsync(ReportId report, string reason, ReportId? successor, CancellationToken cancellationToken)
    {
        await setup.EnsureAsync(cancellationToken);
        while (true)
        {
            if (await reports.FindAsync(report, cancellationToken) is not { } manifest) return null;
            await completion.CompleteAsync(manifest, cancellationToken);
            if (manifest.State == ManifestState.Withdrawn) return manifest;

            var withdrawn = manifest with
            {
                State = ManifestState.Withdrawn,
                CommittedAt = Manifest.CommitTimeAfter(manifest, clock.GetUtcNow()),
                Reason = reason,
                Successor = successor,
            };
            if (!await reports.TryFlipAsync(manifest, withdrawn, cancellationToken)) continue;
            await completion.CompleteAsync(withdrawn, cancellationToken);
            Log.Withdrawn(logger, report, manifest.Current.Revision);
            return withdrawn;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 210, Level = LogLevel.Information, Message = "Report {Report} withdrawn at revision {Revision}")]
        public static partial void Withdrawn(ILogger logger, ReportId report, int revision);
    }
}
