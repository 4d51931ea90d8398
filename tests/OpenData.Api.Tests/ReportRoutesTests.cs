using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using OpenData.Storage;
using OpenData.Storage.Index;
using OpenData.Storage.Publishing;
using OpenData.Testing;
using OpenData.Testing.Instances;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class ReportRoutesTests(AzuriteServer azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private ApiServer server = null!;

    public async Task InitializeAsync() => server = (await ApiServer.StartAsync(azurite)).Apply(
        RevisionBuilder.Of("430681104-2017").At(Start).Titled("二〇一七年农业报告").Says("茶叶面积", "320亩").Says("修路", "8公里").Says("养猪", "5头").Build(),
        RevisionBuilder.Of("430681104-2017", 2).At(Start.AddHours(1)).Titled("二〇一七年农业报告").Says("养牛", "9头").Says("茶叶面积", "330亩").Says("修路",
            "8公里").Build(),
        RevisionBuilder.Of("430681105-2018-Q1").In("长乐镇", "汨罗市").At(Start.AddHours(2)).Says("茶叶面积", "100亩").Build());

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("", 2)]
    [InlineData("township_id=430681104", 1)]
    [InlineData("within=4306", 2)]
    [InlineData("within=44", 0)]
    [InlineData("year=2018", 1)]
    [InlineData("kind=annual", 1)]
    [InlineData("q=農业", 1)]
    [InlineData("state=withdrawn", 0)]
    [InlineData("state=all", 2)]
    [InlineData("as_of=2026-03-01T08:00:00Z", 1)]
    public async Task Reports_are_listed(string query, int count) =>
        Assert.Equal(count, (await server.JsonAsync("/reports?" + query))["data"]!.Count());

    [Fact]
    public async Task A_report_has_its_revisions()
    {
        var report = (await server.JsonAsync("/reports/430681104-2017"))["data"]!;
        Assert.Equal((2, "current", 3), ((int)report["revision"]!, (string?)report["state"], (int)report["observation_count"]!));
        Assert.Equal(["superseded", "current"], report["revisions"]!.Select(revision => (string?)revision["state"]));
        Assert.Equal("430681104-2017.2", (string?)report["revisions"]![0]!["superseded_by"]);
    }

    [Fact]
    public async Task A_revision_tells_what_is_different()
    {
        var changes = (await server.JsonAsync("/reports/430681104-2017/revisions/2"))["data"]!["changes"]!;
        Assert.True(JToken.DeepEquals(
            JToken.Parse("""
                {"unchanged":1,"changed":[{"from":"430681104-2017.1.0001","to":"430681104-2017.2.0002"}],"added":["430681104-2017.2.0001"],"removed":["430681104-2017.1.0003"]}
                """),
            changes));
        Assert.Equal(JTokenType.Null, (await server.JsonAsync("/reports/430681104-2017/revisions/1"))["data"]!["changes"]!.Type);
    }

    [Fact]
    public async Task Townships_sum_up_their_visible_reports()
    {
        var town = (await server.JsonAsync("/townships/430681104"))["data"]!;
        Assert.Equal((1, 3, 2017, 2017),
            ((int)town["report_count"]!, (int)town["observation_count"]!, (int)town["first_year"]!, (int)town["last_year"]!));
        Assert.Equal(["430681105"], (await server.JsonAsync("/townships?q=长乐"))["data"]!.Select(one => (string?)one["township_id"]));
    }

    [Fact]
    public async Task A_township_of_the_register_without_reports_is_known()
    {
        var town = (await server.JsonAsync("/townships/431224122"))["data"]!;
        Assert.Equal((0, JTokenType.Null), ((int)town["report_count"]!, town["updated_at"]!.Type));
    }

    [Fact]
    public async Task Commits_tell_what_came_and_what_went()
    {
        var commits = (await server.JsonAsync("/commits"))["data"]!;
        Assert.Equal([1, 2, 3], commits.Select(commit => (int)commit["generation"]!));
        Assert.Equal("430681104-2017.1", (string?)commits[1]!["supersedes"]);
        Assert.Equal([2, 3], (await server.JsonAsync("/commits?since=2026-03-01T09:00:00Z"))["data"]!.Select(commit =>
            (int)commit["generation"]!));
        Assert.Equal([3], (await server.JsonAsync("/commits?after=2"))["data"]!.Select(commit => (int)commit["generation"]!));
    }

    [Fact]
    public async Task The_service_document_lists_every_route_parameter_and_limit()
    {
        var document = (await server.JsonAsync("?lang=en"))["data"]!;
        Assert.Equal(Routes.All.Select(route => route.Name), document["routes"]!.Select(route => (string?)route["name"]));
        Assert.Equal(1000, (int)document["limits"]!["largest_page"]!);
        Assert.Equal("ok", (string?)(await server.JsonAsync("/health"))["data"]!["status"]);
    }

    [Fact]
    public async Task Health_tells_in_detail_what_the_latest_repair_found()
    {
        await using var live = await ApiServer.StartAsync(azurite, AzuriteServer.NewPrefix());
        Assert.Null((await live.JsonAsync("/health"))["data"]!["reconciled"]);
        Assert.Equal(JTokenType.Null, (await live.JsonAsync("/health?detail=true"))["data"]!["reconciled"]!.Type);
        await live.Services.GetRequiredService<StorageConnection>().Uploads.GetBlobClient("430681104/a.txt").UploadAsync(BinaryData.FromString("No report."));

        await live.Services.GetRequiredService<Reconciler>().RunAsync(CancellationToken.None);

        var found = (await live.JsonAsync("/health?detail=true"))["data"]!["reconciled"]!;
        Assert.Equal((1, 1, 0), ((int)found["uploads"]!, (int)found["uploads_read"]!, (int)found["commits_completed"]!));
    }

    [Fact]
    public async Task What_is_published_becomes_visible_with_its_text_and_survives_the_loss_of_the_index()
    {
        var prefix = AzuriteServer.NewPrefix();
        using var instance = new TestInstance(azurite, prefix);
        await instance.PublishAsync("430681104/2017-Q3.txt", "2017-Q3\n粮食𠀀 320亩\n茶叶 12.5吨");
        await using var live = await ApiServer.StartAsync(azurite, prefix);
        var before = await live.JsonAsync("/observations");
        Assert.Equal(2, before["data"]!.Count());

        using var text = await live.GetAsync("/reports/430681104-2017-Q3/revisions/1/text");
        Assert.Equal("text/plain; charset=utf-8", text.Content.Headers.ContentType?.ToString());
        Assert.Equal("public, max-age=31536000, immutable", text.Headers.CacheControl?.ToString());
        var runes = (await text.Content.ReadAsStringAsync()).EnumerateRunes().ToArray();
        foreach (var record in before["data"]!)
        {
            Assert.Equal((string?)record["quantity"], string.Concat(runes[(int)record["source_start"]!..(int)record["source_end"]!]));
        }

        await instance.PublishAsync("430681104/2018-Q1.txt", "2018-Q1\n粮食 330亩");
        await WaitAsync(async () => (await live.JsonAsync("/observations"))["data"]!.Count() == 3);
        await live.Services.GetRequiredService<IndexSnapshots>().SnapshotAsync(CancellationToken.None);

        await using var rebuilt = await ApiServer.StartAsync(azurite, prefix);
        Assert.Equal((await live.JsonAsync("/observations"))["data"]!.ToString(),
            (await rebuilt.JsonAsync("/observations"))["data"]!.ToString());
    }

    [Fact]
    public async Task A_damaged_revision_holds_up_no_other_is_reported_and_shown_when_it_is_whole_again()
    {
        var prefix = AzuriteServer.NewPrefix();
        using var instance = new TestInstance(azurite, prefix);
        await instance.PublishAsync("430681104/2017-Q3.txt", "2017-Q3\n粮食 320亩\n茶叶 12.5吨");
        var row = (await instance.Storage.Observations.QueryAsync<TableEntity>("RowKey eq '430681104-2017-Q3.1.0001'").ToListAsync())[0];
        await instance.Storage.Observations.DeleteEntityAsync(row.PartitionKey, row.RowKey);
        await instance.PublishAsync("430681104/2018-Q1.txt", "2018-Q1\n粮食 330亩");
        await using var live = await ApiServer.StartAsync(azurite, prefix, (IndexRegistration.IntervalSetting, "10"));

        Assert.Equal(["430681104-2018-Q1.1.0001"], (await live.JsonAsync("/observations"))["data"]!.Select(one => (string?)one["id"]));
        var health = (await live.JsonAsync("/health"))["data"]!;
        Assert.Equal("degraded", (string?)health["status"]);
        Assert.Equal(("430681104-2017-Q3", 1), ((string?)health["faults"]![0]!["report_id"], (int)health["faults"]![0]!["revision"]!));

        await instance.Storage.Observations.UpsertEntityAsync(row, TableUpdateMode.Replace);
        await WaitAsync(async () => (await live.JsonAsync("/observations"))["data"]!.Count() == 3);
        Assert.Equal("ok", (string?)(await live.JsonAsync("/health"))["data"]!["status"]);
    }

    private static async Task WaitAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 600; i++)
        {
            if (await condition()) return;
            await Task.Delay(100);
        }

        Assert.Fail("It did not happen within a minute.");
    }
}
