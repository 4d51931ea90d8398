using System.Net;
using Azure;
using Microsoft.Extensions.Logging;

namespace OpenData.Storage;

/// <summary>Makes the containers and tables before anything uses them, once in the life of a process.</summary>
/// <remarks>
/// Everyone who works on the storage waits here first. A storage that can't be reached yet (Azurite starting beside the app, a name
/// that is being deleted) is waited for; one that stays away fails the caller, and the next caller tries again.
/// </remarks>
public sealed partial class StorageSetup(StorageConnection storage, TimeProvider clock, ILogger<StorageSetup> logger) : IDisposable
{
    /// <summary>How long one caller waits for the storage.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>The commit log bears ten times as much; a clock that is off by this is broken and may run on.</summary>
    private static readonly TimeSpan TolerableClockError = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim one = new(1, 1);
    private volatile bool done;

    public async Task EnsureAsync(CancellationToken cancellationToken)
    {
        if (done) return;
        await one.WaitAsync(cancellationToken);
        try
        {
            if (done) return;
            await CreateWhenReachableAsync(cancellationToken);
            await CompareClocksAsync(cancellationToken);
            done = true;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task CreateWhenReachableAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            try
            {
                await Task.WhenAll(
                    [
                        .. storage.AllContainers.Select(container => container.CreateIfNotExistsAsync(cancellationToken: cancellationToken)),
                        .. storage.AllTables.Select(table => table.CreateIfNotExistsAsync(cancellationToken)),
                    ]);
                return;
            }
            catch (Exception exception) when (MayPass(exception) && clock.GetElapsedTime(started) < Patience)
            {
                Log.Waiting(logger, exception);
                await Task.Delay(Pause, clock, cancellationToken);
            }
        }
    }

    private async Task CompareClocksAsync(CancellationToken cancellationToken)
    {
        var response = (await storage.Uploads.ExistsAsync(cancellationToken)).GetRawResponse();
        if (response.Headers.Date is not { } theirs) return;
        var ahead = clock.GetUtcNow() - theirs;
        if (ahead.Duration() > TolerableClockError) Log.ClockIsOff(logger, (int)ahead.TotalSeconds);
    }

    /// <summary>No answer, an overloaded service, or a name whose deletion is not over; Azure.Core gathers its retries in an aggregate.</summary>
    private static bool MayPass(Exception exception) => exception switch
    {
        AggregateException all => all.InnerExceptions.All(one => one is OperationCanceledException || MayPass(one)),
        RequestFailedException failed => failed.Status is 0 or >= 500
            or (int)HttpStatusCode.TooManyRequests or (int)HttpStatusCode.RequestTimeout
            || failed.ErrorCode is "TableBeingDeleted" or "ContainerBeingDeleted",
        _ => exception is HttpRequestException or IOException,
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 100, Level = LogLevel.Warning, Message = "The storage is not ready; trying again")]
        public static partial void Waiting(ILogger logger, Exception exception);

        [LoggerMessage(
            EventId = 101,
            Level = LogLevel.Warning,
            Message = "The clock of this machine is {Seconds} s ahead of the storage service's; commits will carry wrong times")]
        public static partial void ClockIsOff(ILogger logger, int seconds);
    }
}
