using System.Net;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using OpenData.Observations;
using OpenData.Storage;

namespace OpenData.Cli.Uploading;

/// <summary>The container <c>uploads</c> itself.</summary>
internal sealed class StorageTarget(StorageSession storage) : IUploadTarget
{
    /// <summary>On the blob: the content that was sent, so that the same need not be sent again.</summary>
    private const string HashMetadata = "sha256";

    public TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(300);

    public async Task<SentReport> SendAsync(LocalReport report, bool force, CancellationToken cancellationToken)
    {
        var blob = storage.Get<StorageConnection>().Uploads.GetBlobClient(report.Path);
        var content = await File.ReadAllBytesAsync(report.File.FullName, cancellationToken);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var isUnchanged = !force && await HasAsync(blob, hash, cancellationToken);
        if (!isUnchanged)
        {
            var options = new BlobUploadOptions { Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [HashMetadata] = hash } };
            await blob.UploadAsync(new BinaryData(content), options, cancellationToken);
        }

        var upload = await storage.Get<UploadStore>().FindAsync(report.Path, cancellationToken)
            ?? throw new CommandFailure(new($"{report.Path} 上传后随即被移除。", $"{report.Path} was removed as soon as it was uploaded."));
        return new(report.Path, upload.Id, isUnchanged);
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

    private static async Task<bool> HasAsync(BlobClient blob, string hash, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return properties.Value.Metadata.TryGetValue(HashMetadata, out var known) && known == hash;
        }
        catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.NotFound)
        {
            return false;
        }
    }
}
