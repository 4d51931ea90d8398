using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs.Models;

namespace OpenData.Storage;

/// <summary>The container <c>uploads</c>, read only; <see cref="UploadIntake"/> adds to it, and nobody deletes anything in it.</summary>
public sealed class UploadStore(StorageConnection storage)
{
    /// <summary>What lies at the path now; null where nothing does.</summary>
    public async Task<Upload?> FindAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await storage.Uploads.GetBlobClient(path).GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new Upload(path, Plain(properties.ETag), properties.LastModified, properties.ContentLength);
        }
        catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    /// <summary>Whether this version still is what lies at its path.</summary>
    public async Task<bool> IsCurrentAsync(Upload upload, CancellationToken cancellationToken) =>
        await FindAsync(upload.Path, cancellationToken) is { } now && now.IsSameVersionAs(upload);

    /// <summary>The bytes of exactly this version; null where it has been replaced or removed.</summary>
    /// <remarks>A refusal while the version still lies there is trouble of the storage, not the end of an upload: it goes up.</remarks>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(Upload upload, CancellationToken cancellationToken)
    {
        var options = new BlobDownloadOptions
        {
            Conditions = new BlobRequestConditions { IfMatch = new ETag(upload.ETag) },
        };
        try
        {
            var blob = await storage.Uploads.GetBlobClient(upload.Path).DownloadContentAsync(options, cancellationToken);
            return blob.Value.Content.ToMemory();
        }
        catch (RequestFailedException failed) when (failed.Status is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.PreconditionFailed)
        {
            if (await IsCurrentAsync(upload, cancellationToken)) throw;
            return null;
        }
    }

    /// <summary>The folders of the container as prefixes, and an empty one where files lie in no folder.</summary>
    public async IAsyncEnumerable<string> FoldersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var loose = false;
        await foreach (var item in storage.Uploads.GetBlobsByHierarchyAsync(delimiter: "/", cancellationToken: cancellationToken))
        {
            if (item.IsPrefix) yield return item.Prefix;
            else loose = true;
        }

        if (loose) yield return "";
    }

    /// <summary>Everything below a folder that <see cref="FoldersAsync"/> named.</summary>
    public async IAsyncEnumerable<Upload> InFolderAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (folder.Length > 0)
        {
            await foreach (var blob in storage.Uploads.GetBlobsAsync(prefix: folder, cancellationToken: cancellationToken))
                yield return ToUpload(blob);
            yield break;
        }

        await foreach (var item in storage.Uploads.GetBlobsByHierarchyAsync(delimiter: "/", cancellationToken: cancellationToken))
        {
            if (item.IsBlob) yield return ToUpload(item.Blob);
        }
    }

    private static Upload ToUpload(BlobItem blob)
    {
        var properties = blob.Properties;
        return new Upload(
            blob.Name,
            Plain(properties.ETag ?? throw new InvalidDataException("The service listed a blob without its ETag.")),
            properties.LastModified ?? throw new InvalidDataException("The service listed a blob without its time."),
            properties.ContentLength ?? 0);
    }

    /// <summary>A listing gives an ETag without the quotation marks that a header has.</summary>
    internal static string Plain(ETag etag) => etag.ToString().Trim('"');
}
