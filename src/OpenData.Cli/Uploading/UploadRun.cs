using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using OpenData.Storage;

namespace OpenData.Cli.Uploading;

/// <summary>
/// Sends reports to the storage, several at a time, and waits until it is known what became of each. A run that was interrupted is
/// simply repeated: the storage knows what it has, and only the rest is sent.
/// </summary>
internal sealed class UploadRun(StorageSession storage, int parallel)
{
    /// <summary>On the blob: the content that was sent, so that the same need not be sent again.</summary>
    private const string HashMetadata = "sha256";

    /// <summary>Uploads asked about in one round.</summary>
    private const int Round = 100;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private readonly ConcurrentQueue<Upload> open = new();
    private int unchanged;

    /// <summary>Files that the storage had already.</summary>
    public int Unchanged => unchanged;

    /// <summary>Uploads of which it is not known yet what became of them.</summary>
    public IReadOnlyCollection<Upload> Open => open;

    /// <summary>What became of the others.</summary>
    public List<Ingestion> Settled { get; } = [];

    /// <param name="reports">What to send.</param>
    /// <param name="force">Whether to send what the storage has already.</param>
    /// <param name="onSent">After each.</param>
    /// <param name="cancellationToken">Ends it; what was sent stays sent.</param>
    public Task SendAsync(IEnumerable<LocalReport> reports, bool force, Action onSent, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            reports,
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (report, token) =>
            {
                open.Enqueue(await SendAsync(report, force, token));
                onSent();
            });

    /// <summary>Waits until nothing is <see cref="Open"/>.</summary>
    /// <param name="patience">How long to wait for the next one.</param>
    /// <param name="onSettled">After each.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>False where patience ended first.</returns>
    public async Task<bool> WaitAsync(TimeSpan patience, Action onSettled, CancellationToken cancellationToken)
    {
        var ingestions = storage.Get<IngestionLog>();
        var clock = TimeProvider.System;
        var lastNews = clock.GetTimestamp();
        while (!open.IsEmpty)
        {
            if (clock.GetElapsedTime(lastNews) > patience) return false;
            for (var asked = Math.Min(Round, open.Count); asked > 0 && open.TryDequeue(out var upload); asked--)
            {
                if (await ingestions.FindAsync(upload, cancellationToken) is { State: not IngestionState.Received } ingestion)
                {
                    Settled.Add(ingestion);
                    lastNews = clock.GetTimestamp();
                    onSettled();
                }
                else
                {
                    open.Enqueue(upload);
                }
            }

            if (!open.IsEmpty) await Task.Delay(Pause, cancellationToken);
        }

        return true;
    }

    private async Task<Upload> SendAsync(LocalReport report, bool force, CancellationToken cancellationToken)
    {
        var blob = storage.Get<StorageConnection>().Uploads.GetBlobClient(report.Path);
        var content = await File.ReadAllBytesAsync(report.File.FullName, cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        if (!force && await HasAsync(blob, hash, cancellationToken)) Interlocked.Increment(ref unchanged);
        else
        {
            var options = new BlobUploadOptions { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [HashMetadata] = hash } };
            await blob.UploadAsync(new BinaryData(content), options, cancellationToken);
        }

        return await storage.Get<UploadStore>().FindAsync(report.Path, cancellationToken)
            ?? throw new CommandFailure(new($"{report.Path} 上传后随即被移除。", $"{report.Path} was removed as soon as it was uploaded."));
    }

    private static async Task<bool> HasAsync(Azure.Storage.Blobs.BlobClient blob, string hash, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Value.Metadata.TryGetValue(HashMetadata, out var known) && known == hash;
        }
        catch (RequestFailedException failed) when (failed.Status == 404)
        {
            return false;
        }
    }
}
