using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

[Collection(SharedAzurite.Name)]
public sealed class WithdrawalTests : IDisposable
{
    private const string Path = "430681104/2017-Q3.txt";
    private const string First = "2017-Q3\n粮食 320亩";
    private const string Second = "2017-Q3\n粮食 321亩";
    private static readonly ReportId Report = ReportId.Parse("430681104-2017-Q3");
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteServer azurite;
    private readonly string prefix = AzuriteServer.NewPrefix();
    private readonly TestInstance app;

    public WithdrawalTests(AzuriteServer azurite)
    {
        this.azurite = azurite;
        app = new TestInstance(azurite, prefix);
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Hides_a_report_and_says_why_in_the_log()
    {
        await app.PublishAsync(Path, First);

        var withdrawn = await app.Withdrawal.WithdrawAsync(Report, "数字有误", ReportId.Parse("430681104-2017-Q3-corrected"), None);

        Assert.Equal((ManifestState.Withdrawn, "数字有误"), (withdrawn!.State, withdrawn.Reason));
        var commits = await CommitsAsync();
        Assert.Equal([CommitKind.Published, CommitKind.Withdrawn], commits.Select(commit => commit.Kind));
        Assert.Equal(("数字有误", "430681104-2017-Q3-corrected", 1), (commits[1].Reason, commits[1].Successor!.ToString(), commits[1].Revision));
        Assert.True(commits[1].Time > commits[0].Time);
        Assert.NotNull(await app.Observations.ReadAsync(Report, 1, None));
    }

    [Fact]
    public async Task Keeps_the_first_reason_when_it_is_repeated()
    {
        await app.PublishAsync(Path, First);
        await app.Withdrawal.WithdrawAsync(Report, "数字有误", null, None);

        var again = await app.Withdrawal.WithdrawAsync(Report, "再撤一次", null, None);

        Assert.Equal("数字有误", again!.Reason);
        Assert.Equal(2, (await CommitsAsync()).Count);
    }

    [Fact]
    public async Task Knows_no_report_that_was_never_published() =>
        Assert.Null(await app.Withdrawal.WithdrawAsync(Report, "数字有误", null, None));

    [Fact]
    public async Task Is_not_undone_by_a_late_event_of_an_upload_from_before()
    {
        await app.UploadAsync("430681104/更正.txt", Second);
        await app.PublishAsync(Path, First);
        await Task.Delay(TimeSpan.FromSeconds(1));
        await app.Withdrawal.WithdrawAsync(Report, "数字有误", null, None);

        var late = await app.Publisher.PublishAsync("430681104/更正.txt", None);

        Assert.Equal(IngestionState.Superseded, late!.State);
        Assert.Equal(ManifestState.Withdrawn, (await app.Reports.FindAsync(Report, None))!.State);
    }

    [Fact]
    public async Task Is_not_undone_by_another_reader_or_the_reconcile_run()
    {
        await app.PublishAsync(Path, First);
        await app.Withdrawal.WithdrawAsync(Report, "数字有误", null, None);
        using var newer = new TestInstance(azurite, prefix, new SampleReader("sample-2").Read);

        await newer.Reconciler.RunAsync(None);

        Assert.Equal(ManifestState.Withdrawn, (await app.Reports.FindAsync(Report, None))!.State);
        Assert.Equal(IngestionState.Published, (await app.Publisher.PublishAsync(Path, None))!.State);
        Assert.Equal(2, (await CommitsAsync()).Count);
    }

    [Theory]
    [InlineData(First)]
    [InlineData(Second)]
    public async Task Ends_with_a_file_uploaded_later_even_with_the_same_content(string text)
    {
        await app.PublishAsync(Path, First);
        await app.Withdrawal.WithdrawAsync(Report, "数字有误", null, None);
        await Task.Delay(TimeSpan.FromSeconds(1));

        var later = await app.PublishAsync(Path, text);

        Assert.Equal((IngestionState.Published, 2), (later.State, later.Revision));
        var manifest = await app.Reports.FindAsync(Report, None);
        Assert.Equal((ManifestState.Published, null), (manifest!.State, manifest.Reason));
        Assert.Equal(3, (await CommitsAsync()).Count);
    }

    [Theory]
    [InlineData(Fault.CrashBefore)]
    [InlineData(Fault.CrashAfter)]
    public async Task That_dies_at_any_request_is_completed_by_the_next_one_or_the_reconcile_run(Fault crash)
    {
        for (var request = 1; ; request++)
        {
            var report = new ReportId($"{430_000_000 + request}", Period.Parse("2017-Q3"));
            await app.PublishAsync($"{report.TownshipId}/a.txt", First);
            using var doomed = new TestInstance(azurite, prefix, faults: FaultPlan.At(request, crash));
            var died = await Record.ExceptionAsync(() => doomed.Withdrawal.WithdrawAsync(report, "数字有误", null, None));
            if (died is null) return;
            Assert.IsType<SimulatedCrashException>(died);

            if (request % 2 == 0) await app.Reconciler.RunAsync(None);
            await app.Withdrawal.WithdrawAsync(report, "数字有误", null, None);

            var kinds = await app.Commits.ReadAllAsync(None).Where(commit => commit.Report == report).Select(commit => commit.Kind).ToListAsync();
            Assert.Equal([CommitKind.Published, CommitKind.Withdrawn], kinds);
        }
    }

    private async Task<List<Commit>> CommitsAsync() => await app.Commits.ReadAllAsync(None).ToListAsync();
}
