using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests;

[Collection(SharedAzurite.Name)]
public sealed class ReportStoreTests(AzuriteServer azurite) : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 22, 7, 39, 16, TimeSpan.Zero).AddTicks(1_234_567);
    private static readonly ReportId Report = ReportId.Parse("430681104-2017-Q3");

    private readonly TestInstance app = new(azurite, AzuriteServer.NewPrefix());

    public Task InitializeAsync() => app.Setup.EnsureAsync(None);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Gives_back_a_manifest_as_it_was_written()
    {
        var manifest = new Manifest(Entry(3), ManifestState.Withdrawn, Entry(3).Source with { ETag = "0x9" }, Time.AddTicks(1))
        {
            Reason = "数字有误 ' \" \\",
            Successor = ReportId.Parse("430681104-2017-Q3-corrected"),
        };

        Assert.True(await app.Reports.TryFlipAsync(null, manifest, None));

        var read = await app.Reports.FindAsync(Report, None);
        Assert.Equal(manifest, read! with { ETag = default });
        Assert.Equal((CommitKind.Withdrawn, 3, manifest.Reason), (read.LastCommit.Kind, read.LastCommit.Revision, read.LastCommit.Reason));
    }

    [Fact]
    public async Task Knows_no_report_that_was_never_published() => Assert.Null(await app.Reports.FindAsync(Report, None));

    [Fact]
    public async Task Refuses_to_flip_a_manifest_that_has_changed()
    {
        var first = new Manifest(Entry(1), ManifestState.Published, Entry(1).Source, Time);
        Assert.True(await app.Reports.TryFlipAsync(null, first, None));
        var known = await app.Reports.FindAsync(Report, None);
        var second = new Manifest(Entry(2), ManifestState.Published, Entry(2).Source, Time.AddTicks(1));
        Assert.True(await app.Reports.TryFlipAsync(known, second, None));

        Assert.False(await app.Reports.TryFlipAsync(known, first, None));
        Assert.False(await app.Reports.TryFlipAsync(null, first, None));
        Assert.Equal(2, (await app.Reports.FindAsync(Report, None))!.Current.Revision);
    }

    [Fact]
    public async Task Renews_the_time_of_an_attempt_that_is_staged_again()
    {
        var attempt = Entry(1) with { CreatedAt = null };
        await app.Reports.StageAsync(attempt, None);
        await app.Reports.StageAsync(attempt with { StagedAt = Time.AddHours(1) }, None);

        Assert.Equal(Time.AddHours(1), (await EntryRowAsync()).StagedAt);
    }

    [Fact]
    public async Task Never_turns_a_visible_revision_back_into_an_attempt()
    {
        await app.Reports.RecordAsync(Entry(1), None);

        await app.Reports.StageAsync(Entry(1) with { CreatedAt = null, StagedAt = Time.AddHours(1) }, None);

        Assert.Equal((Time, Time), ((await EntryRowAsync()).CreatedAt, (await EntryRowAsync()).StagedAt));
    }

    [Fact]
    public async Task Removes_an_attempt_only_as_it_was_read()
    {
        var attempt = Entry(1) with { CreatedAt = null };
        await app.Reports.StageAsync(attempt, None);
        var old = await EntryRowAsync();
        await app.Reports.StageAsync(attempt with { StagedAt = Time.AddHours(1) }, None);

        Assert.False(await app.Reports.IsUnchangedAsync(old, None));
        Assert.False(await app.Reports.TryRemoveAsync(old, None));
        Assert.True(await app.Reports.IsUnchangedAsync(await EntryRowAsync(), None));
        Assert.True(await app.Reports.TryRemoveAsync(await EntryRowAsync(), None));
        Assert.False(await app.Reports.IsUnchangedAsync(old, None));
    }

    [Fact]
    public async Task Tells_the_history_of_one_report_and_not_of_its_neighbours()
    {
        foreach (var name in new[] { "430681104-2017-Q3", "430681104-2017-Q3-flood", "430681104-2017", "430681104-2017_" })
        {
            var report = ReportId.Parse(name);
            for (var revision = 1; revision <= 11; revision++) await app.Reports.RecordAsync(Entry(revision) with { Report = report }, None);
            await app.Reports.StageAsync(Entry(5) with { Report = report, Stamp = "fedcba9876543210", CreatedAt = null }, None);
            await app.Reports.TryFlipAsync(null, new Manifest(Entry(12) with { Report = report }, ManifestState.Published, Entry(1).Source, Time), None);
        }

        var history = await app.Reports.RevisionsAsync(Report, None);

        Assert.All(history, entry => Assert.Equal(Report, entry.Report));
        Assert.Equal(Enumerable.Range(1, 12), history.Select(entry => entry.Revision));
        Assert.All(history.Take(11), entry => Assert.Equal(entry.Revision + 1, entry.SupersededBy));
        Assert.Equal((null, null), (history[11].SupersededAt, history[11].SupersededBy));
        Assert.Equal("0123456789abcdef", (await app.Reports.FindRevisionAsync(Report, 5, None))!.Stamp);
        Assert.Equal(12, (await app.Reports.FindRevisionAsync(Report, 12, None))!.Revision);
        Assert.Null(await app.Reports.FindRevisionAsync(Report, 13, None));
    }

    private static RevisionEntry Entry(int revision) => new()
    {
        Report = Report,
        Revision = revision,
        Stamp = "0123456789abcdef",
        Source = new Upload("430681104/第三季度'.txt", "0x8D", Time, 1234),
        ContentHash = "hash",
        ReaderVersion = "1",
        Observations = 12,
        Findings = 3,
        StagedAt = Time,
        CreatedAt = Time,
    };

    private async Task<RevisionEntry> EntryRowAsync() =>
        (await app.Reports.AllAsync(None).Where(row => row.Entry is not null).SingleAsync()).Entry!;
}
