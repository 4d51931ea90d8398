using Azure.Identity;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Storage;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OpenData.Functions.Observability;

/// <summary>Where spans, metrics and the log go: Azure Monitor when deployed, a collector or the console elsewhere. By default nowhere, and nothing is
/// collected then; the log is on the console in any case.</summary>
internal static class TelemetryExport
{
    /// <summary>Setting: the component of Azure Monitor.</summary>
    public const string AzureSetting = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>Setting: as whom telemetry is sent there, such as <c>ClientId=…;Authorization=AAD</c>.</summary>
    public const string AzureIdentitySetting = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Setting: the address of a collector that takes OTLP; OpenTelemetry's other variables hold too.</summary>
    public const string CollectorSetting = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Setting: whether spans and metrics are printed, a line each. Default: false.</summary>
    public const string ConsoleSetting = "OpenDataConsoleTelemetry";

    private static readonly TimeSpan ConsoleInterval = TimeSpan.FromSeconds(10);

    public static IServiceCollection AddTelemetryExport(this IServiceCollection services, IConfiguration configuration)
    {
        var azure = configuration[AzureSetting] is { Length: > 0 };
        var collector = configuration[CollectorSetting] is { Length: > 0 };
        var console = configuration.GetValue(ConsoleSetting, false);
        if (!azure && !collector && !console) return services;

        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(tracing => tracing.AddSource(Telemetry.Name))
            .WithMetrics(metrics => metrics.AddMeter(Telemetry.Name, "System.Runtime"));
        services.Configure<OpenTelemetryLoggerOptions>(logging => logging.IncludeFormattedMessage = true);

        if (azure) telemetry.UseAzureMonitorExporter(options => SendToAzure(options, configuration));
        if (collector) telemetry.UseOtlpExporter();
        if (console)
        {
            telemetry
                .WithTracing(tracing => tracing.AddProcessor(_ => new SimpleActivityExportProcessor(new ConsoleSpans())))
                .WithMetrics(metrics => metrics.AddReader(_ => new PeriodicExportingMetricReader(new ConsoleMetrics(), (int)ConsoleInterval.TotalMilliseconds)));
        }

        return services;
    }

    private static void SendToAzure(AzureMonitorExporterOptions options, IConfiguration configuration)
    {
        options.ConnectionString = configuration[AzureSetting];
        if (ClientIdIn(configuration[AzureIdentitySetting]) is { } client)
            options.Credential = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(client));
    }

    private static string? ClientIdIn(string? authentication) => authentication?.Split(';')
        .Select(part => part.Split('=', 2))
        .FirstOrDefault(part => part is ["ClientId", _])?[1];
}
