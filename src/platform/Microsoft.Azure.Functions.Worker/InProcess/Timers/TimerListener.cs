using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess.Timers;

/// <summary>Runs the timers of the app for as long as this instance holds the lock.</summary>
internal sealed partial class TimerListener(IReadOnlyList<TimerRunner> timers, TimerLock timerLock, ILogger<TimerListener> logger)
    : BackgroundService
{
    private static readonly TimeSpan Renewal = TimerLock.Length / 3;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (await timerLock.TryTakeAsync(stoppingToken) is { } lease)
                {
                    await HoldAsync(lease, stoppingToken);
                    continue;
                }
            }
            catch (Exception e) when (StorageTrouble.Is(e, stoppingToken))
            {
                Log.LockFailed(logger, e);
            }

            await Task.Delay(Renewal, stoppingToken);
        }
    }

    /// <summary>Comes back when the lease is lost or the host stops; a run that has begun ends first.</summary>
    private async Task HoldAsync(BlobLeaseClient lease, CancellationToken stoppingToken)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var running = Task.WhenAll(timers.Select(timer => timer.RunAsync(held.Token)));
        try
        {
            using var clock = new PeriodicTimer(Renewal);
            while (!running.IsCompleted && await clock.WaitForNextTickAsync(stoppingToken))
            {
                await lease.RenewAsync(cancellationToken: stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            Log.Stopping(logger);
        }
        finally
        {
            await held.CancelAsync();
            await running;
        }

        await lease.ReleaseAsync(cancellationToken: CancellationToken.None);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The lock of the timers could not be taken or held; it is tried again")]
        public static partial void LockFailed(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Debug, "The timers stop")]
        public static partial void Stopping(ILogger logger);
    }
}
