using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using OpenTelemetry;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Microsoft.Azure.Functions.Worker.OpenTelemetry;

public static class ConfigureFunctionsOpenTelemetry
{
    /// <summary>Lets the invocations of functions appear as spans, under the name of the app.</summary>
    public static IOpenTelemetryBuilder UseFunctionsWorkerDefaults(this IOpenTelemetryBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder
            .ConfigureResource(resource => resource.AddService(Environment.GetEnvironmentVariable("WEBSITE_SITE_NAME") ?? AppDomain.CurrentDomain.FriendlyName))
            .WithTracing(tracing => tracing.AddSource(FunctionInvoker.SourceName));
    }
}
