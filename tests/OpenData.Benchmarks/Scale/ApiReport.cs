using System.Globalization;
using System.Text;
using OpenData.Testing;

namespace OpenData.Benchmarks.Scale;

/// <summary>Runs everything and writes <c>docs/benchmarks/api.md</c>.</summary>
internal static class ApiReport
{
    private static readonly int[] Sizes = [150, 1500, Province.Reports];

    /// <param name="folder">For the index files, some two gigabytes; files that are there already are used.</param>
    public static async Task<string> MakeAsync(string folder)
    {
        var indexes = ProvinceIndex.MakeOrFind(folder, Sizes);
        var latencies = new List<IReadOnlyList<Latency>>();
        var (page, memory) = (new StringBuilder(), new List<double>());
        foreach (var made in indexes.SkipLast(1))
        {
            Say($"{made.Observations} observations");
            await using var empty = await AzuriteServer.StartAsync();
            using var app = (await ApiBenchmark.StartAsync(empty, made.Path)).App;
            latencies.Add(await ApiBenchmark.LatenciesAsync(app));
            memory.Add(app.Megabytes);
        }

        Say("snapshot");
        var largest = indexes[^1];
        if (Directory.Exists(Path.Combine(folder, "azurite"))) Directory.Delete(Path.Combine(folder, "azurite"), recursive: true);
        await using var azurite = await AzuriteServer.StartAsync(Directory.CreateDirectory(Path.Combine(folder, "azurite")).FullName);
        var snapshot = await ApiBenchmark.StartFromSnapshotAsync(azurite, largest.Path, folder);
        using var running = snapshot.App;
        var loaded = running.Megabytes;
        Say("questions");
        latencies.Add(await ApiBenchmark.LatenciesAsync(running));
        memory.Add(running.Megabytes);
        foreach (var one in latencies[^1]) Say(one);
        Say("pages");
        var pages = await ApiBenchmark.PagesAsync(running, azurite);
        foreach (var one in pages) Say(one);
        var withPages = running.Megabytes;
        Say("throughput");
        var throughput = await ApiBenchmark.ThroughputAsync(running, largest.Path);
        Say(throughput.ToString());
        Say("export");
        var export = await ApiBenchmark.ExportAsync(running);
        Say("visible");
        var visible = await ApiBenchmark.VisibleAsync(running, azurite);
        var peak = running.PeakMegabytes;
        Say("tables");
        var tables = await ApiBenchmark.FromTablesAsync(folder);
        Say("release");
        var middle = indexes[^2];
        var (release, releaseSeconds) = await ApiBenchmark.ReleaseAsync(azurite, middle.Path);

        Line($"# How fast the API is, and how it grows");
        Line($"");
        Line($"Made by `dotnet run -c Release --project tests/OpenData.Benchmarks -- api FOLDER`, and nothing else; see [the list of benchmarks](README.md).");
        Line($"The app runs as a process of its own over Azurite; one machine bears it, the other servers, the client and whatever else its owner does, so read the ratios.");
        Line($"Data: a province made from the sample reports, {Province.Townships:#,0} townships × {Province.Years} years; each size is the first part of it.");
        Line($"");
        Line($"Machine: {Machine.Describe()}, {Environment.ProcessorCount} cores. While this was measured, {Machine.Waiting()} programs on average wanted to run.");
        Line($"");
        Line($"## Index");
        Line($"");
        Line($"| | measured | bar |");
        Line($"| --- | ---: | ---: |");
        Line($"| making a snapshot of it, s | {snapshot.Making:0.0} | |");
        Line($"| the snapshot, MB | {snapshot.Megabytes:0} | |");
        Line($"| from the snapshot to the first answer, s | {snapshot.Starting:0.0} | 20 |");
        Line($"| from the tables, observations a second (from {tables.Observations:#,0}) | {tables.PerSecond:#,0} | stated |");
        Line($"| applying published revisions, observations a second | {largest.Observations / largest.Seconds:#,0} | stated |");
        Line($"| file, MB | {largest.Megabytes:0} | 800 |");
        Line($"| memory after loading, MB | {loaded:0} | 400 |");
        Line($"| memory after all questions, MB | {memory[^1]:0} | 400 |");
        Line($"| memory after all pages of the portal too, MB | {withPages:0} | 400 |");
        Line($"| the most it ever held, MB | {peak:0} | |");
        Line($"| a published report is visible after, s (of {visible.Count}: the slowest) | {visible.Max():0.00} | 2 |");
        Line($"| export of {export.Rows:#,0} rows: memory grows by, MB | {export.Growth:0} | 50 |");
        Line($"| the same: rows a second | {export.Rows / export.Seconds:#,0} | |");
        Line($"| release of the bulk files of {middle.Observations:#,0}: seconds of one processor | {releaseSeconds:0} | |");
        foreach (var file in release.Files.Where(file => file.Records is not null)) Line($"| … `{file.Name}`, MB | {file.Bytes / 1e6:#,0.0} | |");
        Line($"");
        Line($"## Throughput");
        Line($"");
        Line($"Eight connections, a page of 100 observations ({throughput.Bytes:#,0} bytes), {largest.Observations:#,0} observations. The constant is the same number of bytes from the memory of");
        Line($"an empty Kestrel. Node is Express with better-sqlite3 on the same file, which gives the same records; the program compares them first.");
        Line($"");
        Line($"| requests a second | ours | beside it | ratio | bar |");
        Line($"| --- | ---: | ---: | ---: | ---: |");
        Line($"| the same page again | {throughput.Cached:#,0} | constant: {throughput.Constant:#,0} | {throughput.Cached / throughput.Constant:0.00} | 0.5 |");
        Line($"| 304 | {throughput.Known:#,0} | constant of that size: {throughput.Constant:#,0} | {throughput.Known / throughput.Constant:0.00} | 0.7 |");
        Line($"| 304 | {throughput.Known:#,0} | constant 304: {throughput.ConstantKnown:#,0} | {throughput.Known / throughput.ConstantKnown:0.00} | |");
        Line($"| pages never asked for before | {throughput.Uncached:#,0} | Node: {throughput.Node:#,0} | {throughput.Uncached / throughput.Node:0.00} | 2.5 |");
        Line($"");
        Line($"## Questions");
        Line($"");
        Line($"One client, 100 rows a page, every URL asked once. Milliseconds at the client: half of the requests, and 99 of 100. Bar: 5 and 50. The processor's");
        Line($"time is the app's for a request of the largest size on average; other programs make it no longer.");
        Line($"");
        Line($"| question | {string.Join(" | ", indexes.Select(made => $"{made.Observations.ToString("#,0", CultureInfo.InvariantCulture)}: p50 | p99"))} | processor | growth of p50 | within the bar |");
        Line($"| --- |{string.Concat(Enumerable.Repeat(" ---: | ---: |", indexes.Count))} ---: | ---: | --- |");
        for (var i = 0; i < latencies[^1].Count; i++)
        {
            var (name, hasBar, _, last, processor) = latencies[^1][i];
            var cells = latencies.Select(size => $"{Quantile(size[i].Milliseconds, 0.5).ToString("0.0", CultureInfo.InvariantCulture)} | {Quantile(size[i].Milliseconds, 0.99).ToString("0.0", CultureInfo.InvariantCulture)}");
            var verdict = !hasBar ? "no bar" : Quantile(last, 0.5) <= 5 && Quantile(last, 0.99) <= 50 ? "yes" : "no";
            Line($"| {name} | {string.Join(" | ", cells)} | {processor:0.0} | {Quantile(last, 0.5) / Quantile(latencies[0][i].Milliseconds, 0.5):0.0} | {verdict} |");
        }

        Line($"");
        Line($"## Pages");
        Line($"");
        Line($"Every kind of page of the portal on {largest.Observations:#,0} observations, one client. A page that has forms is asked for each form once, so that nothing is remembered of");
        Line($"it; one that has none, a hundred times. *First* is the very first request of its kind after the start, code not compiled yet. Bar: half of them within 15 ms.");
        Line($"");
        Line($"| page | first | p50 | p99 | processor | within the bar |");
        Line($"| --- | ---: | ---: | ---: | ---: | --- |");
        foreach (var one in pages)
            Line($"| {one.Name} | {one.First:0.0} | {Quantile(one.Milliseconds, 0.5):0.0} | {Quantile(one.Milliseconds, 0.99):0.0} | {one.Processor:0.0} | {(Quantile(one.Milliseconds, 0.5) <= 15 ? "yes" : "no")} |");
        Line($"");
        Line($"## Growth");
        Line($"");
        Line($"| observations | {string.Join(" | ", indexes.Select(made => made.Observations.ToString("#,0", CultureInfo.InvariantCulture)))} |");
        Line($"| --- |{string.Concat(Enumerable.Repeat(" ---: |", indexes.Count))}");
        Line($"| file, MB | {Cells(indexes.Select(made => made.Megabytes))} |");
        Line($"| bytes an observation | {Cells(indexes.Select(made => made.Megabytes * 1e6 / made.Observations))} |");
        Line($"| observations a second while loading | {Cells(indexes.Select(made => made.Observations / made.Seconds))} |");
        Line($"| memory of the app, MB | {Cells(memory)} |");
        return page.ToString();

        void Line(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>Measures some questions and pages on the largest file and says what came of it: for those who work on one of them.</summary>
    /// <param name="folder">See <see cref="MakeAsync"/>.</param>
    /// <param name="name">A part of their names.</param>
    public static async Task AskAsync(string folder, string name)
    {
        var largest = ProvinceIndex.MakeOrFind(folder, Sizes)[^1];
        await using var azurite = await AzuriteServer.StartAsync();
        using var app = (await ApiBenchmark.StartAsync(azurite, largest.Path)).App;
        foreach (var one in await ApiBenchmark.LatenciesAsync(app, name)) Say(one);
        foreach (var one in await ApiBenchmark.PagesAsync(app, azurite, name)) Say(one);
    }

    private static string Cells(IEnumerable<double> values) => string.Join(" | ", values.Select(value => value.ToString("#,0", CultureInfo.InvariantCulture)));

    private static double Quantile(IReadOnlyList<double> values, double share) => values.Order().ElementAt((int)Math.Min(values.Count - 1, values.Count * share));

    private static void Say(Latency one) => Say(FormattableString.Invariant(
        $"{one.Name}: first {one.First:0.0}, p50 {Quantile(one.Milliseconds, 0.5):0.0}, p99 {Quantile(one.Milliseconds, 0.99):0.0}, processor {one.Processor:0.0} ms"));

    private static void Say(string what) => Console.Error.WriteLine($"{what} …");
}
