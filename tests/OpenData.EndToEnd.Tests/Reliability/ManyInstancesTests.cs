using System.Globalization;
using System.Text;
using OpenData.Reading;
using OpenData.Storage;
using OpenData.Testing.Instances;
using OpenData.Testing.Reliability;
using Xunit.Abstractions;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>Several instances of the app as processes on one storage, each of them reading and answering.</summary>
public sealed class ManyInstancesTests(ITestOutputHelper output) : OverAzurite
{
    private const int Uploads = 500;
    private const int Reports = 50;
    private static readonly string[] Lists = ["observations?limit=1000", "findings?limit=1000", "reports?limit=1000", "townships?limit=1000", "commits?limit=1000"];
    private static readonly string[] Ends = ["duplicate", "published", "rejected", "superseded"];
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public async Task Whatever_the_order_of_uploads_all_end_with_the_newest_of_every_report(int instances)
    {
        var reports = SeedReport.Take(Reports);
        var door = await FrontDoor.OpenAsync(Azurite, reports.Select(report => report.TownshipId));
        var apps = await Task.WhenAll(Enumerable.Range(0, instances).Select(number =>
            AppProcess.StartAsync(Azurite, Directory.CreateDirectory(Path.Combine(Folder, $"{number}")).FullName, ("OpenDataRequestsPerMinute", "0"))));
        try
        {
            using var storage = new TestInstance(Azurite, prefix: "", reading: ReportReader.Read);
            var uploads = new ManyUploads(door, reports, seed: instances);
            await uploads.SendAsync(Uploads, apps);
            await apps[0].UntilAsync(async () => await OpenAsync(storage) == 0, "every upload has an end");
            var last = (await storage.Commits.ReadAllAsync(None).ToListAsync()).Max(commit => commit.Time);
            foreach (var app in apps) await app.UntilAsync(async () => await HasAllAsync(app, storage), "all instances have every commit");
            var delay = DateTimeOffset.UtcNow - last;

            await AnswerAlikeAsync(apps);
            foreach (var report in reports) await ShowsTheNewestAsync(apps[^1], storage, report);
            var counts = await CountsAsync(door, apps, uploads);

            ReliabilityTable.Confirm(new ReliabilityRow(
                string.Create(CultureInfo.InvariantCulture, $"{Uploads} uploads of {Reports} reports in random order at {instances} instances of the app"),
                "new versions, earlier ones again, two at the same moment under one name or two, files that are no reports",
                Uploads,
                Losses: 0,
                $"ManyInstancesTests.{nameof(Whatever_the_order_of_uploads_all_end_with_the_newest_of_every_report)}")
            {
                Measured = string.Create(CultureInfo.InvariantCulture, $"{counts}; all instances alike {delay.TotalSeconds:0.0} s after the last commit"),
            });
        }
        finally
        {
            foreach (var app in apps) await app.DisposeAsync();
        }
    }

    private static async Task<int> OpenAsync(TestInstance storage) => await storage.Ingestions.ListOpenAsync(None).CountAsync();

    private static async Task<bool> HasAllAsync(AppProcess app, TestInstance storage) =>
        (await app.GetAsync("api/v1/commits?limit=1"))["meta"]!.Value<int>("total") == await storage.Commits.ReadAllAsync(None).CountAsync();

    private static async Task AnswerAlikeAsync(AppProcess[] apps)
    {
        foreach (var list in Lists)
        {
            var first = await RowsAsync(apps[0], list);
            Assert.NotEmpty(first);
            foreach (var other in apps[1..]) Assert.Equal(first, await RowsAsync(other, list));
        }
    }

    /// <summary>In an order that is nobody's: instances number commits as they come.</summary>
    private static async Task<IEnumerable<string>> RowsAsync(AppProcess app, string list)
    {
        var rows = await app.GetAllAsync($"api/v1/{list}");
        foreach (var row in rows) row.Remove("generation");
        return rows.Select(row => row.ToString()).Order(StringComparer.Ordinal);
    }

    /// <summary>Of two files written in one second either may count as the newer one, but everywhere the same.</summary>
    private static async Task ShowsTheNewestAsync(AppProcess app, TestInstance storage, SeedReport report)
    {
        var files = new List<Upload>();
        foreach (var name in ManyUploads.FilesOf(report))
        {
            if (await storage.Uploads.FindAsync($"{report.TownshipId}/{name}", None) is { } file) files.Add(file);
        }

        if (files.Count == 0) return;
        var newest = new List<string>();
        foreach (var file in files.Where(file => file.LastModified == files.Max(other => other.LastModified)))
            newest.Add(Encoding.UTF8.GetString((await storage.Uploads.ReadAsync(file, None))!.Value.Span));
        var revision = (await app.GetAsync($"api/v1/reports/{report.Id}"))["data"]!.Value<int>("revision");
        Assert.Contains(await app.Http.GetStringAsync($"api/v1/reports/{report.Id}/revisions/{revision}/text"), newest);
    }

    /// <summary>Every file that was sent has an id, every id stands once in the status lists of every instance, with one of four ends.</summary>
    private async Task<string> CountsAsync(FrontDoor door, AppProcess[] apps, ManyUploads uploads)
    {
        var lists = await Task.WhenAll(apps.Select(door.ListAsync));
        Assert.All(lists, list => Assert.Equal(lists[0].Select(row => row.ToString()), list.Select(row => row.ToString())));
        Assert.Equal(Uploads, uploads.Answers.Count);
        Assert.Equal(uploads.Answers.Distinct().Order(StringComparer.Ordinal), lists[0].Select(row => row.Value<string>("upload_id")!).Order(StringComparer.Ordinal));

        var counts = lists[0].GroupBy(row => row.Value<string>("state")!).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        Assert.Equal(Ends, counts.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((await apps[0].GetAsync("api/v1/commits?limit=1"))["meta"]!.Value<int>("total"), counts["published"]);
        var again = Uploads - counts.Values.Sum();
        var text = string.Create(CultureInfo.InvariantCulture, $"{again} sent again unchanged, {string.Join(", ", Ends.Select(end => $"{counts[end]} {end}"))}");
        output.WriteLine(text);
        return text;
    }
}
