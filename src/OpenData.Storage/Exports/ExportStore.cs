using System.Net;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace OpenData.Storage.Exports;

/// <summary>The container <c>exports</c>: releases of the bulk files, each in a folder of its own, and the manifest that names the current one.</summary>
/// <remarks>
/// A release is written to names nobody knows yet and becomes visible by one replacement of the manifest. It can be downloaded for
/// <see cref="Grace"/> after the next one took its place, so that nobody's download breaks off or mixes two releases.
/// </remarks>
public sealed class ExportStore(StorageConnection storage, TimeProvider clock)
{
    /// <summary>How long a superseded release is kept, and how old a folder that never became a release must be to be removed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    /// <summary>The manifest of the current release; null before the first.</summary>
    public async Task<ExportManifest?> CurrentAsync(CancellationToken cancellationToken) =>
        (await ReadManifestAsync(cancellationToken))?.Manifest;

    /// <summary>A stream into a file of a release to come; complete when it is disposed.</summary>
    public Task<Stream> OpenWriteAsync(string release, string file, string mediaType, CancellationToken cancellationToken) =>
        storage.Exports.GetBlockBlobClient(Keys.ExportBlob(release, file)).OpenWriteAsync(
            overwrite: true,
            new BlockBlobOpenWriteOptions { HttpHeaders = new BlobHttpHeaders { ContentType = mediaType } },
            cancellationToken);

    /// <summary>Makes a release the current one. What it supersedes is noted in its manifest.</summary>
    /// <returns>False where another release got there first; this one never becomes visible then.</returns>
    public async Task<bool> SwitchAsync(ExportManifest next, string? instead, CancellationToken cancellationToken)
    {
        var current = await ReadManifestAsync(cancellationToken);
        if (current?.Manifest.Release != instead) return false;
        var now = clock.GetUtcNow();
        if (current is { Manifest: var old })
        {
            var superseded = new SupersededRelease(old.Release, old.Files, old.CreatedAt, now);
            next = next with { Previous = [superseded, .. old.Previous.Where(release => IsKept(release, now))] };
        }

        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/json; charset=utf-8" },
            Conditions = current is null
                ? new BlobRequestConditions { IfNoneMatch = ETag.All }
                : new BlobRequestConditions { IfMatch = current.Value.ETag },
        };
        try
        {
            await storage.Exports.GetBlobClient(Keys.ExportManifestBlob)
                .UploadAsync(BinaryData.FromString(next.ToJson()), options, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is (int)HttpStatusCode.PreconditionFailed or (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }

    /// <summary>Removes releases superseded longer ago than <see cref="Grace"/>, and what was left of releases that never became visible.</summary>
    /// <returns>How many files were removed.</returns>
    public async Task<int> RemoveOldAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var manifest = await CurrentAsync(cancellationToken);
        var kept = manifest is null ? [] : manifest.Previous.Where(release => IsKept(release, now)).Select(release => release.Release)
            .Append(manifest.Release).ToHashSet(StringComparer.Ordinal);
        var known = manifest is null ? [] : manifest.Previous.Select(release => release.Release).ToHashSet(StringComparer.Ordinal);
        var removed = 0;
        await foreach (var blob in storage.Exports.GetBlobsAsync(cancellationToken: cancellationToken))
        {
            if (Keys.ExportReleaseOf(blob.Name) is not { } release || kept.Contains(release)) continue;
            if (!known.Contains(release) && blob.Properties.LastModified > now - Grace) continue;
            await storage.Exports.DeleteBlobIfExistsAsync(blob.Name, cancellationToken: cancellationToken);
            removed++;
        }

        return removed;
    }

    /// <summary>The bytes of a file from <paramref name="from"/> on; null where the file is gone.</summary>
    public async Task<Stream?> OpenReadAsync(string release, string file, long from, long length, CancellationToken cancellationToken)
    {
        try
        {
            var download = await storage.Exports.GetBlobClient(Keys.ExportBlob(release, file)).DownloadStreamingAsync(
                new BlobDownloadOptions { Range = new HttpRange(from, length) }, cancellationToken);
            return download.Value.Content;
        }
        catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    private static bool IsKept(SupersededRelease release, DateTimeOffset now) => release.SupersededAt > now - Grace;

    private async Task<(ExportManifest Manifest, ETag ETag)?> ReadManifestAsync(CancellationToken cancellationToken)
    {
        try
        {
            var blob = await storage.Exports.GetBlobClient(Keys.ExportManifestBlob).DownloadContentAsync(cancellationToken);
            return (ExportManifest.Parse(blob.Value.Content.ToString()), blob.Value.Details.ETag);
        }
        catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }
}
