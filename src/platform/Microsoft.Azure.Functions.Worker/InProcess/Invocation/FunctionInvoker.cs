using System.Diagnostics;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess.Invocation;

/// <summary>Runs functions: one scope of services, one context and one way through the middleware for every invocation.</summary>
internal sealed partial class FunctionInvoker(
    IServiceScopeFactory scopes,
    FunctionExecutionDelegate pipeline,
    HostSettings settings,
    HostShutdown shutdown,
    TimeProvider time,
    ILoggerFactory loggers)
{
    internal const string SourceName = "Microsoft.Azure.Functions.Worker";

    private static readonly ActivitySource Activities = new(SourceName);

    /// <summary>Runs a function to its end and hands its result to the event; what it throws goes to the caller, logged.</summary>
    /// <remarks>The function's token is also cancelled when <paramref name="abandoned"/> is: nobody waits for it any more.</remarks>
    /// <exception cref="TimeoutException">The function gave up because its time was over.</exception>
    public async Task InvokeAsync(HostedFunction function, TriggerEvent trigger, CancellationToken abandoned)
    {
        using var activity = Activities.StartActivity(function.Name, ActivityKind.Server);
        using var timeout = new CancellationTokenSource(settings.FunctionTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(abandoned, timeout.Token, shutdown.GraceIsOver);
        await using var scope = scopes.CreateAsyncScope();
        var invocation = new InvocationContext(function, trigger, scope.ServiceProvider, linked.Token);

        var logger = loggers.CreateLogger($"Function.{function.Name}");
        using var logScope = logger.BeginScope(
            new Dictionary<string, object> { ["FunctionName"] = function.Name, ["InvocationId"] = invocation.InvocationId });
        // Requests are many and quick; the rest is work that an operator wants to see.
        var level = function.Trigger is Http.HttpFunctionTrigger ? LogLevel.Debug : LogLevel.Information;
        var started = Stopwatch.GetTimestamp();
        if (logger.IsEnabled(level))
        {
            Log.Executing(logger, level, function.Name, trigger.Reason, invocation.InvocationId);
        }

        try
        {
            await pipeline(invocation);
            await trigger.AcceptAsync(invocation.Result);
            var milliseconds = Milliseconds(started);
            Log.Succeeded(logger, level, function.Name, invocation.InvocationId, milliseconds);
        }
        catch (OperationCanceledException e) when (timeout.IsCancellationRequested)
        {
            Log.TimedOut(logger, function.Name, invocation.InvocationId, settings.FunctionTimeout);
            throw new TimeoutException($"Function '{function.Name}' did not end within {settings.FunctionTimeout}.", e);
        }
        catch (OperationCanceledException) when (linked.IsCancellationRequested)
        {
            Log.Cancelled(logger, function.Name, invocation.InvocationId, Milliseconds(started));
            throw;
        }
        catch (Exception e)
        {
            activity?.SetStatus(ActivityStatusCode.Error, e.GetType().Name);
            Log.Failed(logger, e, function.Name, invocation.InvocationId, Milliseconds(started));
            throw;
        }
        finally
        {
            await invocation.DisposeOwnedAsync();
        }
    }

    private static long Milliseconds(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;

    private static partial class Log
    {
        [LoggerMessage(Message = "Executing {Function} ({Reason}, id {InvocationId})")]
        public static partial void Executing(ILogger logger, LogLevel level, string function, string reason, string invocationId);

        [LoggerMessage(Message = "Executed {Function} (succeeded, id {InvocationId}, {Milliseconds} ms)")]
        public static partial void Succeeded(ILogger logger, LogLevel level, string function, string invocationId, long milliseconds);

        [LoggerMessage(LogLevel.Information, "Executed {Function} (cancelled, id {InvocationId}, {Milliseconds} ms)")]
        public static partial void Cancelled(ILogger logger, string function, string invocationId, long milliseconds);

        [LoggerMessage(LogLevel.Error, "Executed {Function} (timed out, id {InvocationId}, after {Timeout})")]
        public static partial void TimedOut(ILogger logger, string function, string invocationId, TimeSpan timeout);

        [LoggerMessage(LogLevel.Error, "Executed {Function} (failed, id {InvocationId}, {Milliseconds} ms)")]
        public static partial void Failed(ILogger logger, Exception exception, string function, string invocationId, long milliseconds);
    }
}
