using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.InProcess.Timers;

/// <summary>
/// Says which one of the instances of an app runs its timers: the one that holds the lease of a blob. A crashed instance loses it
/// after a quarter of a minute.
/// </summary>
internal sealed class TimerLock(BlobContainerClient hosts, string hostId)
{
    /// <summary>The shortest lease the service gives.</summary>
    public static readonly TimeSpan Length = TimeSpan.FromSeconds(15);

    private readonly BlobClient blob = hosts.GetBlobClient($"locks/{hostId}/Host.Timers");

    /// <summary>The lease, or null while another instance holds it.</summary>
    public async Task<BlobLeaseClient?> TryTakeAsync(CancellationToken cancellationToken)
    {
        await hosts.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        var lease = blob.GetBlobLeaseClient();
        try
        {
            if (!await blob.ExistsAsync(cancellationToken))
            {
                await blob.UploadAsync(BinaryData.Empty, overwrite: true, cancellationToken);
            }

            await lease.AcquireAsync(Length, cancellationToken: cancellationToken);
            return lease;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.LeaseAlreadyPresent || e.ErrorCode == BlobErrorCode.LeaseIdMissing)
        {
            return null;
        }
    }
}
