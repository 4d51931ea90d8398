using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Newtonsoft.Json.Linq;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>What a province does on a busy day: townships send reports and wait for the result, people ask and leaf, some fetch everything.</summary>
internal sealed class MixedLoad(AppProcess app, FrontDoor door, IReadOnlyList<SeedReport> reports)
{
    private const int Clerks = 2;
    private const int Readers = 2;

    /// <summary>One upload in so many is one of these.</summary>
    private const int Repeats = 8;

    private const int Unreadable = 11;

    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan BetweenExports = TimeSpan.FromSeconds(2);

    private readonly ConcurrentBag<string> sent = [];
    private readonly ConcurrentBag<TimeSpan> waits = [];
    private readonly ConcurrentDictionary<string, string> newest = new(StringComparer.Ordinal);
    private int versions;
    private int questions;
    private int exports;

    /// <summary>The ids of all uploads that were taken in.</summary>
    public IReadOnlyCollection<string> Sent => sent;

    /// <summary>How long clerks waited from sending to the result.</summary>
    public IReadOnlyCollection<TimeSpan> Waits => waits;

    /// <summary>By report, what its newest upload says.</summary>
    public IReadOnlyDictionary<string, string> Newest => newest;

    /// <summary>Pages and answers that people got.</summary>
    public int Questions => questions;

    /// <summary>Downloads of everything.</summary>
    public int Exports => exports;

    /// <summary>Goes on until it is enough; the first wrong answer ends everything.</summary>
    public async Task RunAsync(CancellationTokenSource enough) => await Task.WhenAll(
    [
        .. Enumerable.Range(0, Clerks).Select(number => UntilAsync(enough, new Random(number), random => SendAsync(random, number))),
        .. Enumerable.Range(0, Readers).Select(number => UntilAsync(enough, new Random(100 + number), AskAsync)),
        UntilAsync(enough, new Random(1000), FetchAsync),
    ]);

    private static async Task UntilAsync(CancellationTokenSource enough, Random random, Func<Random, Task> act)
    {
        try
        {
            while (!enough.IsCancellationRequested) await act(random);
        }
        catch
        {
            await enough.CancelAsync();
            throw;
        }
    }

    /// <summary>Each clerk has reports of her own: who is second is nobody's question here.</summary>
    private async Task SendAsync(Random random, int clerk)
    {
        var report = reports[(random.Next(reports.Count / Clerks) * Clerks) + clerk];
        var number = Interlocked.Increment(ref versions);
        if (random.Next(Unreadable) == 0)
        {
            await SendAsync(report, "letter.txt", string.Create(CultureInfo.InvariantCulture, $"A letter in English, number {number}, and no report at all."), "rejected");
        }
        else if (random.Next(Repeats) == 0 && newest.TryGetValue(report.Id, out var before))
        {
            await SendAsync(report, $"{report.Year}年副本.txt", before, "duplicate");

            // Of two files of one report in one second nobody knows the newer one.
            await Task.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
        else
        {
            await SendAsync(report, $"{report.Year}.txt", newest[report.Id] = report.Version(number), "published");
        }
    }

    private async Task SendAsync(SeedReport report, string file, string text, string expected)
    {
        var watch = Stopwatch.StartNew();
        var (upload, isNew) = await door.SendAsync(app, report.TownshipId, file, text);
        var id = upload.Value<string>("upload_id")!;
        while (upload.Value<string>("state") == "received")
        {
            Assert.True(watch.Elapsed < AppProcess.Patience, $"Upload {id} has come to no end.");
            await Task.Delay(BetweenLooks, CancellationToken.None);
            upload = await door.StatusAsync(app, report.TownshipId, id);
        }

        Assert.Equal(expected, upload.Value<string>("state"));
        if (!isNew) return;
        sent.Add(id);
        waits.Add(watch.Elapsed);
    }

    private async Task AskAsync(Random random)
    {
        var report = reports[random.Next(reports.Count)];
        string[] addresses =
        [
            "api/v1/observations?limit=100",
            $"api/v1/observations?township_id={report.TownshipId}&sort=-value&limit=50",
            $"api/v1/observations?q={SeedReport.VersionWords}&facet=year,topic",
            $"api/v1/observations?value__gte={random.Next(1000)}&topic=agriculture&format=csv",
            "api/v1/observations/aggregate?group_by=township_id&metric=count",
            "api/v1/findings?limit=20",
            "api/v1/reports?limit=50",
            $"api/v1/townships/{report.TownshipId}",
            "api/v1/commits?limit=20",
            "api/v1/indicators",
            "api/v1/health",
            "",
            "en",
            $"townships/{report.TownshipId}",
            "explore?topic=agriculture",
            $"search?q={report.Township}",
        ];
        var address = addresses[random.Next(addresses.Length)];
        using var answer = await app.Http.GetAsync(address);
        Assert.True(answer.IsSuccessStatusCode, $"{address}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        Interlocked.Increment(ref questions);
        await Task.Delay(BetweenQuestions, CancellationToken.None);
    }

    /// <summary>Whole, and as many rows as announced.</summary>
    private async Task FetchAsync(Random random)
    {
        var format = random.Next(2) == 0 ? "jsonl" : "csv";
        using var answer = await app.Http.GetAsync($"api/v1/observations/export?format={format}");
        answer.EnsureSuccessStatusCode();
        var announced = int.Parse(answer.Headers.GetValues("X-Total-Count").Single(), CultureInfo.InvariantCulture);
        var body = await answer.Content.ReadAsStringAsync();
        if (format == "jsonl") Assert.Equal(announced, body.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(JObject.Parse).Count());
        else Assert.True(body.EndsWith("\r\n", StringComparison.Ordinal) && body.Split('\n').Length >= announced + 2, $"{body.Length} characters for {announced} rows");
        Interlocked.Increment(ref exports);
        await Task.Delay(BetweenExports, CancellationToken.None);
    }
}
