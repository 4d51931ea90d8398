using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess.Blobs;

/// <summary>
/// Lists a container again and again and runs its function for every blob without a receipt: at least once for each version
/// that a listing sees. What fails is tried again, and after the last try reported on the poison queue.
/// </summary>
internal sealed partial class BlobListener(
    HostedFunction function,
    BlobReceipts receipts,
    BlobSlots slots,
    HostSettings settings,
    FunctionInvoker invoker,
    TimeProvider time,
    ILogger<BlobListener> logger) : BackgroundService
{
    private static readonly TimeSpan ActivePause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);

    /// <summary>Names of blobs are Chinese; the message is read by people, too.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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
            var started = Stopwatch.GetTimestamp();
            try
            {
                if (!loaded)
                {
                    await receipts.LoadAsync(stoppingToken);
                    loaded = true;
                }

                var found = await ScanAsync(stoppingToken);
                pause = found ? ActivePause : Shorter(pause * 1.5, LongestPause);
            }
            catch (Exception e) when (StorageTrouble.Is(e, stoppingToken))
            {
                Log.ScanFailed(logger, e, trigger.Source);
                pause = LongestPause;
            }

            // A container so full that listing it takes long is listed less often: at most a fifth of the time.
            await Task.Delay(Longer(pause, Stopwatch.GetElapsedTime(started) * 4), time, stoppingToken);
        }
    }

    /// <summary>One listing; waits for a free slot before each blob, so that no more is started than may run.</summary>
    private async Task<bool> ScanAsync(CancellationToken stoppingToken)
    {
        var found = false;
        try
        {
            await foreach (var blob in trigger.Container.GetBlobsAsync(prefix: trigger.Pattern.Prefix, cancellationToken: stoppingToken))
            {
                if (blob.Properties.ETag is not { } etag || receipts.Has(blob.Name, etag) || running.Contains(blob.Name)
                    || trigger.Pattern.Match(blob.Name) is not { } parameters)
                {
                    continue;
                }

                found = true;
                var slot = await slots.TakeAsync(stoppingToken);
                running.Start(blob.Name, () => WorkAsync(blob, etag, parameters, slot, stoppingToken));
            }
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // Nobody has uploaded anything yet: the container comes with the first blob.
            return false;
        }

        return found;
    }

    private async Task WorkAsync(
        BlobItem blob, ETag etag, Dictionary<string, object?> parameters, IDisposable slot, CancellationToken stoppingToken)
    {
        try
        {
            if (await TryAsync(blob, parameters, slot, stoppingToken) is { } done)
            {
                if (!done)
                {
                    await ReportAsync(blob, etag);
                }

                // Not to be broken off by the stop: the work is done, and doing it again is what receipts are there to avoid.
                await receipts.WriteAsync(blob.Name, etag, CancellationToken.None);
            }
        }
        catch (Exception e)
        {
            Log.ReceiptFailed(logger, e, blob.Name);
        }
    }

    /// <returns>Whether a try succeeded; null where there is nothing to write down: the host stops, or the blob is gone.</returns>
    private async Task<bool?> TryAsync(
        BlobItem blob, Dictionary<string, object?> parameters, IDisposable firstSlot, CancellationToken stoppingToken)
    {
        var client = trigger.Container.GetBlobClient(blob.Name);
        var slot = firstSlot;
        for (var retry = 0; ; retry++)
        {
            try
            {
                await invoker.InvokeAsync(
                    function,
                    new BlobEvent(client, parameters) { RetryCount = retry, MaxRetryCount = settings.PoisonBlobThreshold - 1 },
                    CancellationToken.None);
                return true;
            }
            catch (Exception) when (stoppingToken.IsCancellationRequested)
            {
                return null;
            }
            catch (Exception) when (retry + 1 >= settings.PoisonBlobThreshold)
            {
                return false;
            }
            catch (Exception e)
            {
                Log.TryFailed(logger, e.GetType().Name, blob.Name, retry + 1, settings.PoisonBlobThreshold);
            }
            finally
            {
                slot.Dispose();
            }

            try
            {
                await Task.Delay(FirstRetry * (1 << Math.Min(retry, 5)), time, stoppingToken);
                if (!await client.ExistsAsync(stoppingToken))
                {
                    return null;
                }

                slot = await slots.TakeAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return null;
            }
        }
    }

    /// <summary>Puts the message of the published host on the poison queue.</summary>
    private async Task ReportAsync(BlobItem blob, ETag etag)
    {
        var message = new PoisonBlob(
            "BlobTrigger", function.Id, $"{blob.Properties.BlobType ?? BlobType.Block}Blob", trigger.Pattern.Container, blob.Name, etag.ToString("H"));
        await trigger.Poison.CreateAndAddAsync(Convert.ToBase64String(JsonSerializer.SerializeToUtf8Bytes(message, Readable)), CancellationToken.None);
        Log.GivenUp(logger, blob.Name, settings.PoisonBlobThreshold, trigger.Poison.Name);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static TimeSpan Longer(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private sealed record PoisonBlob(
        string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Listing {Source} failed; it is tried again")]
        public static partial void ScanFailed(ILogger logger, Exception exception, string source);

        [LoggerMessage(LogLevel.Warning, "Blob {Blob}: try {Try} of {Tries} failed with {Exception}")]
        public static partial void TryFailed(ILogger logger, string exception, string blob, int @try, int tries);

        [LoggerMessage(LogLevel.Error, "Blob {Blob} was given up after {Tries} tries and reported on queue {Queue}")]
        public static partial void GivenUp(ILogger logger, string blob, int tries, string queue);

        [LoggerMessage(LogLevel.Warning, "Blob {Blob} is done, but that could not be written down; it runs again")]
        public static partial void ReceiptFailed(ILogger logger, Exception exception, string blob);
    }
}
