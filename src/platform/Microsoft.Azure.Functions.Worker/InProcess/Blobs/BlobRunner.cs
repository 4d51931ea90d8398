using System.Text.Encodings.Web;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Models;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess.Blobs;

/// <summary>A blob that a listing has shown.</summary>
/// <param name="Name">In its container.</param>
/// <param name="ETag">Of the version that was listed.</param>
/// <param name="Type">Block, page or append.</param>
/// <param name="Parameters">What the trigger's path took from the name.</param>
internal sealed record FoundBlob(string Name, ETag ETag, BlobType? Type, Dictionary<string, object?> Parameters);

/// <summary>
/// Brings one blob to its end: tries its function until it succeeds or has failed often enough to be reported on the poison queue,
/// and then writes the receipt.
/// </summary>
internal sealed partial class BlobRunner(
    HostedFunction function,
    BlobReceipts receipts,
    BlobSlots slots,
    HostSettings settings,
    FunctionInvoker invoker,
    TimeProvider time,
    ILogger<BlobRunner> logger)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(500);

    /// <summary>Names of blobs are Chinese; the message is read by people, too.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly BlobFunctionTrigger trigger = (BlobFunctionTrigger)function.Trigger;

    /// <param name="blob">What to run for.</param>
    /// <param name="slot">The right to the first try; given back after it, and taken again for each other.</param>
    /// <param name="stoppingToken">Cancelled when the host stops: no further try is begun.</param>
    public async Task RunAsync(FoundBlob blob, IDisposable slot, CancellationToken stoppingToken)
    {
        try
        {
            for (var retry = 0; !await TryAsync(blob, retry, slot, stoppingToken); retry++)
            {
                await Task.Delay(FirstRetry * (1 << Math.Min(retry, 5)), time, stoppingToken);
                if (!await trigger.Container.GetBlobClient(blob.Name).ExistsAsync(stoppingToken))
                {
                    return;
                }

                slot = await slots.TakeAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.LeftForNextStart(logger, blob.Name);
        }
        catch (Exception e)
        {
            Log.NotSettled(logger, e, blob.Name);
        }
    }

    /// <returns>Whether the blob is settled, by success or by giving it up.</returns>
    private async Task<bool> TryAsync(FoundBlob blob, int retry, IDisposable slot, CancellationToken stoppingToken)
    {
        // Held until the receipt is written: a crash then leaves no more blobs to do again than were worked on at once.
        using var held = slot;
        try
        {
            var client = trigger.Container.GetBlobClient(blob.Name);
            await invoker.InvokeAsync(
                function,
                new BlobEvent(client, blob.Parameters) { RetryCount = retry, MaxRetryCount = settings.PoisonBlobThreshold - 1 },
                CancellationToken.None);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(stoppingToken);
        }
        catch (Exception e) when (retry + 1 < settings.PoisonBlobThreshold)
        {
            Log.TryFailed(logger, e.GetType().Name, blob.Name, retry + 1, settings.PoisonBlobThreshold);
            return false;
        }
        catch (Exception)
        {
            // The invoker has logged it in full.
            await ReportAsync(blob);
        }

        // Not to be broken off by the stop: what is done is done.
        await receipts.WriteAsync(blob.Name, blob.ETag, CancellationToken.None);
        return true;
    }

    /// <summary>Puts the message of the published host on the poison queue.</summary>
    private async Task ReportAsync(FoundBlob blob)
    {
        var message = JsonSerializer.SerializeToUtf8Bytes(
            new PoisonBlob(
                "BlobTrigger", function.Id, $"{blob.Type ?? BlobType.Block}Blob", trigger.Pattern.Container, blob.Name, blob.ETag.ToString("H")),
            Readable);
        await trigger.Poison.CreateAndAddAsync(Convert.ToBase64String(message), CancellationToken.None);
        Log.GivenUp(logger, blob.Name, settings.PoisonBlobThreshold, trigger.Poison.Name);
    }

    private sealed record PoisonBlob(
        string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Blob {Blob}: try {Try} of {Tries} failed with {Exception}")]
        public static partial void TryFailed(ILogger logger, string exception, string blob, int @try, int tries);

        [LoggerMessage(LogLevel.Error, "Blob {Blob} was given up after {Tries} tries and reported on queue {Queue}")]
        public static partial void GivenUp(ILogger logger, string blob, int tries, string queue);

        [LoggerMessage(LogLevel.Information, "Blob {Blob} is left for the next start")]
        public static partial void LeftForNextStart(ILogger logger, string blob);

        [LoggerMessage(LogLevel.Warning, "What became of blob {Blob} could not be written down; it runs again")]
        public static partial void NotSettled(ILogger logger, Exception exception, string blob);
    }
}
