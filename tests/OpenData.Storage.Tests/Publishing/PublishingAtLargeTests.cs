using System.Collections.Concurrent;
using System.Globalization;
using Azure;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;
using OpenData.Testing.Reliability;

namespace OpenData.Storage.Tests.Publishing;

/// <summary>
/// Three instances on one storage that cut, refuse and delay, and die now and then, get the events of many uploads of few reports
/// in random order, while a reader looks at everything that is visible.
/// </summary>
[Collection(SharedAzurite.Name)]
public sealed class PublishingAtLargeTests(AzuriteServer azurite)
{
    private const int Reports = 12;
    private const int Uploads = 120;
    private const int Instances = 3;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Fault[] Crashes = [Fault.CrashBefore, Fault.CrashAfter];
    private static readonly Fault[] Troubles = [.. Enum.GetValues<Fault>().Except(Crashes).Where(fault => fault != Fault.None)];

    private readonly string prefix = AzuriteServer.NewPrefix();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Every_report_ends_as_its_newest_upload_and_every_upload_has_an_end(int seed)
    {
        var random = new Random(seed);
        using var calm = new TestInstance(azurite, prefix);
        await calm.Setup.EnsureAsync(None);
        using var enough = new CancellationTokenSource();
        var reader = ReadOnAsync(calm, enough.Token);

        var events = new ConcurrentQueue<string>();
        var workers = Enumerable.Range(0, Instances).Select(number => WorkAsync(events, (seed * 100) + number, enough.Token)).ToList();
        var sent = new List<Upload>();
        for (var number = 1; number <= Uploads; number++)
        {
            var township = $"{430_000_000 + random.Next(Reports)}";
            var upload = await calm.UploadAsync($"{township}/{random.Next(3)}.txt", TextOf(random.Next(1, 40)));
            sent.Add(upload);
            for (var copies = random.Next(3); copies >= 0; copies--) events.Enqueue(sent[random.Next(sent.Count)].Path);
        }

        while (!events.IsEmpty) await Task.Delay(20);
        await enough.CancelAsync();
        await Task.WhenAll(workers);
        await reader;
        await calm.Reconciler.RunAsync(None);

        Assert.Empty(await calm.Ingestions.ListOpenAsync(None).ToListAsync());
        await EndsAsTheNewestAsync(calm, sent);
        await AgreesWithTheLogAsync(calm);
        ReliabilityTable.Confirm(new ReliabilityRow(
            FormattableString.Invariant($"{Uploads} uploads of {Reports} reports, events in random order and repeated, at {Instances} instances that die again and again (seed {seed})"),
            FormattableString.Invariant($"a crash each 50 to 400 requests, one of {Troubles.Length} other faults at each eighth request"),
            Uploads,
            Losses: 0,
            $"PublishingAtLargeTests.{nameof(Every_report_ends_as_its_newest_upload_and_every_upload_has_an_end)}"));
    }

    /// <summary>One instance after another takes events until it dies; what it held then comes again, as from a host.</summary>
    private async Task WorkAsync(ConcurrentQueue<string> events, int seed, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            var random = new Random(seed++);
            var life = random.Next(50, 400);
            var faults = new FaultPlan(request =>
                request == life ? Crashes[random.Next(Crashes.Length)]
                : random.Next(8) == 0 ? Troubles[random.Next(Troubles.Length)]
                : Fault.None);
            using var instance = new TestInstance(azurite, prefix, faults: faults);
            while (!faults.HasCrashed && !enough.IsCancellationRequested)
            {
                if (!events.TryDequeue(out var path))
                {
                    await Task.Delay(5, None);
                    continue;
                }

                if (await Record.ExceptionAsync(() => instance.Publisher.PublishAsync(path, None)) is { } failure)
                {
                    Assert.True(failure is SimulatedCrashException or RequestFailedException, failure.ToString());
                    events.Enqueue(path);
                }
            }
        }
    }

    /// <summary>A revision that a manifest shows is whole, at every moment.</summary>
    private static async Task ReadOnAsync(TestInstance calm, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await foreach (var (manifest, _) in calm.Reports.AllAsync(None))
            {
                if (manifest is not null) await IsWholeAsync(calm, manifest.Current);
            }

            await Task.Delay(10, None);
        }
    }

    private static async Task IsWholeAsync(TestInstance calm, RevisionEntry entry)
    {
        var revision = await calm.Observations.ReadAsync(entry, None);
        var text = await calm.Texts.ReadAsync(entry.Report, entry.Revision, None);
        Assert.Equal(TextOf(revision.Observations.Count), text);
        Assert.All(revision.Observations, observation => Assert.Equal(observation.Quantity.Text, observation.Source.Of(text!)));
    }

    private static async Task EndsAsTheNewestAsync(TestInstance calm, List<Upload> sent)
    {
        foreach (var township in sent.GroupBy(upload => upload.Path[..9]))
        {
            var current = new List<Upload>();
            foreach (var path in township.Select(upload => upload.Path).Distinct()) current.Add((await calm.Uploads.FindAsync(path, None))!);
            var report = new ReportId(township.Key, Period.Parse("2017-Q3"));
            var manifest = await calm.Reports.FindAsync(report, None);

            // Of two files in one second the ETag decides, and of two versions of one file in one second the later one: where both
            // rules apply at once, any of that second's files may be the newest.
            var latest = current.Max(upload => upload.LastModified);
            var newest = current.Where(upload => upload.LastModified == latest).ToList();
            var content = (await calm.Uploads.ReadAsync(newest.Single(upload => newest.Count == 1 || upload.IsSameVersionAs(manifest!.Newest)), None))!.Value;
            Assert.Equal(System.Text.Encoding.UTF8.GetString(content.Span), await calm.Texts.ReadAsync(report, manifest!.Current.Revision, None));
            foreach (var entry in await calm.Reports.RevisionsAsync(report, None)) await IsWholeAsync(calm, entry);
        }
    }

    private static async Task AgreesWithTheLogAsync(TestInstance calm)
    {
        var commits = await calm.Commits.ReadAllAsync(None).ToListAsync();
        var revisions = new List<string>();
        await foreach (var (manifest, _) in calm.Reports.AllAsync(None))
        {
            if (manifest is null) continue;
            var history = await calm.Reports.RevisionsAsync(manifest.Report, None);
            Assert.Equal(Enumerable.Range(1, manifest.Current.Revision), history.Select(entry => entry.Revision));
            revisions.AddRange(history.Select(entry => Keys.CommitRow(entry.CreatedAt!.Value, entry.Report, entry.Revision)));
        }

        Assert.Equal(revisions.Order(StringComparer.Ordinal), commits.Select(commit => commit.Id).Order(StringComparer.Ordinal));
    }

    /// <summary>A text that tells its own length: any row of another text in it would show.</summary>
    private static string TextOf(int lines) => "2017-Q3" + string.Concat(
        Enumerable.Range(1, lines).Select(line => string.Create(CultureInfo.InvariantCulture, $"\n粮食 {(1000 * lines) + line}亩")));
}
