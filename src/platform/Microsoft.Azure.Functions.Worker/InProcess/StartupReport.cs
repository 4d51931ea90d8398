using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Http;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Lists the functions once the host has started, with the addresses it really listens on.</summary>
internal static partial class StartupReport
{
    public static void WriteWhenStarted(WebApplication app, IReadOnlyList<HostedFunction> functions, ILogger logger) =>
        app.Lifetime.ApplicationStarted.Register(() =>
        {
            foreach (var function in functions.OrderBy(f => f.Trigger.Type, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal))
            {
                Log.Hosted(logger, function.Trigger.Type, function.Name, Where(function.Trigger, app.Urls));
            }
        });

    private static string Where(FunctionTrigger trigger, ICollection<string> addresses) => trigger is HttpFunctionTrigger http
        ? $"[{(http.Methods.Count == 0 ? "*" : string.Join(',', http.Methods))}] {addresses.FirstOrDefault()?.TrimEnd('/')}/{http.Pattern.RawText}"
        : trigger.Source;

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "{Trigger} {Function}: {Source}")]
        public static partial void Hosted(ILogger logger, string trigger, string function, string source);
    }
}
