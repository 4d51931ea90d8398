using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests;

/// <summary>File → blob → trigger → reader → tables → index → API → JSON, with the app as a process.</summary>
public sealed class MainJobTests : OverAzurite
{
    [Fact]
    public async Task A_report_put_to_the_blob_endpoint_can_be_read_with_its_sentences()
    {
        await using var app = await StartAppAsync();
        var text = "白水镇2023年工作总结😀\n一、脱贫攻坚\n全镇新增监测对象27户81人，发放小额信贷３５０万元，培训一百二十余人次。";
        await PutAsync("430681104/2023.txt", text);

        var rows = await ObservationsOfAsync(app, "430681104", atLeast: 4);

        Assert.Equal(["27户", "81人", "３５０万元", "一百二十余人次"], rows.Select(row => row.Value<string>("quantity")));
        await AssertQuotesAreInTheTextAsync(app, rows);
    }

    /// <summary>The three real reports, where they stand beside the repository; their texts are no part of the project.</summary>
    [Theory]
    [InlineData("000_0a1281579693ec89.txt", "430681104", "2017-Q3")]
    [InlineData("002_b486801565ef3f7e.txt", "430422115", "2021")]
    [InlineData("004_18c0a9f85dfa58b0.txt", "431224122", "2024")]
    public async Task A_real_report_is_published_under_its_township_and_period(string file, string township, string period)
    {
        var path = Path.Combine(Repository.Root, "..", "shared", "gold", "reports", file);
        if (!File.Exists(path)) return;
        await using var app = await StartAppAsync();
        await PutAsync($"{township}/{file}", await File.ReadAllTextAsync(path));

        var rows = await ObservationsOfAsync(app, township, atLeast: 40);

        Assert.All(rows, row => Assert.Equal($"{township}-{period}", row.Value<string>("report_id")));
        await AssertQuotesAreInTheTextAsync(app, rows);
    }

    [Fact]
    public async Task The_same_file_changes_nothing_and_a_changed_one_is_the_next_revision()
    {
        await using var app = await StartAppAsync();
        await Township.SendAsync("430681104/2023.txt", Township.Report("白水镇", 2023, 1));
        var first = await ObservationsOfAsync(app, "430681104", atLeast: 6);
        var commits = await app.GetAllAsync("api/v1/commits");

        await Township.SendAsync("430681104/2023.txt", Township.Report("白水镇", 2023, 1));
        await UntilSettledAsync(app, "duplicate", 1);
        Assert.Equal(commits.Count, (await app.GetAllAsync("api/v1/commits")).Count);

        await Township.SendAsync("430681104/2023.txt", Township.Report("白水镇", 2023, 2));
        await app.UntilAsync(async () => (await app.GetAllAsync("api/v1/observations?township_id=430681104")).All(row => row.Value<int>("revision") == 2), "revision 2 is current");

        var old = await app.GetAsync($"api/v1/observations/{first[0]["id"]}");
        Assert.NotEqual(JTokenType.Null, old["data"]!["superseded_at"]!.Type);
        Assert.Equal("430681104-2023.2", old["data"]!.Value<string>("superseded_by"));
    }

    [Fact]
    public async Task What_can_not_be_published_is_rejected_with_a_code_and_touches_nothing_else()
    {
        await using var app = await StartAppAsync();
        await Township.SendAsync("430681104/2023.txt", Township.Report("白水镇", 2023, 1));
        var before = await ObservationsOfAsync(app, "430681104", atLeast: 6);

        await Township.SendAsync("430681104/2019.txt", "An English text without any Chinese character, long enough to be a report.");
        await Township.SendAsync("430681104/2018.txt", "");
        await Township.SendAsync("430681104/2017.txt", new BinaryData(Png()));
        await Township.SendAsync("430681104/2016.txt", new BinaryData(new byte[25_000_000]));
        await Township.SendAsync("999999999/2015.txt", Township.Report("白水镇", 2015, 1));
        await Township.SendAsync("not-a-code/2015.txt", Township.Report("白水镇", 2015, 1));

        await UntilSettledAsync(app, "rejected", 6);
        Assert.Equal(["bad_path", "no_text", "not_chinese", "too_large", "unknown_township", "unsupported_format"], await RejectionCodesAsync());
        Assert.Equal(before.Select(row => row.ToString()), (await app.GetAllAsync("api/v1/observations")).Select(row => row.ToString()));
        Assert.False(app.HasExited);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_fifty_uploads_it_publishes_each_once_after_a_restart()
    {
        await using (var app = await StartAppAsync())
        {
            for (var i = 0; i < 50; i++) await Township.SendAsync($"430681104/{1971 + i}.txt", Township.Report("白水镇", 1971 + i, i));
            await app.UntilAsync(async () => (await app.GetAllAsync("api/v1/reports")).Count >= 5, "some are published");
            await app.KillAsync();
        }

        await using var restarted = await StartAppAsync();
        await restarted.UntilAsync(async () => (await restarted.GetAllAsync("api/v1/reports")).Count == 50, "all fifty are published");

        var commits = await restarted.GetAllAsync("api/v1/commits");
        Assert.Equal(50, commits.Count);
        Assert.Equal(50, commits.Select(commit => commit.Value<string>("report_id")).Distinct().Count());
        Assert.All(await restarted.GetAllAsync("api/v1/reports"), report => Assert.Equal(1, report.Value<int>("revision")));
    }

    [Fact]
    public async Task Without_its_index_a_restarted_app_gives_the_same_answers()
    {
        List<string> before;
        await using (var app = await StartAppAsync())
        {
            await Township.SendAsync("430681104/2023.txt", Township.Report("白水镇", 2023, 1));
            await Township.SendAsync("430422115/2022.txt", Township.Report("柞市镇", 2022, 7));
            await ObservationsOfAsync(app, "430681104", atLeast: 6);
            await ObservationsOfAsync(app, "430422115", atLeast: 6);
            before = await EverythingAsync(app);
            await app.KillAsync();
        }

        foreach (var file in Directory.GetFiles(Folder)) File.Delete(file);
        await using var restarted = await StartAppAsync();
        await ObservationsOfAsync(restarted, "430422115", atLeast: 6);
        await ObservationsOfAsync(restarted, "430681104", atLeast: 6);
        Assert.Equal(before, await EverythingAsync(restarted));
    }

    private static async Task<List<string>> EverythingAsync(AppProcess app)
    {
        var answers = new List<string>();
        foreach (var route in new[] { "observations?sort=value", "reports", "townships", "commits" })
        {
            answers.AddRange((await app.GetAllAsync($"api/v1/{route}")).Select(row => row.ToString()));
        }

        return answers;
    }

    private static async Task<List<JObject>> ObservationsOfAsync(AppProcess app, string township, int atLeast)
    {
        var rows = new List<JObject>();
        await app.UntilAsync(
            async () => (rows = await app.GetAllAsync($"api/v1/observations?township_id={township}&limit=1000")).Count >= atLeast,
            string.Create(CultureInfo.InvariantCulture, $"{atLeast} observations of {township} are there"));
        return rows;
    }

    /// <summary>text[source_start:source_end] == quantity, in code points.</summary>
    private static async Task AssertQuotesAreInTheTextAsync(AppProcess app, List<JObject> rows)
    {
        var text = await app.Http.GetStringAsync($"api/v1/reports/{rows[0]["report_id"]}/revisions/1/text");
        var characters = text.EnumerateRunes().ToArray();
        Assert.All(rows, row => Assert.Equal(
            row.Value<string>("quantity"),
            string.Concat(characters[row.Value<int>("source_start")..row.Value<int>("source_end")].Select(rune => rune.ToString()))));
    }

    /// <summary>As curl would: a plain PUT with a signature in the URL.</summary>
    private async Task PutAsync(string path, string text)
    {
        var container = new BlobContainerClient(Azurite.ConnectionString, "uploads");
        await container.CreateIfNotExistsAsync();
        var signed = container.GetBlobClient(path).GenerateSasUri(BlobSasPermissions.Write | BlobSasPermissions.Create, DateTimeOffset.UtcNow.AddHours(1));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Put, signed) { Content = new StringContent(text), Headers = { { "x-ms-blob-type", "BlockBlob" } } };
        using var response = await http.SendAsync(request);
        response.EnsureSuccessStatusCode();
    }

    private async Task UntilSettledAsync(AppProcess app, string state, int count) =>
        await app.UntilAsync(async () => await IngestionsAsync(state).CountAsync() >= count, $"{count} uploads are {state}");

    private async Task<string[]> RejectionCodesAsync() =>
        [.. (await IngestionsAsync("rejected").ToListAsync()).Select(row => row.GetString("Code") ?? "").Order(StringComparer.Ordinal)];

    private AsyncPageable<TableEntity> IngestionsAsync(string state) =>
        new TableClient(Azurite.ConnectionString, "Ingestions")
            .QueryAsync<TableEntity>(filter: TableClient.CreateQueryFilter($"State eq {state}"));

    /// <summary>The first bytes of a PNG and some more.</summary>
    private static byte[] Png() => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, .. Enumerable.Repeat((byte)0, 100)];
}
