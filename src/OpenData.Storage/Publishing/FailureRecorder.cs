using Microsoft.Extensions.Logging;
using OpenData.Observations;

namespace OpenData.Storage.Publishing;

/// <summary>Records uploads that could not be processed, so that nothing disappears: their senders see it, and the reconcile run tries again.</summary>
public sealed partial class FailureRecorder(
    StorageSetup setup,
    UploadStore uploads,
    IngestionLog ingestions,
    ReportReading reading,
    TimeProvider clock,
    IngestionTelemetry telemetry,
    ILogger<FailureRecorder> logger)
{
    private static readonly Outcome Failure = new(IngestionState.Failed, Reasons.ProcessingFailed);

    private readonly string readerVersion = reading.Version();

    /// <summary>Records the failure of what a message of the host's poison queue names.</summary>
    /// <returns>The upload as it is now; null where the message names none. That is logged as an error, and nothing else can be done.</returns>
    public async Task<Ingestion?> RecordAsync(string message, CancellationToken cancellationToken)
    {
        if (!PoisonMessage.TryParse(message, out var poison))
        {
            Log.Unreadable(logger, message.Length);
            return null;
        }

        await setup.EnsureAsync(cancellationToken);
        var ingestion = await FindAsync(poison, cancellationToken)
            ?? await ingestions.ReceiveAsync(await UploadOfAsync(poison, cancellationToken), cancellationToken);
        return await RecordAsync(ingestion, cancellationToken);
    }

    /// <summary>Records a failure, unless the upload has come to its end after all.</summary>
    internal async Task<Ingestion> RecordAsync(Ingestion ingestion, CancellationToken cancellationToken)
    {
        var settled = await ingestions.SettleAsync(ingestion, Failure, readerVersion, ingestion.Timings, cancellationToken);
        if (settled.State != IngestionState.Failed) return settled;
        telemetry.Count(settled.State, settled.Reason?.Code);
        Log.Failed(logger, settled.Id, settled.Attempts);
        return settled;
    }

    private async Task<Ingestion?> FindAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        await foreach (var ingestion in ingestions.ListAsync(Keys.IngestionsPartition(message.BlobName), cancellationToken))
        {
            if (ingestion.Upload.Path == message.BlobName && ingestion.Upload.ETag == message.ETag) return ingestion;
        }

        return null;
    }

    /// <summary>No attempt came so far as to write down what it was about: the blob itself says it, if it still is the one.</summary>
    private async Task<Upload> UploadOfAsync(PoisonMessage message, CancellationToken cancellationToken)
    {
        var now = await uploads.FindAsync(message.BlobName, cancellationToken);
        return now is not null && now.ETag == message.ETag ? now : new Upload(message.BlobName, message.ETag, clock.GetUtcNow(), 0);
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 220, Level = LogLevel.Error, Message = "Upload {Upload} failed after {Attempts} attempts")]
        public static partial void Failed(ILogger logger, string upload, int attempts);

        [LoggerMessage(EventId = 221, Level = LogLevel.Error, Message = "A message of {Length} characters on the poison queue names no upload")]
        public static partial void Unreadable(ILogger logger, int length);
    }
}
