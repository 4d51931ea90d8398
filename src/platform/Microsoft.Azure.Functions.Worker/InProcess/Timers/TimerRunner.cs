using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess.Timers;

/// <summary>Runs one timer's function when it is due, one run after the other.</summary>
internal sealed partial class TimerRunner(
    HostedFunction function, TimerState state, FunctionInvoker invoker, TimeProvider time, ILogger<TimerRunner> logger)
{
    // Task.Delay takes no more than 49 days.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(1);

    private readonly TimerFunctionTrigger trigger = (TimerFunctionTrigger)function.Trigger;
    private bool startupIsOver;

    /// <summary>Runs until cancelled; a run that has begun ends first.</summary>
    public async Task RunAsync(CancellationToken stopped)
    {
        try
        {
            var now = time.GetUtcNow();
            var monitored = trigger.UseMonitor && !trigger.Schedule.IsFrequent(now);
            var status = monitored ? await StatusAsync(now, stopped) : null;
            var pastDue = status is not null && status.Next < now.UtcDateTime;
            var onStartup = trigger.RunOnStartup && !startupIsOver;
            startupIsOver = true;
            if (pastDue || onStartup)
            {
                status = await RunOnceAsync(status, pastDue, stopped);
            }

            while (true)
            {
                var due = trigger.Schedule.After(time.GetUtcNow());
                await WaitUntilAsync(due, stopped);
                status = await RunOnceAsync(status, pastDue: false, stopped);
            }
        }
        catch (OperationCanceledException) when (stopped.IsCancellationRequested)
        {
            return;
        }
    }

    /// <summary>
    /// What an earlier run wrote down, with <see cref="ScheduleStatus.Next"/> counted anew: the schedule may have been another then.
    /// </summary>
    private async Task<ScheduleStatus> StatusAsync(DateTimeOffset now, CancellationToken stopped)
    {
        ScheduleStatus? status = null;
        try
        {
            status = await state.ReadAsync(stopped);
            if (status is null)
            {
                status = Status(last: default, now);
                await state.WriteAsync(status, stopped);
            }
        }
        catch (Exception e) when (StorageTrouble.Is(e, stopped))
        {
            Log.StateFailed(logger, e, function.Name);
        }

        return status is null ? Status(last: default, now) : Status(status.Last, Utc(status.LastUpdated));
    }

    private async Task<ScheduleStatus?> RunOnceAsync(ScheduleStatus? status, bool pastDue, CancellationToken stopped)
    {
        var started = time.GetUtcNow();
        try
        {
            await invoker.InvokeAsync(
                function, new TimerEvent(new TimerInfo { ScheduleStatus = status, IsPastDue = pastDue }), CancellationToken.None);
        }
        catch (Exception) when (stopped.IsCancellationRequested)
        {
            // Broken off by the stop: not written down, so that the next start makes up for it.
            return status;
        }
        catch (Exception e)
        {
            // The invoker has logged it in full; a timer has no second try before it is due again.
            Log.RunFailed(logger, e.GetType().Name, function.Name);
        }

        if (status is null)
        {
            return null;
        }

        var next = Status(started.UtcDateTime, started);
        try
        {
            await state.WriteAsync(next, CancellationToken.None);
        }
        catch (Exception e) when (StorageTrouble.Is(e, stopped))
        {
            Log.StateFailed(logger, e, function.Name);
        }

        return next;
    }

    private async Task WaitUntilAsync(DateTimeOffset due, CancellationToken stopped)
    {
        while (due - time.GetUtcNow() is var left && left > TimeSpan.Zero)
        {
            await Task.Delay(left < LongestDelay ? left : LongestDelay, time, stopped);
        }
    }

    private ScheduleStatus Status(DateTime last, DateTimeOffset updated) =>
        new() { Last = last, Next = trigger.Schedule.After(updated).UtcDateTime, LastUpdated = updated.UtcDateTime };

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The state of timer {Function} could not be read or written")]
        public static partial void StateFailed(ILogger logger, Exception exception, string function);

        [LoggerMessage(LogLevel.Warning, "Timer {Function} failed with {Exception}; it runs again when it is due")]
        public static partial void RunFailed(ILogger logger, string exception, string function);
    }
}
