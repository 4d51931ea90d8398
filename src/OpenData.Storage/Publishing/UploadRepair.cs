using Azure;
using Microsoft.Extensions.Logging;
using OpenData.Observations;

namespace OpenData.Storage.Publishing;

/// <summary>Reads the uploads that no event announced, whose attempt died or failed, or that an older reader has read.</summary>
public sealed partial class UploadRepair(
    UploadStore uploads,
    IngestionLog ingestions,
    Publisher publisher,
    FailureRecorder failures,
    ReportReading reading,
    TimeProvider clock,
    ILogger<UploadRepair> logger)
{
    /// <summary>An upload that failed so often is left alone until there is another reader. The host's five tries count.</summary>
    public const int MaxAttempts = 8;

    /// <summary>A run starts no more work after this; the host ends it at five minutes.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(3);

    private const int Parallelism = 4;

    private readonly string readerVersion = reading.Version();

    /// <returns>The counts of this part.</returns>
    public Task<UploadRepairs> RunAsync(CancellationToken cancellationToken) =>
        RunAsync(TimeLimit, Parallelism, onProgress: null, cancellationToken);

    /// <param name="timeLimit">After this no more work is started; <see cref="TimeSpan.MaxValue"/> for any time.</param>
    /// <param name="parallelism">Files read at a time.</param>
    /// <param name="onProgress">Told the counts so far, by several threads.</param>
    /// <param name="cancellationToken">Ends it; what was read stays read, and the next run goes on.</param>
    /// <returns>The counts of this part.</returns>
    public async Task<UploadRepairs> RunAsync(
        TimeSpan timeLimit, int parallelism, Action<UploadRepairs>? onProgress, CancellationToken cancellationToken)
    {
        var (started, counts) = (clock.GetTimestamp(), new UploadRepairs());
        foreach (var (partition, folders) in await PartitionsAsync(cancellationToken))
        {
            // The rows first: a file listed after its row was read is as new as the row, or newer.
            var known = await KnownAsync(partition, cancellationToken);
            var files = await FilesAsync(folders, cancellationToken);
            var missed = files.Values.Where(upload => IsMissed(known.GetValueOrDefault(upload.Id))).ToList();
            counts.Found(files.Count, missed.Count);
            onProgress?.Invoke(counts);

            await Parallel.ForEachAsync(
                missed.TakeWhile(_ => clock.GetElapsedTime(started) < timeLimit),
                new ParallelOptions { MaxDegreeOfParallelism = parallelism, CancellationToken = cancellationToken },
                async (upload, token) =>
                {
                    counts.Read(await TryReadAsync(upload, token));
                    onProgress?.Invoke(counts);
                });

            foreach (var open in known.Values.Where(ingestion => ingestion.State == IngestionState.Received))
            {
                if (await TrySettleAsync(open, files.GetValueOrDefault(open.Upload.Path), cancellationToken)) counts.Settled();
            }
        }

        return counts;
    }

    /// <summary>The partitions of <c>Ingestions</c> that have files or open entries, each with its folders.</summary>
    private async Task<SortedDictionary<string, List<string>>> PartitionsAsync(CancellationToken cancellationToken)
    {
        var partitions = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await foreach (var open in ingestions.ListOpenAsync(cancellationToken))
            partitions.TryAdd(Keys.IngestionsPartition(open.Upload.Path), []);
        await foreach (var folder in uploads.FoldersAsync(cancellationToken))
        {
            var partition = Keys.IngestionsPartition(folder);
            if (partitions.TryGetValue(partition, out var folders)) folders.Add(folder);
            else partitions.Add(partition, [folder]);
        }

        return partitions;
    }

    private async Task<Dictionary<string, Ingestion>> KnownAsync(string partition, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Ingestion>(StringComparer.Ordinal);
        await foreach (var ingestion in ingestions.ListAsync(partition, cancellationToken)) known[ingestion.Id] = ingestion;
        return known;
    }

    private async Task<Dictionary<string, Upload>> FilesAsync(List<string> folders, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, Upload>(StringComparer.Ordinal);
        foreach (var folder in folders)
        {
            await foreach (var upload in uploads.InFolderAsync(folder, cancellationToken)) files[upload.Path] = upload;
        }

        return files;
    }

    private bool IsMissed(Ingestion? ingestion) => ingestion switch
    {
        null or { State: IngestionState.Received } => true,
        { State: IngestionState.Failed, Attempts: < MaxAttempts } => true,
        _ => ingestion.ReaderVersion != readerVersion,
    };

    /// <returns>False where the upload failed; the log and the upload's own entry say so, and the others go on.</returns>
    private async Task<bool> TryReadAsync(Upload upload, CancellationToken cancellationToken)
    {
        try
        {
            await publisher.PublishAsync(upload.Path, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is RequestFailedException or AggregateException or TimeoutException or IOException)
        {
            // The storage's fault, not the file's: the upload stays open, and the next run reads it.
            Log.NotReached(logger, upload.Id, exception);
            return false;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            Log.Failed(logger, upload.Id, exception);
            await failures.RecordAsync(await ingestions.ReceiveAsync(upload, cancellationToken), cancellationToken);
            return false;
        }
    }

    /// <summary>Ends an entry whose file is no longer there to be read.</summary>
    private async Task<bool> TrySettleAsync(Ingestion open, Upload? now, CancellationToken cancellationToken)
    {
        if (now is not null && now.IsSameVersionAs(open.Upload)) return false;
        var outcome = now is null
            ? new Outcome(IngestionState.Rejected, Reasons.Removed)
            : new Outcome(IngestionState.Superseded, Reasons.ChangedMeanwhile);
        await ingestions.SettleAsync(open, outcome, readerVersion, open.Timings, cancellationToken);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 231, Level = LogLevel.Warning, Message = "Upload {Upload} was not published: the storage failed")]
        public static partial void NotReached(ILogger logger, string upload, Exception exception);

        [LoggerMessage(EventId = 232, Level = LogLevel.Error, Message = "Upload {Upload} could not be read")]
        public static partial void Failed(ILogger logger, string upload, Exception exception);
    }
}
