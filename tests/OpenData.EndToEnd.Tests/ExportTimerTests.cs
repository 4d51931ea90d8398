using System.IO.Compression;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Newtonsoft.Json.Linq;

namespace OpenData.EndToEnd.Tests;

/// <summary>The timer that publishes bulk files and snapshots, as it runs in the app.</summary>
public sealed class ExportTimerTests : OverAzurite
{
    private static readonly (string, string) EveryOtherSecond = ("OpenDataExportSchedule", "*/2 * * * * *");

    [Fact]
    public async Task Releases_follow_the_uploads_and_a_download_under_way_stays_whole()
    {
        await using var app = await AppProcess.StartAsync(Azurite, Folder, EveryOtherSecond);
        Assert.Equal(JTokenType.Null, (await ReleaseAsync(app))["release"]!.Type);

        await Township.SendAsync("430681104/2022.txt", Township.Report("白水镇", 2022, 1));
        var first = await ReleaseOtherThanAsync(app, null);
        await AssertFilesAsync(app, first);
        await AssertIsWhatTheApiHasAsync(app, first);

        var file = FileOf(first, "opendata.sqlite");
        using var slow = await app.Http.GetAsync((string)file["url"]!, HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await slow.Content.ReadAsStreamAsync();
        var beginning = new byte[100];
        await stream.ReadExactlyAsync(beginning);

        await Township.SendAsync("430681104/2023.txt", Township.Report("白水镇", 2023, 2));
        var second = await ReleaseOtherThanAsync(app, (string?)first["release"]);
        await AssertFilesAsync(app, second);
        await AssertIsWhatTheApiHasAsync(app, second);
        Assert.True((long)FileOf(second, "observations.csv.gz")["records"]! > (long)FileOf(first, "observations.csv.gz")["records"]!);

        using var rest = new MemoryStream();
        await stream.CopyToAsync(rest);
        Assert.Equal((string?)file["sha256"], Convert.ToHexStringLower(SHA256.HashData([.. beginning, .. rest.ToArray()])));
        await AssertFilesAsync(app, first);
    }

    [Fact]
    public async Task An_instance_that_starts_later_begins_with_the_snapshot()
    {
        await using var app = await AppProcess.StartAsync(Azurite, Folder, EveryOtherSecond);
        await Township.SendAsync("430681104/2022.txt", Township.Report("白水镇", 2022, 1));
        await ReleaseOtherThanAsync(app, null);
        var expected = await app.GetAllAsync("api/v1/observations");
        var snapshots = new List<string>();
        await foreach (var blob in new BlobContainerClient(Azurite.ConnectionString, "index").GetBlobsAsync(prefix: "observations-")) snapshots.Add(blob.Name);
        Assert.NotEmpty(snapshots);

        await using var later = await AppProcess.StartAsync(Azurite, Directory.CreateDirectory(Path.Combine(Folder, "later")).FullName);
        Assert.Equal(expected.Select(row => row["id"]), (await later.GetAllAsync("api/v1/observations")).Select(row => row["id"]));
        Assert.DoesNotContain("cannot be used", later.Log, StringComparison.Ordinal);
    }

    private static async Task<JObject> ReleaseAsync(AppProcess app) => (JObject)(await app.GetAsync("api/v1/exports"))["data"]!;

    private static async Task<JObject> ReleaseOtherThanAsync(AppProcess app, string? old)
    {
        var release = new JObject();
        await app.UntilAsync(async () => (string?)(release = await ReleaseAsync(app))["release"] != old, $"there is another release than '{old}'");
        return release;
    }

    private static JObject FileOf(JObject release, string name) => (JObject)release["files"]!.Single(file => (string?)file["name"] == name);

    private static async Task AssertFilesAsync(AppProcess app, JObject release)
    {
        Assert.Equal(5, release["files"]!.Count());
        foreach (var file in release["files"]!)
        {
            var bytes = await app.Http.GetByteArrayAsync((string)file["url"]!);
            Assert.Equal((long)file["bytes"]!, bytes.Length);
            Assert.Equal((string?)file["sha256"], Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
    }

    private static async Task AssertIsWhatTheApiHasAsync(AppProcess app, JObject release)
    {
        await using var zipped = await app.Http.GetStreamAsync((string)FileOf(release, "observations.csv.gz")["url"]!);
        using var text = new StreamReader(new GZipStream(zipped, CompressionMode.Decompress));
        Assert.Equal(await app.Http.GetStringAsync("api/v1/observations/export?format=csv"), await text.ReadToEndAsync());
    }
}
