using System.Globalization;
using OpenData.Testing;
using OpenData.Testing.Reliability;
using Xunit.Abstractions;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>The app under mixed load for three minutes; <c>./dev soak 30</c> takes half an hour.</summary>
public sealed class SoakTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Reports = 48;

    /// <summary>Bulk files and a snapshot every minute instead of every ten: so each part of the time has the same work in it.</summary>
    private static readonly (string, string) ExportEveryMinute = ("OpenDataExportSchedule", "0 * * * * *");

    private static readonly int Minutes =
        int.TryParse(Environment.GetEnvironmentVariable("OPENDATA_SOAK_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? minutes : 3;

    /// <summary>Beside the tests' program, for whoever wants to know more.</summary>
    private static readonly string Log = Path.Combine(AppContext.BaseDirectory, "soak.log");

    private readonly string folder = Directory.CreateTempSubdirectory("opendata-soak-").FullName;
    private AzuriteServer azurite = null!;

    /// <summary>On disk, as in ./dev run: what Azurite keeps in memory it tidies up every ten minutes, files that are just being written among it.</summary>
    public async Task InitializeAsync() => azurite = await AzuriteServer.StartAsync(Directory.CreateDirectory(Path.Combine(folder, "azurite")).FullName);

    public async Task DisposeAsync()
    {
        await azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Memory_does_not_grow_nothing_throws_and_no_upload_is_lost()
    {
        await using var app = await AppProcess.StartAsync(azurite, folder, ("OpenDataRequestsPerMinute", "0"), ExportEveryMinute);
        var reports = SeedReport.Take(Reports);
        var door = await FrontDoor.OpenAsync(azurite, reports.Select(report => report.TownshipId));
        var (load, memory) = (new MixedLoad(app, door, reports), new MemorySamples(TimeSpan.FromMinutes(Minutes), AppProcess.IndexFile(folder)));

        using var enough = new CancellationTokenSource(TimeSpan.FromMinutes(Minutes));
        var sampling = memory.TakeAsync(app, enough.Token);
        try
        {
            await load.RunAsync(enough);
        }
        finally
        {
            await sampling;
            await File.WriteAllTextAsync(Log, app.Log);
            output.WriteLine($"memory, native memory and index in MB by twentieths of the time: {memory}\n{load.Questions} questions, {load.Exports} exports; the app's log: {Log}");
        }

        var uploads = await door.ListAsync(app);
        var ends = uploads.GroupBy(upload => upload.Value<string>("state")!).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
        var waits = load.Waits.Select(wait => wait.TotalSeconds).Order().ToArray();
        output.WriteLine($"uploads: {string.Join(", ", ends)}");

        Assert.Equal(load.Sent.Order(StringComparer.Ordinal), uploads.Select(upload => upload.Value<string>("upload_id")!).Order(StringComparer.Ordinal));
        Assert.Equal(["duplicate", "published", "rejected"], ends.Keys.Order(StringComparer.Ordinal));
        foreach (var (report, text) in load.Newest) Assert.Equal(text, await CurrentTextAsync(app, report));
        Assert.DoesNotMatch("(?m)^(fail|crit): |Unhandled exception", app.Log);
        Assert.False(memory.HasGrown || memory.NativeHasGrown, $"From {memory.First} to {memory.Last}: {memory}");

        ReliabilityTable.Confirm(new ReliabilityRow(
            string.Create(CultureInfo.InvariantCulture, $"{Minutes} minutes of mixed load: uploads, queries, pages, exports"),
            $"{Reports} reports, each sent again and again in new versions, repeated, and as files that are no reports",
            Runs: 1,
            Losses: 0,
            $"SoakTests.{nameof(Memory_does_not_grow_nothing_throws_and_no_upload_is_lost)}")
        {
            Measured = string.Create(
                CultureInfo.InvariantCulture,
                $"{uploads.Count} uploads, {load.Questions} questions, {load.Exports} exports; a result after {waits[waits.Length / 2]:0.0} s as a rule, {waits[^1]:0.0} s at worst; memory {memory.First.Megabytes:0} MB after {memory.WarmUp.TotalMinutes:0} min, {memory.Last.Megabytes:0} MB at the end, {memory.Highest:0} MB at most; of it native code's {memory.First.Native:0} and {memory.Last.Native:0} MB, with an index of {memory.First.Index:0} and {memory.Last.Index:0} MB"),
        });
    }

    private static async Task<string> CurrentTextAsync(AppProcess app, string report)
    {
        var revision = (await app.GetAsync($"api/v1/reports/{report}"))["data"]!.Value<int>("revision");
        return await app.Http.GetStringAsync($"api/v1/reports/{report}/revisions/{revision}/text");
    }
}
