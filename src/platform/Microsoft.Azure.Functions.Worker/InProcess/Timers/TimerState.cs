using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace Microsoft.Azure.Functions.Worker.InProcess.Timers;

/// <summary>
/// What is remembered of a monitored timer, where the published host keeps it:
/// <c>azure-webjobs-hosts/timers/{host}/{function}/status</c>.
/// </summary>
internal sealed class TimerState(BlobContainerClient hosts, string hostId, string functionId)
{
    private readonly BlobClient blob = hosts.GetBlobClient($"timers/{hostId}/{functionId}/status");

    /// <summary>Null where the timer never ran here.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await blob.DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            // Somebody has been at it; a timer that forgets is better than one that never runs.
            return null;
        }
    }

    public Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken) =>
        blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, cancellationToken);
}
