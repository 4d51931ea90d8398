using OpenTelemetry;

namespace Azure.Monitor.OpenTelemetry.Exporter;

public static class OpenTelemetryBuilderExtensions
{
    /// <summary>Only the published exporter knows Azure Monitor's own protocol; outside Azure there is OTLP, which any collector takes.</summary>
    /// <exception cref="NotSupportedException">Always, and at the start of the app: telemetry that goes nowhere would be found out too late.</exception>
    public static IOpenTelemetryBuilder UseAzureMonitorExporter(
        this IOpenTelemetryBuilder builder, Action<AzureMonitorExporterOptions> configureAzureMonitor) =>
        throw new NotSupportedException(
            "APPLICATIONINSIGHTS_CONNECTION_STRING is set, but this app was built without the packages for Azure. " +
            "Build it with -p:AzurePackages=true, or send telemetry to a collector by OTEL_EXPORTER_OTLP_ENDPOINT.");
}
