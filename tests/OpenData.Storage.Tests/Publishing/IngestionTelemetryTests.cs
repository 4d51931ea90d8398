using System.Diagnostics;
using System.Globalization;
using OpenData.Storage.Publishing;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

[Collection(SharedAzurite.Name)]
public sealed class IngestionTelemetryTests(AzuriteServer azurite) : IDisposable
{
    private const string Path = "430681104/三季度工作总结 2017-Q3.txt";
    private const string Text = "2017-Q3\n粮食 320亩\n种粮户 30户";

    private readonly TestInstance app = new(azurite, AzuriteServer.NewPrefix());

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Tells_in_one_span_what_became_of_an_upload()
    {
        var ingestion = await app.PublishAsync(Path, Text);

        var span = Assert.Single(app.Telemetry.Spans);
        Assert.Equal(("ingestion", ActivityStatusCode.Ok), (span.DisplayName, span.Status));
        Assert.Equal(
            new Dictionary<string, object?>
            {
                ["opendata.upload"] = ingestion.Id,
                ["opendata.township"] = "430681104",
                ["opendata.bytes"] = ingestion.Upload.Length,
                ["opendata.format"] = "txt",
                ["opendata.reader"] = "sample-1",
                ["opendata.outcome"] = "published",
                ["opendata.report"] = "430681104-2017-Q3",
                ["opendata.revision"] = 1,
                ["opendata.observations"] = 2,
                ["opendata.findings"] = 1,
                ["opendata.diagnostics"] = "",
            },
            span.TagObjects.Where(tag => !tag.Key.EndsWith("_ms", StringComparison.Ordinal)).ToDictionary());
        Assert.Equal(
            ["opendata.download_ms", "opendata.reading_ms", "opendata.publishing_ms", "opendata.lag_ms"],
            span.TagObjects.Where(tag => tag.Key.EndsWith("_ms", StringComparison.Ordinal) && tag.Value is >= 0.0).Select(tag => tag.Key));
    }

    [Fact]
    public async Task Tells_the_same_in_one_line_of_the_log()
    {
        var ingestion = await app.PublishAsync(Path, Text);

        var line = Assert.Single(app.Log.Lines, line => line.Event == 201);
        Assert.Equal(typeof(IngestionTelemetry).FullName, line.Category);
        Assert.Equal(
            [ingestion.Id, IngestionState.Published, "430681104", ingestion.Report, 1, ingestion.Upload.Length, "txt", "sample-1", 2, 1],
            new[] { "Upload", "State", "Township", "Report", "Revision", "Bytes", "Format", "Reader", "Observations", "Findings" }.Select(name => line.Values[name]));
        foreach (var name in new[] { "DownloadMs", "ReadingMs", "PublishingMs", "LagMs" })
            Assert.True(Convert.ToInt64(line.Values[name], CultureInfo.InvariantCulture) >= 0, name);
    }

    [Fact]
    public async Task Counts_outcomes_and_takes_the_times_of_the_stages()
    {
        await app.PublishAsync(Path, Text);
        await app.PublishAsync("430681104/copy.txt", Text);
        await app.PublishAsync("430681104/2018.txt", "rejected");

        Assert.Equal(
            ["duplicate same_content", "published ", "rejected no_chinese"],
            app.Telemetry.Of("opendata.ingestions").Select(count => $"{count.Tags["outcome"]} {count.Tags["code"]}").Order(StringComparer.Ordinal));
        Assert.Equal(
            ["download", "publishing", "reading"],
            app.Telemetry.Of("opendata.ingestion.duration").Select(time => $"{time.Tags["stage"]}").Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3, app.Telemetry.Of("opendata.ingestion.lag").Count());
    }

    [Fact]
    public async Task Tells_of_a_repeated_event_nothing_new()
    {
        await app.PublishAsync(Path, Text);
        await app.Publisher.PublishAsync(Path, CancellationToken.None);

        Assert.Single(app.Telemetry.Spans);
        Assert.Single(app.Log.Lines, line => line.Event == 201);
        Assert.Single(app.Telemetry.Of("opendata.ingestions"));
    }

    [Fact]
    public async Task Shows_an_attempt_that_threw_as_broken_off_and_counts_the_upload_once_it_is_given_up()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.PublishAsync(Path, "throws"));
        var upload = await app.Uploads.FindAsync(Path, CancellationToken.None);
        await app.Failures.RecordAsync($$"""{"BlobName":"{{Path}}","ETag":"\"{{upload!.ETag}}\""}""", CancellationToken.None);

        Assert.Equal((ActivityStatusCode.Error, "broken off"), (app.Telemetry.Spans.Single().Status, app.Telemetry.Spans.Single().StatusDescription));
        Assert.Equal("failed", Assert.Single(app.Telemetry.Of("opendata.ingestions")).Tags["outcome"]);
    }

    /// <summary>Neither the words of a report nor the name its sender gave it; ids and codes are ASCII.</summary>
    [Fact]
    public async Task Gives_away_nothing_that_a_report_says()
    {
        await app.PublishAsync(Path, Text);
        await app.PublishAsync("430681104/说明.txt", "rejected");
        await app.PublishAsync("岳阳/说明.txt", Text);

        Assert.Equal(3, app.Telemetry.Spans.Count);
        Assert.All(
            app.Telemetry.Texts().Concat(app.Log.Lines.SelectMany(line => line.Values.Values.Select(value => $"{value}").Append(line.Text))),
            text => Assert.True(text.All(char.IsAscii), text));
    }
}
