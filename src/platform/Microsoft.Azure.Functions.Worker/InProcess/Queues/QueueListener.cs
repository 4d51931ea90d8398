using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess.Queues;

/// <summary>Takes messages off a queue and runs the queue's function for each; a message is deleted only when its function has succeeded.</summary>
internal sealed partial class QueueListener(
    HostedFunction function, HostSettings settings, FunctionInvoker invoker, TimeProvider time, ILogger<QueueListener> logger)
    : BackgroundService
{
    /// <summary>How long a message stays hidden after a crash; renewed while its function runs.</summary>
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly QueueFunctionTrigger trigger = (QueueFunctionTrigger)function.Trigger;
    private readonly QueueSettings queues = settings.Queues;
    private readonly RunningWork running = new();

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await running.WhenAllAsync().WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = ShortestPause;
        while (!stoppingToken.IsCancellationRequested)
        {
            while (running.Count > queues.NewBatchThreshold)
            {
                await running.WhenAnyAsync().WaitAsync(stoppingToken);
            }

            IReadOnlyList<QueuedMessage> messages = [];
            try
            {
                messages = await trigger.Queue.ReceiveAsync(queues.BatchSize, Hidden, stoppingToken);
                pause = messages.Count > 0 ? ShortestPause : Shorter(pause * 1.5, queues.MaxPollingInterval);
            }
            catch (Exception e) when (StorageTrouble.Is(e, stoppingToken))
            {
                Log.ReceiveFailed(logger, e, trigger.Queue.Name);
                pause = queues.MaxPollingInterval;
            }

            foreach (var message in messages)
            {
                running.Start(message.Id, () => WorkAsync(message, stoppingToken));
            }

            if (messages.Count == 0)
            {
                await Task.Delay(pause, time, stoppingToken);
            }
        }
    }

    private async Task WorkAsync(QueuedMessage message, CancellationToken stoppingToken)
    {
        var lease = new MessageLease(trigger.Queue, message, Hidden);
        try
        {
            if (message.DequeueCount > queues.MaxDequeueCount)
            {
                // Its last try took the host down with it.
                await GiveUpAsync(message, lease);
                return;
            }

            var succeeded = await TryAsync(message, lease);
            if (succeeded)
            {
                await lease.DeleteAsync();
            }
            else if (stoppingToken.IsCancellationRequested)
            {
                await lease.ShowAfterAsync(TimeSpan.Zero);
            }
            else if (message.DequeueCount >= queues.MaxDequeueCount)
            {
                await GiveUpAsync(message, lease);
            }
            else if (trigger.Poison is not null)
            {
                await lease.ShowAfterAsync(queues.VisibilityTimeout);
            }

            // Otherwise a poison queue: its message comes back by itself, later, so that it does not go round in circles.
        }
        catch (Exception e)
        {
            Log.NotSettled(logger, e, message.Id, trigger.Queue.Name);
        }
    }

    private async Task<bool> TryAsync(QueuedMessage message, MessageLease lease)
    {
        using var done = new CancellationTokenSource();
        var renewing = lease.RenewAsync(done.Token);
        try
        {
            var queueEvent = new QueueEvent(message, queues.Base64)
            {
                RetryCount = message.DequeueCount - 1,
                MaxRetryCount = queues.MaxDequeueCount - 1,
            };
            await invoker.InvokeAsync(function, queueEvent, CancellationToken.None);
            return true;
        }
        catch (Exception e)
        {
            // The invoker has logged it in full.
            Log.TryFailed(logger, e.GetType().Name, message.Id, message.DequeueCount, queues.MaxDequeueCount);
            return false;
        }
        finally
        {
            await done.CancelAsync();
            await renewing;
        }
    }

    private async Task GiveUpAsync(QueuedMessage message, MessageLease lease)
    {
        if (trigger.Poison is null)
        {
            return;
        }

        await trigger.Poison.CreateAndAddAsync(message.Text, CancellationToken.None);
        await lease.DeleteAsync();
        Log.GivenUp(logger, message.Id, message.DequeueCount, trigger.Poison.Name);
    }

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Reading queue {Queue} failed; it is tried again")]
        public static partial void ReceiveFailed(ILogger logger, Exception exception, string queue);

        [LoggerMessage(LogLevel.Warning, "Message {Message}: try {Try} of {Tries} failed with {Exception}")]
        public static partial void TryFailed(ILogger logger, string exception, string message, int @try, int tries);

        [LoggerMessage(LogLevel.Error, "Message {Message} was given up after {Tries} tries and moved to queue {Queue}")]
        public static partial void GivenUp(ILogger logger, string message, int tries, string queue);

        [LoggerMessage(LogLevel.Warning, "Message {Message} of queue {Queue} could not be settled; it comes back")]
        public static partial void NotSettled(ILogger logger, Exception exception, string message, string queue);
    }
}
