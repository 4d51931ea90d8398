using Azure.Core;

namespace Azure.Monitor.OpenTelemetry.Exporter;

/// <summary>Where telemetry goes, and as whom it is sent.</summary>
public class AzureMonitorExporterOptions : ClientOptions
{
    /// <summary>Of the Application Insights component.</summary>
    public string? ConnectionString { get; set; }

    public TokenCredential? Credential { get; set; }
}
