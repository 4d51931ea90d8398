using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;

namespace Microsoft.Azure.Functions.Worker.InProcess.Blobs;

/// <summary>
/// What a blob function is done with: an empty blob
/// <c>azure-webjobs-hosts/blobreceipts/{host}/{function}/{etag}/{container}/{name}</c> for each, as the published host writes them.
/// They are listed once, at the start; from then on memory knows.
/// </summary>
/// <remarks>Whoever deletes a receipt while the host is down has the blob worked on again.</remarks>
internal sealed class BlobReceipts(BlobContainerClient hosts, string hostId, string functionId, string container)
{
    private const int LongestBlobName = 1024;

    private readonly string prefix = $"blobreceipts/{hostId}/{functionId}/";
    private readonly ConcurrentDictionary<string, string> etags = new(StringComparer.Ordinal);

    /// <summary>Creates the container where it is missing and reads the receipts of earlier runs.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var newest = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var receipt in hosts.GetBlobsAsync(prefix: prefix, cancellationToken: cancellationToken))
        {
            // {etag}/{container}/{name}
            var parts = receipt.Name[prefix.Length..].Split('/', 3);
            if (parts.Length < 3 || parts[1] != container)
            {
                continue;
            }

            // Two for one blob are left by a crash between writing the new one and deleting the old.
            var written = receipt.Properties.LastModified ?? DateTimeOffset.MinValue;
            if (!newest.TryGetValue(parts[2], out var other) || written >= other)
            {
                newest[parts[2]] = written;
                etags[parts[2]] = parts[0];
            }
        }
    }

    /// <summary>Whether this version of the blob is done.</summary>
    public bool Has(string blobName, ETag etag) => etags.TryGetValue(Key(blobName), out var done) && done == Text(etag);

    /// <summary>Writes down that this version of the blob is done, and forgets the version before it.</summary>
    public async Task WriteAsync(string blobName, ETag etag, CancellationToken cancellationToken)
    {
        var key = Key(blobName);
        await hosts.GetBlobClient(Path(key, Text(etag))).UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
        var before = etags.GetValueOrDefault(key);
        etags[key] = Text(etag);
        if (before is not null && before != Text(etag))
        {
            await hosts.GetBlobClient(Path(key, before)).DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
    }

    private string Path(string key, string etag) => $"{prefix}{etag}/{container}/{key}";

    /// <summary>The blob's name, or its hash where the receipt's own name would be too long for a blob.</summary>
    private string Key(string blobName) => Path(blobName, new string('0', 32)).Length <= LongestBlobName
        ? blobName
        : $"sha256-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blobName)))}";

    private static string Text(ETag etag) => etag.ToString().Trim('"');
}
