using Microsoft.Azure.Functions.Worker;
using OpenData.Api.Exports;
using OpenData.Storage.Index;

namespace OpenData.Functions;

/// <summary>What is made ready for others to fetch whole.</summary>
public sealed class ExportFunctions(IndexFollower follower, IndexSnapshots snapshots, ExportPublisher exports)
{
    [Function("PublishExports")]
    public async Task PublishExports([TimerTrigger("%OpenDataExportSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        // An instance that has just started would publish less than there is already.
        await follower.CaughtUp.WaitAsync(cancellationToken);
        await snapshots.SnapshotAsync(cancellationToken);
        await exports.PublishAsync(cancellationToken);
    }
}
