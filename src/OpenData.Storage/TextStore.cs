using System.Text;
using Azure.Storage.Blobs.Models;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>The container <c>texts</c>: each revision's text as it was read, in UTF-8 without a byte order mark.</summary>
public sealed class TextStore(StorageConnection storage, ReportStore reports)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public Task WriteAsync(RevisionEntry entry, string text, CancellationToken cancellationToken) =>
        storage.Texts.GetBlobClient(NameOf(entry)).UploadAsync(
            BinaryData.FromBytes(Utf8.GetBytes(text)),
            new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/plain; charset=utf-8" } },
            cancellationToken);

    /// <summary>The text of a revision that is or was visible; null where there is none of that number.</summary>
    public async Task<string?> ReadAsync(ReportId report, int revision, CancellationToken cancellationToken)
    {
        if (await reports.FindRevisionAsync(report, revision, cancellationToken) is not { } entry) return null;
        var blob = await storage.Texts.GetBlobClient(NameOf(entry)).DownloadContentAsync(cancellationToken);
        return Utf8.GetString(blob.Value.Content);
    }

    /// <summary>Removes the text of an attempt that never became visible and never will.</summary>
    public Task RemoveAsync(RevisionEntry entry, CancellationToken cancellationToken) =>
        storage.Texts.GetBlobClient(NameOf(entry)).DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private static string NameOf(RevisionEntry entry) => Keys.TextBlob(entry.Report, entry.Revision, entry.Stamp);
}
