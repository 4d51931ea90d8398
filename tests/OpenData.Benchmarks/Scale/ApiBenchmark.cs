using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;
using OpenData.Api;
using OpenData.Api.Exports;
using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Register;
using OpenData.Storage;
using OpenData.Storage.Exports;
using OpenData.Storage.Index;
using OpenData.Testing;
using OpenData.Testing.Instances;
using OpenData.Testing.Revisions;

namespace OpenData.Benchmarks.Scale;

/// <summary>Takes the measures of the running app on index files of several sizes.</summary>
internal static class ApiBenchmark
{
    private const int Rounds = 3;
    private static readonly TimeSpan RoundLength = TimeSpan.FromSeconds(4);

    /// <summary>Times of every question on one file, or of those named so.</summary>
    public static async Task<IReadOnlyList<Latency>> LatenciesAsync(ServerProcess app, string name = "")
    {
        using var questions = new Questions(app.Address);
        var all = await questions.AllAsync();
        return [.. all.Where(question => question.Name.Contains(name, StringComparison.Ordinal)).Select(question => LatencyOf(app, question.Name, question.HasBar, question.Paths))];
    }

    /// <summary>Times of every kind of page of the portal, or of those named so.</summary>
    public static async Task<IReadOnlyList<Latency>> PagesAsync(ServerProcess app, AzuriteServer azurite, string name = "")
    {
        using var questions = new Questions(app.Address);
        var reports = await PublishTextsAsync(azurite, questions);
        var all = await new PageQuestions(questions).AllAsync(reports);
        return [.. all.Where(page => page.Name.Contains(name, StringComparison.Ordinal)).Select(page => LatencyOf(app, page.Name, hasBar: true, page.Paths))];
    }

    /// <summary>Requests a second of the app, a constant and the Node server, in rounds that take turns.</summary>
    public static async Task<Throughput> ThroughputAsync(ServerProcess app, string indexPath)
    {
        var pages = Questions.ReportPages().Where((_, i) => i % 3 == 0).ToList();
        string PathOf((string Township, string Year) page) => $"?township_id={page.Township}&year={page.Year}&limit=100";
        string[] ours = [.. pages.Select(page => "/api/v1/observations" + PathOf(page))];
        string[] theirs = [.. pages.Select(page => "/observations" + PathOf(page))];
        using var http = new HttpClient { BaseAddress = app.Address };
        using var first = await http.GetAsync(ours[0]);
        var body = await first.Content.ReadAsByteArrayAsync();
        var (known, constantKnown) = ($"If-None-Match: {first.Headers.ETag}\r\n", "If-None-Match: \"constant\"\r\n");
        using var constant = ServerProcess.Constant(body.Length);
        using var node = ServerProcess.Node(indexPath);
        await AssertSameRecordsAsync(body, new Uri(node.Address, theirs[0]));

        var results = Enumerable.Range(0, 6).Select(_ => new List<double>()).ToList();
        for (var round = 0; round <= Rounds; round++)
        {
            double[] measured =
            [
                await new HttpLoad(constant.Address).PerSecondAsync(["/"], 200, RoundLength),
                await new HttpLoad(app.Address).PerSecondAsync([ours[0]], 200, RoundLength),
                await new HttpLoad(constant.Address).PerSecondAsync(["/"], 304, RoundLength, constantKnown),
                await new HttpLoad(app.Address).PerSecondAsync([ours[0]], 304, RoundLength, known),
                await new HttpLoad(app.Address).PerSecondAsync(ours, 200, RoundLength),
                await new HttpLoad(node.Address).PerSecondAsync(theirs, 200, RoundLength),
            ];

            // The first round warms up.
            for (var i = 0; round > 0 && i < measured.Length; i++) results[i].Add(measured[i]);
        }

        var median = results.ConvertAll(rounds => rounds.Order().ElementAt(rounds.Count / 2));
        return new Throughput(body.Length, median[0], median[1], median[2], median[3], median[4], median[5]);
    }

    /// <summary>Rows, seconds, and how much more memory than before the app held at the most, while a large export was sent.</summary>
    public static async Task<(long Rows, double Seconds, double Growth)> ExportAsync(ServerProcess app)
    {
        using var questions = new Questions(app.Address);
        var facet = (await questions.JsonAsync("/api/v1/observations?limit=1&facet=year"))["meta"]!["facets"]!["year"]!["values"]!;
        var (years, sum) = (new List<string>(), 0L);
        foreach (var value in facet.Where(value => value["value"]!.Type != JTokenType.Null))
        {
            if (sum + (long)value["count"]! > Limits.ExportRows) continue;
            sum += (long)value["count"]!;
            years.Add((string)value["value"]!);
        }

        using var http = new HttpClient { BaseAddress = app.Address, Timeout = Timeout.InfiniteTimeSpan };
        var (before, most, watch) = (app.Megabytes, app.Megabytes, Stopwatch.StartNew());
        using var response = await http.GetAsync($"/api/v1/observations/export?year={string.Join(',', years)}", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var (buffer, next) = (new byte[1 << 16], TimeSpan.Zero);
        while (await stream.ReadAsync(buffer) > 0)
        {
            if (watch.Elapsed < next) continue;
            most = Math.Max(most, app.Megabytes);
            next = watch.Elapsed + TimeSpan.FromMilliseconds(50);
        }

        return (long.Parse(response.Headers.GetValues("X-Total-Count").Single(), CultureInfo.InvariantCulture), watch.Elapsed.TotalSeconds, most - before);
    }

    /// <summary>Puts a snapshot of an index file into a storage, and takes the time an app needs that begins with nothing else.</summary>
    public static async Task<SnapshotTimes> StartFromSnapshotAsync(AzuriteServer azurite, string indexPath, string folder)
    {
        foreach (var leftover in (string[])[.. Directory.GetFiles(folder, "fresh.*"), .. Directory.GetFiles(folder, "publisher.*")]) File.Delete(leftover);
        var copy = Path.Combine(folder, "publisher.sqlite");
        File.Copy(indexPath, copy, overwrite: true);
        var storage = StorageConnection.From(azurite.ConnectionString);
        await storage.Index.CreateIfNotExistsAsync();
        var watch = Stopwatch.StartNew();
        string name;
        using (var index = new ObservationIndex(copy, PlainCharacters.Of))
        {
            name = await new IndexSnapshots(storage, index, NullLogger<IndexSnapshots>.Instance).SnapshotAsync(CancellationToken.None)
                ?? throw new InvalidOperationException("No snapshot was made.");
        }

        var making = watch.Elapsed.TotalSeconds;
        File.Delete(copy);
        var (app, seconds) = await StartAsync(azurite, Path.Combine(folder, "fresh.sqlite"));
        var properties = await storage.Index.GetBlobClient(name).GetPropertiesAsync();
        return new SnapshotTimes(app, making, properties.Value.ContentLength / 1e6, seconds);
    }

    public static async Task<(ServerProcess App, double Seconds)> StartAsync(AzuriteServer azurite, string indexPath)
    {
        var watch = Stopwatch.StartNew();
        var app = ServerProcess.App(azurite, indexPath);
        using var http = new HttpClient { BaseAddress = app.Address };
        while (!(await http.GetAsync("/api/v1/health")).IsSuccessStatusCode) await Task.Delay(50);
        return (app, watch.Elapsed.TotalSeconds);
    }

    /// <summary>Seconds from the end of publishing to the answer of the API, for each of several reports.</summary>
    public static async Task<IReadOnlyList<double>> VisibleAsync(ServerProcess app, AzuriteServer azurite)
    {
        using var http = new HttpClient { BaseAddress = app.Address };
        var times = new List<double>();
        foreach (var report in Province.ReportsFrom(Province.Reports - 5, Province.Reports).Select(report => report.Revision.Report.TownshipId + "-1999-"  + (times.Count + 1)))
        {
            var seed = SeedReport.All[times.Count].Text;
            using var publisher = new TestInstance(azurite, "", (_, _) => ReadAs(seed, report));
            await publisher.PublishAsync($"{report[..9]}/bench-{times.Count}.txt", seed);
            var watch = Stopwatch.StartNew();
            while (!(await http.GetAsync($"/api/v1/observations?report_id={report[..14]}-bench{report[15..]}")).IsSuccessStatusCode) await Task.Delay(10);
            times.Add(watch.Elapsed.TotalSeconds);
        }

        return times;
    }

    /// <summary>Publishes reports that the index has already, so that their texts are in the storage too.</summary>
    /// <returns>Their ids.</returns>
    private static async Task<IReadOnlyList<string>> PublishTextsAsync(AzuriteServer azurite, Questions questions)
    {
        const int Apart = 150;
        var before = await GenerationAsync();
        List<SampleRevision> reports = [.. Enumerable.Range(0, Province.Reports / Apart).SelectMany(i => Province.ReportsFrom(i * Apart, (i * Apart) + 1))];
        await PublishAsync(azurite, reports);
        while (await GenerationAsync() < before + reports.Count) await Task.Delay(100);
        return [.. reports.Select(report => report.Revision.Report.ToString())];

        async Task<long> GenerationAsync() => (long)(await questions.JsonAsync("/api/v1/observations?limit=1"))["meta"]!["generation"]!;
    }

    private static async Task PublishAsync(AzuriteServer azurite, IEnumerable<SampleRevision> reports)
    {
        var bySource = reports.ToDictionary(report => report.Revision.SourceBlob);
        using var publisher = new TestInstance(azurite, "", (_, hint) => bySource.TryGetValue($"{hint.TownshipId}/{hint.FileName}", out var report) ? ReadAs(report) : Reading.Read(""));
        foreach (var path in bySource.Keys) await publisher.PublishAsync(path, path);
    }

    private static Latency LatencyOf(ServerProcess app, string name, bool hasBar, IReadOnlyList<string> paths)
    {
        const int WarmUp = 3;
        var load = new HttpLoad(app.Address);
        var first = load.Milliseconds(paths.Take(WarmUp))[0];
        var before = app.ProcessorSeconds;
        var times = load.Milliseconds(paths.Skip(WarmUp));
        return new Latency(name, hasBar, first, times, (app.ProcessorSeconds - before) * 1000 / times.Count);
    }

    /// <summary>Observations a second from the tables into an empty index.</summary>
    public static async Task<(long Observations, double PerSecond)> FromTablesAsync(string folder)
    {
        const int Reports = 60;
        await using var azurite = await AzuriteServer.StartAsync();
        var reports = Province.ReportsFrom(0, Reports).ToList();
        await PublishAsync(azurite, reports);
        var count = reports.Sum(report => report.Revision.Observations.Count);
        await using var empty = await AzuriteServer.StartAsync();
        foreach (var leftover in (string[])[.. Directory.GetFiles(folder, "empty.*"), .. Directory.GetFiles(folder, "tables.*")]) File.Delete(leftover);
        var (idle, nothing) = await StartAsync(empty, Path.Combine(folder, "empty.sqlite"));
        idle.Dispose();
        var (app, all) = await StartAsync(azurite, Path.Combine(folder, "tables.sqlite"));
        app.Dispose();
        return (count, count / (all - nothing));
    }

    /// <summary>What one release of the bulk files comes to, and the processor time it took.</summary>
    public static async Task<(ExportManifest Release, double Seconds)> ReleaseAsync(AzuriteServer azurite, string indexPath)
    {
        var storage = StorageConnection.From(azurite.ConnectionString);
        await storage.Exports.CreateIfNotExistsAsync();
        using var index = new ObservationIndex(indexPath, PlainCharacters.Of);
        var reference = ReferenceData.OfTheReader();
        var publisher = new ExportPublisher(index, new ExportStore(storage, TimeProvider.System), reference, TimeProvider.System, NullLogger<ExportPublisher>.Instance);
        var started = Environment.CpuUsage.TotalTime;
        var release = await publisher.PublishAsync(CancellationToken.None) ?? throw new InvalidOperationException("No release was made.");
        return (release, (Environment.CpuUsage.TotalTime - started).TotalSeconds);
    }

    private static ReadReport ReadAs(SampleRevision report) => new()
    {
        Text = report.Text,
        Format = "txt",
        Title = report.Revision.Title,
        Township = report.Revision.Township,
        Period = report.Revision.Report.Period,
        Observations = report.Revision.Observations,
        Findings = report.Revision.Findings,
        ReaderVersion = report.Revision.ReaderVersion,
    };

    private static ReadReport ReadAs(string text, string report)
    {
        var read = Reading.Read(text);
        return read with
        {
            Rejection = null,
            Township = TownshipRegister.TryGet(report[..9], out var township) ? township : null,
            Period = Period.OfYear(1999),
            Slug = "bench" + report[15..],
        };
    }

    /// <summary>The comparison is worth nothing where the other server does less.</summary>
    private static async Task AssertSameRecordsAsync(byte[] ours, Uri theirs)
    {
        using var http = new HttpClient();
        var (mine, other) = (JObject.Parse(Encoding.UTF8.GetString(ours)), JObject.Parse(await http.GetStringAsync(theirs)));
        if (!JToken.DeepEquals(mine["data"], other["data"]) || (long)mine["meta"]!["total"]! != (long)other["meta"]!["total"]!)
            throw new InvalidOperationException($"The Node server answers something else at {theirs}.");
    }
}

/// <summary>What one question took.</summary>
/// <param name="Name">Which.</param>
/// <param name="HasBar">Whether the bars of p50 and p99 are for it.</param>
/// <param name="First">Milliseconds of the very first request of its kind.</param>
/// <param name="Milliseconds">Of each later request, at the client.</param>
/// <param name="Processor">Milliseconds of processor time of the app, a request on average.</param>
internal sealed record Latency(string Name, bool HasBar, double First, IReadOnlyList<double> Milliseconds, double Processor);

/// <summary>What making a snapshot and beginning with it took.</summary>
/// <param name="App">That began with it.</param>
/// <param name="Making">Seconds until it lay in the storage.</param>
/// <param name="Megabytes">Of the blob.</param>
/// <param name="Starting">Seconds from the app's start to its first answer.</param>
internal sealed record SnapshotTimes(ServerProcess App, double Making, double Megabytes, double Starting);

/// <summary>Requests a second.</summary>
internal sealed record Throughput(int Bytes, double Constant, double Cached, double ConstantKnown, double Known, double Uncached, double Node);
