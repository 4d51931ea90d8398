using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace OpenData.Storage.Publishing;

/// <summary>Repairs, once an hour, whatever crashes, lost events and outages have left: see <c>docs/data-flow.md</c>.</summary>
/// <remarks>May run beside publishers and beside itself; each part does only what a publisher would have done, or what none can undo.</remarks>
public sealed partial class Reconciler(
    StorageSetup setup,
    StorageConnection storage,
    CommitRepair commits,
    UploadRepair uploads,
    AttemptSweep attempts,
    TimeProvider clock,
    ILogger<Reconciler> logger)
{
    public async Task<ReconcileReport> RunAsync(CancellationToken cancellationToken)
    {
        await setup.EnsureAsync(cancellationToken);
        var started = clock.GetUtcNow();
        var completed = await commits.RunAsync(cancellationToken);
        var repaired = await uploads.RunAsync(cancellationToken);
        var removed = await attempts.RunAsync(cancellationToken);

        var report = new ReconcileReport
        {
            StartedAt = started,
            FinishedAt = clock.GetUtcNow(),
            Uploads = repaired.Files,
            UploadsRead = repaired.WereRead,
            UploadsFailed = repaired.Failures,
            UploadsLeft = repaired.Missed - repaired.WereRead,
            IngestionsSettled = repaired.EntriesSettled,
            CommitsCompleted = completed,
            AttemptsRemoved = removed,
        };
        await storage.Index.GetBlobClient(Keys.ReconcileBlob)
            .UploadAsync(BinaryData.FromString(JsonConvert.SerializeObject(report)), overwrite: true, cancellationToken);
        Log.Reconciled(
            logger, report.Uploads, report.UploadsRead, report.UploadsFailed, report.UploadsLeft,
            report.IngestionsSettled, report.CommitsCompleted, report.AttemptsRemoved);
        return report;
    }

    /// <summary>What the latest run found, on whichever instance it ran; null before the first.</summary>
    public async Task<ReconcileReport?> LatestAsync(CancellationToken cancellationToken)
    {
        var blob = storage.Index.GetBlobClient(Keys.ReconcileBlob);
        if (!await blob.ExistsAsync(cancellationToken)) return null;
        var content = await blob.DownloadContentAsync(cancellationToken);
        return JsonConvert.DeserializeObject<ReconcileReport>(content.Value.Content.ToString());
    }

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 230,
            Level = LogLevel.Information,
            Message = "Reconciled {Uploads} uploads: {Read} read, {Failed} failed, {Left} left, {Settled} settled; {Completed} commits completed, {Removed} attempts removed")]
        public static partial void Reconciled(
            ILogger logger, int uploads, int read, int failed, int left, int settled, int completed, int removed);
    }
}
