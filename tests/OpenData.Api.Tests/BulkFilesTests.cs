using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using OpenData.Api.Exports;
using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Exports;
using OpenData.Testing;
using OpenData.Testing.Instances;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests;

[Collection(SharedAzurite.Name)]
public sealed class BulkFilesTests(AzuriteServer azurite) : IAsyncLifetime
{
    private readonly ManualClock clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private ApiServer server = null!;

    private ExportPublisher Publisher => server.Services.GetRequiredService<ExportPublisher>();

    private ExportStore Store => server.Services.GetRequiredService<ExportStore>();

    public async Task InitializeAsync()
    {
        server = await ApiServer.StartAsync(azurite, AzuriteServer.NewPrefix(), clock);
        server.Apply(
            RevisionBuilder.Of("430681104-2017").Titled("白水镇𠀀二〇一七年工作报告").Section("一、农业")
                .Says("茶叶,产业\"面积\"", "320.25亩", 213500m, "平方米", o => o with { IndicatorId = "tea.area", Place = "花石村" })
                .Says("农村低保对象", "12.50万人", 125000, "人", o => o with { Topic = Topic.SocialSecurity, Period = null })
                .Says("投资", "79228162514264337593543950335元")
                .Finds(FindingKind.SumMismatch, verified: false, 1, 2).Build(),
            RevisionBuilder.Of("430681105-2018").In("长乐镇", "汨罗市").Says("计划修路", "8公里", 8000, "米", o => o with { Status = ObservationStatus.Target }).Build());
    }

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Before_the_first_release_the_list_is_empty_and_the_files_are_pending()
    {
        var release = (await server.JsonAsync("/exports"))["data"]!;
        Assert.Equal((JTokenType.Null, 0), (release["release"]!.Type, release["files"]!.Count()));
        Assert.Equal("export_pending", (string?)(await server.ProblemAsync(503, "/exports/observations.csv.gz"))["code"]);
        await server.ProblemAsync(404, "/exports/nothing/observations.csv.gz");
    }

    [Fact]
    public async Task A_release_holds_what_the_api_holds_with_true_checksums()
    {
        await Publisher.PublishAsync(CancellationToken.None);
        var release = (await server.JsonAsync("/exports"))["data"]!;
        Assert.Equal(["observations.csv.gz", "observations.jsonl.gz", "opendata.sqlite", "datapackage.json", "SHA256SUMS"],
            release["files"]!.Select(file => (string?)file["name"]));
        var sums = new StringBuilder();
        foreach (var file in release["files"]!)
        {
            var bytes = await BytesAsync((string)file["url"]!);
            Assert.Equal((long)file["bytes"]!, bytes.Length);
            Assert.Equal((string?)file["sha256"], Convert.ToHexStringLower(SHA256.HashData(bytes)));
            Assert.Equal(bytes, await BytesAsync((string)file["newest_url"]!));
            if ((string?)file["name"] == "SHA256SUMS") Assert.Equal(sums.ToString(), Encoding.UTF8.GetString(bytes));
            sums.Append((string?)file["sha256"]).Append("  ").Append((string?)file["name"]).Append('\n');
        }

        foreach (var format in (string[])["csv", "jsonl"])
        {
            using var export = await server.GetAsync($"/observations/export?format={format}");
            Assert.Equal(await export.Content.ReadAsStringAsync(), Unzip(await BytesAsync($"/exports/observations.{format}.gz")));
        }
    }

    [Fact]
    public async Task The_database_has_the_same_cells_and_says_what_they_mean()
    {
        await Publisher.PublishAsync(CancellationToken.None);
        using var folder = new TemporaryFolder();
        var path = folder.File("opendata.sqlite");
        await File.WriteAllBytesAsync(path, await BytesAsync("/exports/opendata.sqlite"));
        var database = new SqliteTable(path);
        var expected = (await server.JsonAsync("/observations"))["data"]!;

        Assert.Equal("ok", Assert.Single(database.Cells("PRAGMA integrity_check"))[0]);
        Assert.Empty(database.Cells("PRAGMA foreign_key_check"));
        Assert.Equal(((JObject)expected[0]!).Properties().Select(property => property.Name), database.Columns("SELECT * FROM observations_full"));
        Assert.Equal(expected.Select(SqliteTable.CellsOf), database.Cells("SELECT * FROM observations_full ORDER BY id"));
        Assert.Equal(["计划修路"], database.Cells("SELECT indicator FROM plans").Select(row => row[0]));
        Assert.Equal(["430681104-2017.1.f0001"], database.Cells("SELECT id FROM contradictions").Select(row => row[0]));
        Assert.Equal(["茶园面积"], database.Cells("SELECT label_zh FROM indicator_years").Select(row => row[0]));
        Assert.Empty(database.Cells("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT IN (SELECT name FROM about) AND name NOT LIKE 'sqlite%' AND name <> 'about'"));
        var documented = await File.ReadAllTextAsync(Repository.PathOf("docs", "exports.md"));
        Assert.All(database.Cells("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite%'"),
            row => Assert.Contains($"| `{row[0]}`", documented, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_addresses_in_the_document_are_there()
    {
        await Publisher.PublishAsync(CancellationToken.None);
        var commands = DocumentExample.In("docs/exports.md").Where(example => example.Language == "sh").SelectMany(example => example.Commands).ToList();

        Assert.NotEmpty(commands);
        foreach (var command in commands) Assert.NotEmpty(await BytesAsync(PathIn(command)));
    }

    [Fact]
    public async Task The_questions_in_the_document_have_answers()
    {
        await Publisher.PublishAsync(CancellationToken.None);
        using var folder = new TemporaryFolder();
        var path = folder.File("opendata.sqlite");
        await File.WriteAllBytesAsync(path, await BytesAsync("/exports/opendata.sqlite"));
        var questions = Assert.Single(DocumentExample.In("docs/exports.md"), example => example.Language == "sql").Text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

        Assert.Equal(2, questions.Length);
        Assert.Empty(new SqliteTable(path).Cells(questions[0]));
        Assert.NotEmpty(new SqliteTable(path).Cells(questions[0].Replace("农村低保对象", "茶园面积", StringComparison.Ordinal)));
        Assert.NotEmpty(new SqliteTable(path).Cells(questions[1]));
    }

    [PandasFact]
    public async Task The_python_of_the_document_reads_a_release()
    {
        await Publisher.PublishAsync(CancellationToken.None);
        var script = Assert.Single(DocumentExample.In("docs/exports.md"), example => example.Language == "python").Text;
        script = script.Replace("https://…", server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);

        var printed = await PandasFactAttribute.RunAsync(script + "\nprint(len(observations), observations['township_id'][0], observations['period'][0])");

        Assert.Equal("4 430681104 2017", printed.Trim());
    }

    [Fact]
    public async Task An_old_release_can_be_downloaded_for_a_while_and_is_then_removed()
    {
        await Publisher.PublishAsync(CancellationToken.None);
        var first = (await server.JsonAsync("/exports"))["data"]!["files"]![0]!;
        var bytes = await BytesAsync((string)first["url"]!);
        clock.Advance(TimeSpan.FromDays(3));
        server.Apply(RevisionBuilder.Of("430681105-2019").At(clock.GetUtcNow()).Says("修路", "9公里").Build());

        Assert.NotNull(await Publisher.PublishAsync(CancellationToken.None));
        Assert.Equal(bytes, await BytesAsync((string)first["url"]!));
        Assert.NotEqual(bytes, await BytesAsync("/exports/observations.csv.gz"));

        clock.Advance(ExportStore.Grace + TimeSpan.FromMinutes(1));
        Assert.Null(await Publisher.PublishAsync(CancellationToken.None));
        await server.ProblemAsync(404, new Uri((string)first["url"]!).AbsolutePath["/api/v1".Length..]);
        Assert.Equal(6, (await BlobsAsync()).Count);
    }

    [Fact]
    public async Task What_never_became_a_release_is_invisible_and_goes_too()
    {
        await Publisher.PublishAsync(CancellationToken.None);
        await using (var half = await Store.OpenWriteAsync("broken", "observations.csv.gz", "application/gzip", CancellationToken.None))
        {
            await half.WriteAsync("half"u8.ToArray());
        }

        await server.ProblemAsync(404, "/exports/broken/observations.csv.gz");
        await Publisher.PublishAsync(CancellationToken.None);
        Assert.Contains("broken/observations.csv.gz", await BlobsAsync());
        clock.Advance(TimeSpan.FromDays(9000));
        await Publisher.PublishAsync(CancellationToken.None);
        Assert.DoesNotContain("broken/observations.csv.gz", await BlobsAsync());
        Assert.Equal(6, (await BlobsAsync()).Count);
    }

    [Fact]
    public async Task Nothing_new_makes_no_release_and_a_costly_one_is_made_more_rarely()
    {
        var made = (await Publisher.PublishAsync(CancellationToken.None))!;
        Assert.Null(await Publisher.PublishAsync(CancellationToken.None));
        Assert.True(await Store.SwitchAsync(made with { Release = "costly", Seconds = 600 }, made.Release, CancellationToken.None));
        server.Apply(RevisionBuilder.Of("430681105-2019").Says("修路", "9公里").Build());
        clock.Advance(TimeSpan.FromMinutes(99));
        Assert.Null(await Publisher.PublishAsync(CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(2));
        Assert.NotNull(await Publisher.PublishAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Of_two_releases_made_at_once_one_becomes_visible()
    {
        var made = (await Publisher.PublishAsync(CancellationToken.None))!;
        Assert.True(await Store.SwitchAsync(made with { Release = "one" }, made.Release, CancellationToken.None));
        Assert.False(await Store.SwitchAsync(made with { Release = "other" }, made.Release, CancellationToken.None));
        Assert.Equal("one", (await Store.CurrentAsync(CancellationToken.None))!.Release);
    }

    [Fact]
    public async Task A_download_that_broke_off_goes_on_where_it_stopped()
    {
        await Publisher.PublishAsync(CancellationToken.None);
        var whole = await BytesAsync("/exports/opendata.sqlite");
        using var head = await server.SendAsync(HttpMethod.Head, "/exports/opendata.sqlite");
        Assert.Equal((whole.Length, "bytes"), (head.Content.Headers.ContentLength, head.Headers.AcceptRanges.Single()));
        var tag = head.Headers.ETag!.ToString();
        foreach (var (range, expected) in ((string, byte[])[])[("bytes=100-199", whole[100..200]), ("bytes=1000-", whole[1000..]), ("bytes=-5", whole[^5..])])
        {
            using var part = await server.GetAsync("/exports/opendata.sqlite", ("Range", range), ("If-Range", tag));
            Assert.Equal(HttpStatusCode.PartialContent, part.StatusCode);
            Assert.Equal(whole.Length, part.Content.Headers.ContentRange!.Length);
            Assert.Equal(expected, await part.Content.ReadAsByteArrayAsync());
        }

        using var other = await server.GetAsync("/exports/opendata.sqlite", ("Range", "bytes=100-199"), ("If-Range", "\"another\""));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        using var known = await server.GetAsync("/exports/opendata.sqlite", ("If-None-Match", tag));
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Equal("range_not_satisfiable",
            (string?)(await server.ProblemAsync(416, "/exports/opendata.sqlite", headers: ("Range", "bytes=999999999-")))["code"]);
    }

    /// <summary>Below the base of the API.</summary>
    private static string PathIn(string command) => command[(command.IndexOf(Route.Base, StringComparison.Ordinal) + Route.Base.Length)..].Split(' ')[0];

    private async Task<byte[]> BytesAsync(string path)
    {
        using var response = await server.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsByteArrayAsync();
    }

    private async Task<List<string>> BlobsAsync()
    {
        var names = new List<string>();
        await foreach (var blob in server.Services.GetRequiredService<StorageConnection>().Exports.GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }

    private static string Unzip(byte[] bytes)
    {
        using var zip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var reader = new StreamReader(zip);
        return reader.ReadToEnd();
    }
}
