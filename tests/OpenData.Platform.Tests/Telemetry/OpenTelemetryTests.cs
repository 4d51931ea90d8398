using System.Collections.Concurrent;
using System.Diagnostics;
using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace OpenData.Platform.Tests.Telemetry;

public sealed class OpenTelemetryTests
{
    private const string Worker = "Microsoft.Azure.Functions.Worker";

    [Fact]
    public async Task Listens_from_the_start_of_the_host_to_its_end()
    {
        var exporter = new Recorder();
        using var source = new ActivitySource(nameof(Listens_from_the_start_of_the_host_to_its_end));
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOpenTelemetry().WithTracing(tracing => tracing.AddSource(source.Name).AddProcessor(new SimpleActivityExportProcessor(exporter)));
        using (var host = builder.Build())
        {
            source.StartActivity("before")?.Dispose();
            await host.StartAsync();
            source.StartActivity("during")?.Dispose();
            await host.StopAsync();
        }

        source.StartActivity("after")?.Dispose();
        Assert.Equal(["during"], exporter.Names);
    }

    [Fact]
    public void May_be_added_by_several_and_begins_once()
    {
        var services = new ServiceCollection();

        services.AddOpenTelemetry();
        services.AddOpenTelemetry();

        Assert.Single(services, service => service.ServiceType == typeof(IHostedService));
    }

    [Fact]
    public async Task Shows_what_the_worker_does()
    {
        var exporter = new Recorder();
        using var source = new ActivitySource(Worker);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddOpenTelemetry().UseFunctionsWorkerDefaults().WithTracing(tracing => tracing.AddProcessor(new SimpleActivityExportProcessor(exporter)));
        using var host = builder.Build();

        await host.StartAsync();
        source.StartActivity(nameof(Shows_what_the_worker_does))?.Dispose();

        Assert.Contains(nameof(Shows_what_the_worker_does), exporter.Names);
        Assert.Contains(exporter.Resource, attribute => attribute.Key == "service.name");
    }

    [Fact]
    public void Says_that_it_can_not_send_to_azure_and_what_can()
    {
        var telemetry = new ServiceCollection().AddOpenTelemetry();

        var refused = Assert.Throws<NotSupportedException>(() => telemetry.UseAzureMonitorExporter(options => options.ConnectionString = "x"));

        Assert.Contains("-p:AzurePackages=true", refused.Message, StringComparison.Ordinal);
        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", refused.Message, StringComparison.Ordinal);
    }

    private sealed class Recorder : BaseExporter<Activity>
    {
        private readonly ConcurrentQueue<string> names = new();

        public IEnumerable<string> Names => names;

        public IEnumerable<KeyValuePair<string, object>> Resource => ParentProvider.GetResource().Attributes;

        public override ExportResult Export(in Batch<Activity> batch)
        {
            foreach (var span in batch) names.Enqueue(span.DisplayName);
            return ExportResult.Success;
        }
    }
}
