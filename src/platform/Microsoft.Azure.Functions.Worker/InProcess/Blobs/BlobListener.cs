using System.Diagnostics;
using Azure;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess.Blobs;

/// <summary>
/// Lists a container again and again and hands every blob without a receipt to its function: at least once for each version that
/// a listing sees.
/// </summary>
internal sealed partial class BlobListener(
    HostedFunction function, BlobReceipts receipts, BlobRunner runner, BlobSlots slots, TimeProvider time, ILogger<BlobListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan ActivePause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    private readonly BlobFunctionTrigger trigger = (BlobFunctionTrigger)function.Trigger;
    private readonly RunningWork running = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await running.WhenAllAsync().WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ActivePause;
        var loaded = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!loaded)
                {
                    await receipts.LoadAsync(stoppingToken);
                    loaded = true;
                }

                var started = Stopwatch.GetTimestamp();
                var found = await ListAsync(stoppingToken);
                var listing = Stopwatch.GetElapsedTime(started);
                await StartAsync(found, stoppingToken);

                pause = found.Count > 0 ? ActivePause : Shorter(pause * 1.5, LongestPause);
                // A container so full that listing it takes long is listed less often: at most a fifth of the time.
                pause = Longer(pause, listing * 4);
            }
            catch (Exception e) when (StorageTrouble.Is(e, stoppingToken))
            {
                Log.ListingFailed(logger, e, trigger.Source);
                pause = LongestPause;
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }

    /// <summary>What is new: matches the path, has no receipt for this version, and is not being worked on.</summary>
    private async Task<List<FoundBlob>> ListAsync(CancellationToken stoppingToken)
    {
        var found = new List<FoundBlob>();
        try
        {
            await foreach (var blob in trigger.Container.GetBlobsAsync(prefix: trigger.Pattern.Prefix, cancellationToken: stoppingToken))
            {
                if (blob.Properties.ETag is { } etag && !receipts.Has(blob.Name, etag) && !running.Contains(blob.Name)
                    && trigger.Pattern.Match(blob.Name) is { } parameters)
                {
                    found.Add(new FoundBlob(blob.Name, etag, blob.Properties.BlobType, parameters));
                }
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Nobody has uploaded anything yet: the container comes with the first blob.
            found.Clear();
        }

        return found;
    }

    /// <summary>Waits for a free slot before each blob, so that no more is started than may run.</summary>
    private async Task StartAsync(List<FoundBlob> found, CancellationToken stoppingToken)
    {
        foreach (var blob in found)
        {
            var slot = await slots.TakeAsync(stoppingToken);
            running.Start(blob.Name, () => runner.RunAsync(blob, slot, stoppingToken));
        }
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Listing {Source} failed; it is tried again")]
        public static partial void ListingFailed(ILogger logger, Exception exception, string source);
    }
}
