using OpenData.Observations;
using OpenData.Storage;

namespace OpenData.Cli.Uploading;

/// <summary>The container <c>uploads</c> itself, through the same door as the API's.</summary>
/// <param name="storage">Whose container.</param>
/// <param name="replacement">When a report replaces the one that lies there already.</param>
internal sealed class StorageTarget(StorageSession storage, Replacement replacement) : IUploadTarget
{
    /// <summary>A storage is not told what kind of report it keeps: the reader finds out.</summary>
    private const string ContentType = "application/octet-stream";

    public TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(300);

    public async Task<SentReport> SendAsync(LocalReport report, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(await File.ReadAllBytesAsync(report.File.FullName, cancellationToken), writable: false);
        var accepted = await storage.Get<UploadIntake>().AcceptAsync(report.Upload, content, ContentType, replacement, cancellationToken);
        var (ingestion, isNew) = accepted!.Value;
        return new(report.Path, ingestion.Id, IsUnchanged: !isNew);
    }

    public async Task<IReadOnlyList<SettledReport>> AskAsync(IReadOnlyCollection<SentReport> open, CancellationToken cancellationToken)
    {
        var settled = new List<SettledReport>();
        foreach (var report in open)
        {
            var ingestion = await storage.Get<IngestionLog>().FindAsync(Keys.IngestionsPartition(report.Path), report.UploadId, cancellationToken);
            if (ingestion is null or { State: IngestionState.Received }) continue;
            settled.Add(new(report.Path, report.UploadId, Codes<IngestionState>.Of(ingestion.State))
            {
                Code = ingestion.Reason?.Code,
                Message = ingestion.Reason?.Message,
                MessageEn = ingestion.Reason?.MessageEn,
            });
        }

        return settled;
    }
}
