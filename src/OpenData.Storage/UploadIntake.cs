using System.Net;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace OpenData.Storage;

/// <summary>The front door of the container <c>uploads</c>: the only place where the program writes to it.</summary>
/// <remarks>
/// A file is written whole or not at all. The same bytes sent twice are one upload as long as they still count: a sender who heard no
/// answer sends again without harm, while a file that failed, and where its sender means it one that was overtaken or withdrawn, comes in anew. Each write names the version it
/// replaces, so that of senders who come at once each knows whose upload ends with his.
/// </remarks>
public sealed class UploadIntake(StorageConnection storage, StorageSetup setup, ReportStore reports, IngestionLog ingestions)
{
    /// <summary>Metadata of the blob: SHA-256 of its bytes, lower-case hexadecimal.</summary>
    private const string HashName = "sha256";

    /// <param name="path">Where the file is to lie.</param>
    /// <param name="content">The whole file, at its beginning; can seek.</param>
    /// <param name="contentType">Kept with the file.</param>
    /// <param name="replacement">When it replaces a file that lies there already.</param>
    /// <param name="cancellationToken">Ends waiting; the file may have been written.</param>
    /// <returns>The upload and whether it was written now; null where one lay there and was not to be replaced.</returns>
    public async Task<(Ingestion Ingestion, bool IsNew)?> AcceptAsync(
        UploadPath path, Stream content, string contentType, Replacement replacement, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(content);
        await setup.EnsureAsync(cancellationToken);
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        var blob = storage.Uploads.GetBlobClient(path.ToString());
        Upload? before = null;
        while (true)
        {
            var properties = await PropertiesAsync(blob, cancellationToken);
            var there = properties is null ? null : new Upload(path.ToString(), UploadStore.Plain(properties.ETag), properties.LastModified, properties.ContentLength);
            if (before is not null && there?.IsSameVersionAs(before) != true) await ingestions.SupersedeAsync(before, cancellationToken);
            if (there is not null && replacement == Replacement.Never) return null;
            var isSame = replacement != Replacement.Always && properties is not null && HashOf(properties) == hash;
            if (isSame && await LeftAloneAsync(there!, replacement, cancellationToken) is { } ingestion) return (ingestion, false);

            var options = new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = contentType },
                Metadata = new Dictionary<string, string>(StringComparer.Ordinal) { [HashName] = hash },
                Conditions = there is null ? new() { IfNoneMatch = ETag.All } : new() { IfMatch = new ETag(there.ETag) },
            };
            if (await TryWriteAsync(blob, content, options, cancellationToken) is { } upload)
            {
                if (there is not null) await ingestions.SupersedeAsync(there, cancellationToken);
                return (await ingestions.ReceiveAsync(upload, cancellationToken), true);
            }

            before = there;
        }
    }

    /// <returns>Null where something else lies at the path than the conditions name: another sender was first.</returns>
    private static async Task<Upload?> TryWriteAsync(BlobClient blob, Stream content, BlobUploadOptions options, CancellationToken cancellationToken)
    {
        content.Position = 0;
        try
        {
            var written = (await blob.UploadAsync(content, options, cancellationToken)).Value;
            return new Upload(blob.Name, UploadStore.Plain(written.ETag), written.LastModified, content.Length);
        }
        catch (RequestFailedException failed) when (failed.ErrorCode == BlobErrorCode.ConditionNotMet || failed.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            return null;
        }
    }

    /// <summary>The upload, where writing it again would change nothing (under way, refused for what it holds, or what everyone sees) or only undo what somebody decided.</summary>
    private async Task<Ingestion?> LeftAloneAsync(Upload upload, Replacement replacement, CancellationToken cancellationToken)
    {
        var ingestion = await ingestions.ReceiveAsync(upload, cancellationToken);
        if (ingestion.State == IngestionState.Failed) return null;
        if (replacement == Replacement.IfItDiffers || ingestion.State is IngestionState.Received or IngestionState.Rejected) return ingestion;
        if (ingestion.Report is not { } report || await reports.FindAsync(report, cancellationToken) is not { } manifest) return null;
        return manifest.State == ManifestState.Published && manifest.Newest.IsSameVersionAs(upload) ? ingestion : null;
    }

    private static string? HashOf(BlobProperties properties) => properties.Metadata.TryGetValue(HashName, out var hash) ? hash : null;

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            return (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
        }
        catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}

/// <summary>When a file replaces the one that lies already where it is sent to.</summary>
public enum Replacement
{
    /// <summary>Where that one holds other bytes, or could not be read to its end: whole folders are sent again without undoing a withdrawal.</summary>
    IfItDiffers,

    /// <summary>The same, and where that one was withdrawn or overtaken: somebody sends this one file and means it.</summary>
    UnlessItCounts,

    /// <summary>Even where it holds the same: they are read once more.</summary>
    Always,

    Never,
}
