using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using OpenData.Storage;
using OpenData.Storage.Publishing;

namespace OpenData.Functions;

/// <summary>What a file in <c>uploads</c> sets off.</summary>
public sealed class UploadFunctions(Publisher publisher)
{
    /// <remarks>
    /// The whole container, for with Event Grid there is no path filter: a file in a wrong place is to be rejected, not lost. The blob
    /// client rather than the content: a file of any size may lie there.
    /// </remarks>
    [Function("ReadUpload")]
    public Task ReadUpload(
        [BlobTrigger("uploads/{name}", Source = BlobTriggerSource.EventGrid, Connection = StorageConnection.Setting)] BlobClient blob,
        CancellationToken cancellationToken) =>
        publisher.PublishAsync(blob.Name, cancellationToken);
}
