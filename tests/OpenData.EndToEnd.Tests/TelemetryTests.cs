using System.Text.RegularExpressions;

namespace OpenData.EndToEnd.Tests;

/// <summary>What leaves the app for whoever watches it.</summary>
public sealed partial class TelemetryTests : OverAzurite
{
    [Fact]
    public async Task An_ingestion_reaches_the_collector_as_span_metrics_and_log_without_a_word_of_the_report()
    {
        await using var collector = await Collector.StartAsync();
        await using var app = await AppProcess.StartAsync(
            Azurite,
            Folder,
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address.ToString()),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "500"),
            ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "200"));
        var text = Township.Report("白水镇", 2023, 1);

        await Township.SendAsync("430681104/2023.txt", text);

        await app.UntilAsync(async () => (await app.GetAsync("api/v1/reports"))["meta"]!.Value<int>("total") == 1, "the report is published");
        await app.Http.GetAsync("api/v1/observations?q=白水镇");
        foreach (var (signal, expected) in Expected)
            await app.UntilAsync(() => Task.FromResult(collector.Has(signal, expected)), $"{signal} hold {expected}");
        var clauses = Clause().Matches(text).Select(clause => clause.Value).Append("白水镇").ToList();
        Assert.NotEmpty(clauses);
        Assert.All(clauses, clause => Assert.False(collector.Has(clause), clause));
    }

    [Fact]
    public async Task Spans_and_metrics_are_printed_where_that_is_asked_for()
    {
        await using var app = await AppProcess.StartAsync(Azurite, Folder, ("OpenDataConsoleTelemetry", "true"));

        await Township.SendAsync("430681104/2023.txt", Township.Report("白水镇", 2023, 1));

        await app.UntilAsync(() => Task.FromResult(SpanLine().IsMatch(app.Log) && app.Log.Contains("metric opendata.ingestions 1 ", StringComparison.Ordinal)), "both are printed");
    }

    [Fact]
    public async Task An_app_that_can_not_send_to_azure_says_so_instead_of_starting_blind()
    {
        var refused = await AppProcess.FailAsync(Azurite, Folder, ("APPLICATIONINSIGHTS_CONNECTION_STRING", "InstrumentationKey=00000000-0000-0000-0000-000000000000"));

        Assert.Contains("-p:AzurePackages=true", refused, StringComparison.Ordinal);
    }

    private static (string Signal, string Expected)[] Expected =>
    [
        ("traces", "ingestion"),
        ("traces", "opendata.outcome"),
        ("traces", "430681104-2023"),
        ("traces", "ReadUpload"),
        ("metrics", "opendata.ingestions"),
        ("metrics", "opendata.ingestion.lag"),
        ("metrics", "opendata.index.age"),
        ("metrics", "opendata.index.lag"),
        ("metrics", "/api/v1/observations"),
        ("logs", "OpenData.Storage.Publishing.IngestionTelemetry"),
        ("logs", "PublishingMs"),
    ];

    /// <summary>Long enough to be nobody's but the report's.</summary>
    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}\d]{4,}")]
    private static partial Regex Clause();

    [GeneratedRegex(@"^span ingestion [\d.]+ ms Ok .*opendata\.outcome=published", RegexOptions.Multiline)]
    private static partial Regex SpanLine();
}
