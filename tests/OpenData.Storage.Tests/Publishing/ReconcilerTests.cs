using Azure.Data.Tables;
using OpenData.Observations;
using OpenData.Storage.Publishing;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

[Collection(SharedAzurite.Name)]
public sealed class ReconcilerTests(AzuriteServer azurite) : IDisposable
{
    private const string Path = "430681104/2017-Q3.txt";
    private const string First = "2017-Q3\n粮食 320亩\n种粮户 30户";
    private const string Second = "2017-Q3\n粮食 321亩\n种粮户 30户";
    private static readonly ReportId Report = ReportId.Parse("430681104-2017-Q3");
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly string prefix = AzuriteServer.NewPrefix();
    private readonly List<TestInstance> instances = [];

    public void Dispose() => instances.ForEach(instance => instance.Dispose());

    [Fact]
    public async Task Reads_what_no_event_announced()
    {
        var app = Instance();
        await app.UploadAsync(Path, First);
        await app.UploadAsync("430422115/2017.txt", "2017\n公路 12公里");
        await app.UploadAsync("loose.txt", First);
        await app.UploadAsync("430422115/a/b.txt", First);

        var run = await app.Reconciler.RunAsync(None);

        Assert.Equal((4, 4, 0, 0), (run.Uploads, run.UploadsRead, run.UploadsFailed, run.UploadsLeft));
        Assert.NotNull(await app.Observations.ReadAsync(Report, 1, None));
        Assert.NotNull(await app.Observations.ReadAsync(ReportId.Parse("430422115-2017"), 1, None));
        Assert.Equal(["bad_path"], await app.Ingestions.ListAsync(Keys.NoTownship, None).Select(ingestion => ingestion.Reason!.Code).ToListAsync());
    }

    [Fact]
    public async Task Finds_nothing_to_do_where_nothing_has_gone_wrong()
    {
        var app = Instance();
        await app.PublishAsync(Path, First);
        await app.PublishAsync(Path, Second);
        await app.PublishAsync("430681104/副本.txt", Second);
        await app.PublishAsync("430681104/坏.txt", "rejected");
        var state = await PublishedState.OfAsync(app);

        var run = await app.Reconciler.RunAsync(None);

        Assert.Equal(
            new ReconcileReport { StartedAt = run.StartedAt, FinishedAt = run.FinishedAt, Uploads = 3 },
            run);
        Assert.Equal(run, await app.Reconciler.LatestAsync(None));
        Assert.Equal(state, await PublishedState.OfAsync(app));
        Assert.Empty(app.Warnings.Messages);
    }

    [Fact]
    public async Task Has_no_latest_run_before_the_first()
    {
        var app = Instance();
        await app.Setup.EnsureAsync(None);

        Assert.Null(await app.Reconciler.LatestAsync(None));
    }

    [Fact]
    public async Task Completes_a_commit_that_was_not_appended()
    {
        var app = Instance();
        await app.PublishAsync(Path, First);
        var commit = await app.Commits.ReadAllAsync(None).SingleAsync();
        await app.Storage.Commits.DeleteEntityAsync(Keys.CommitsPartition(commit.Time), commit.Id);

        var run = await app.Reconciler.RunAsync(None);

        Assert.Equal(1, run.CommitsCompleted);
        Assert.Equal([commit], await app.Commits.ReadAllAsync(None).ToListAsync());
        Assert.Equal(0, (await app.Reconciler.RunAsync(None)).CommitsCompleted);
    }

    [Fact]
    public async Task Completes_the_commits_of_revisions_that_were_superseded_since()
    {
        var app = Instance();
        await app.PublishAsync(Path, First);
        await app.PublishAsync(Path, Second);
        await app.Withdrawal.WithdrawAsync(Report, "数字有误", null, None);
        var commits = await app.Commits.ReadAllAsync(None).ToListAsync();
        foreach (var commit in commits) await app.Storage.Commits.DeleteEntityAsync(Keys.CommitsPartition(commit.Time), commit.Id);

        await app.Reconciler.RunAsync(None);

        Assert.Equal(commits, await app.Commits.ReadAllAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Settles_an_upload_that_was_replaced_before_anyone_read_it()
    {
        var app = Instance();
        await app.Ingestions.ReceiveAsync(await app.UploadAsync(Path, First), None);
        await app.PublishAsync(Path, Second);

        var run = await app.Reconciler.RunAsync(None);

        Assert.Equal(1, run.IngestionsSettled);
        Assert.Equal(
            [IngestionState.Published, IngestionState.Superseded],
            (await app.Ingestions.ListAsync("430681104", None).Select(ingestion => ingestion.State).ToListAsync()).Order());
    }

    [Fact]
    public async Task Settles_an_upload_that_was_removed_before_anyone_read_it()
    {
        var app = Instance();
        await app.Ingestions.ReceiveAsync(await app.UploadAsync(Path, First), None);
        await app.Storage.Uploads.DeleteBlobAsync(Path);

        await app.Reconciler.RunAsync(None);

        var settled = Assert.Single(await app.Ingestions.ListAsync("430681104", None).ToListAsync());
        Assert.Equal((IngestionState.Rejected, "removed"), (settled.State, settled.Reason?.Code));
    }

    [Fact]
    public async Task Tries_again_what_failed_but_not_for_ever_and_lets_the_others_through()
    {
        var app = Instance();
        var broken = await app.UploadAsync("430681104/broken.txt", "throws");
        await app.UploadAsync(Path, First);

        for (var run = 1; run <= UploadRepair.MaxAttempts; run++)
            Assert.Equal(1, (await app.Reconciler.RunAsync(None)).UploadsFailed);
        var last = await app.Reconciler.RunAsync(None);

        Assert.Equal((0, 0), (last.UploadsRead, last.UploadsFailed));
        var failed = await app.Ingestions.FindAsync(broken, None);
        Assert.Equal((IngestionState.Failed, UploadRepair.MaxAttempts), (failed!.State, failed.Attempts));
        Assert.NotNull(await app.Observations.ReadAsync(Report, 1, None));
        Assert.Equal(1, (await Instance(version: "sample-2").Reconciler.RunAsync(None)).UploadsFailed);
    }

    [Fact]
    public async Task Reads_again_what_an_older_reader_has_read_once()
    {
        await Instance().PublishAsync(Path, First);
        await Instance().PublishAsync("430681104/坏.txt", "rejected");
        var newer = Instance(version: "sample-2");

        Assert.Equal(2, (await newer.Reconciler.RunAsync(None)).UploadsRead);
        Assert.Equal(0, (await newer.Reconciler.RunAsync(None)).UploadsRead);

        Assert.Equal("sample-2", (await newer.Observations.ReadAsync(Report, 2, None))!.ReaderVersion);
    }

    [Fact]
    public async Task Leaves_an_upload_open_when_the_storage_fails()
    {
        var app = Instance();
        await app.UploadAsync(Path, First);
        var reading = false;
        var faults = new FaultPlan(_ => reading ? Fault.CutBefore : Fault.None);
        var cut = Instance(faults: faults, reading: (file, hint) =>
        {
            reading = !file.IsEmpty;
            return new SampleReader().Read(file, hint);
        });

        await Assert.ThrowsAnyAsync<Exception>(() => cut.Reconciler.RunAsync(None));

        Assert.Equal(IngestionState.Received, (await app.Ingestions.ListOpenAsync(None).SingleAsync()).State);
        Assert.Equal(1, (await app.Reconciler.RunAsync(None)).UploadsRead);
        Assert.NotNull(await app.Observations.ReadAsync(Report, 1, None));
    }

    [Fact]
    public async Task Removes_an_attempt_whose_file_was_replaced_but_not_before_it_is_surely_dead()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        var app = Instance(clock: clock);
        await StageAsync(First);
        await app.PublishAsync(Path, Second);
        Assert.Equal(0, (await app.Reconciler.RunAsync(None)).AttemptsRemoved);
        Assert.Equal(2, await PartitionsAsync(app));

        clock.Advance(TimeSpan.FromMinutes(16));
        var run = await app.Reconciler.RunAsync(None);

        Assert.Equal(1, run.AttemptsRemoved);
        Assert.Equal(1, await PartitionsAsync(app));
        Assert.Equal(1, await app.Storage.Texts.GetBlobsAsync().CountAsync());
        Assert.Equal(1, await app.Reports.AllAsync(None).CountAsync(row => row.Entry is not null));
        Assert.Equal(321m, (await app.Observations.ReadAsync(Report, 1, None))!.Observations[0].Quantity.Value);
    }

    [Fact]
    public async Task Removes_an_attempt_of_a_report_that_never_came_to_be()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        var app = Instance(clock: clock);
        await StageAsync(First);
        await app.PublishAsync(Path, "rejected");

        clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(1, (await app.Reconciler.RunAsync(None)).AttemptsRemoved);
        Assert.Equal(0, await PartitionsAsync(app));
        Assert.False(await app.Reports.AllAsync(None).AnyAsync());
    }

    [Fact]
    public async Task Publishes_rather_than_removes_an_attempt_whose_file_is_still_there()
    {
        var clock = new ManualClock(DateTimeOffset.UtcNow);
        var app = Instance(clock: clock);
        await StageAsync(First);

        clock.Advance(TimeSpan.FromHours(1));
        var run = await app.Reconciler.RunAsync(None);

        Assert.Equal((1, 0), (run.UploadsRead, run.AttemptsRemoved));
        Assert.Equal(1, await PartitionsAsync(app));
    }

    /// <summary>A publisher writes the rows of a revision and dies before it asks whether the file is still the same.</summary>
    private async Task StageAsync(string text)
    {
        await Instance().UploadAsync(Path, text);
        for (var request = 15; ; request++)
        {
            var doomed = Instance(faults: FaultPlan.At(request, Fault.CrashBefore));
            await Record.ExceptionAsync(() => doomed.Publisher.PublishAsync(Path, None));
            if (await Instance().Storage.Texts.GetBlobsAsync().AnyAsync()) return;
        }
    }

    private static async Task<int> PartitionsAsync(TestInstance app) =>
        await app.Storage.Observations.QueryAsync<TableEntity>().Select(row => row.PartitionKey).Distinct().CountAsync();

    private TestInstance Instance(
        string version = "sample-1", TimeProvider? clock = null, FaultPlan? faults = null, ReportReading? reading = null)
    {
        var instance = new TestInstance(azurite, prefix, reading ?? new SampleReader(version).Read, clock, faults);
        instances.Add(instance);
        return instance;
    }
}
