using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests;

[Collection(SharedAzurite.Name)]
public sealed class CommitLogTests : IAsyncLifetime, IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Start = new(2026, 11, 30, 23, 55, 0, TimeSpan.Zero);
    private static readonly ReportId Report = ReportId.Parse("430681104-2017-Q3");

    private readonly ManualClock clock = new(Start);
    private readonly TestInstance app;

    public CommitLogTests(AzuriteServer azurite) => app = new TestInstance(azurite, AzuriteServer.NewPrefix(), clock: clock);

    public Task InitializeAsync() => app.Setup.EnsureAsync(None);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Gives_back_an_entry_as_it_was_appended()
    {
        var commit = CommitAt(Start.AddTicks(1), 3) with
        {
            Kind = CommitKind.Withdrawn,
            Reason = "数字有误",
            Successor = ReportId.Parse("430681104-2017-Q3-corrected"),
        };

        Assert.True(await app.Commits.AppendAsync(commit, None));

        Assert.Equal([commit], await AllAsync());
    }

    [Fact]
    public async Task Has_an_entry_once_however_often_it_is_appended()
    {
        Assert.True(await app.Commits.AppendAsync(CommitAt(Start, 1), None));

        Assert.False(await app.Commits.AppendAsync(CommitAt(Start, 1), None));
        clock.Advance(TimeSpan.FromDays(1));
        Assert.False(await app.Commits.AppendAsync(CommitAt(Start, 1), None));

        Assert.Single(await AllAsync());
        Assert.Single(await SinceAsync(Start));
    }

    [Fact]
    public async Task Reads_in_the_order_of_time_over_the_border_of_months()
    {
        var commits = Enumerable.Range(1, 20).Select(number => CommitAt(Start.AddMinutes(number), number)).ToList();
        foreach (var commit in commits)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await app.Commits.AppendAsync(commit, None);
        }

        Assert.Equal(commits, await AllAsync());
        Assert.Equal(commits.Where(commit => commit.Time >= Start.AddMinutes(2)), await SinceAsync(Start.AddMinutes(12)));
    }

    [Fact]
    public async Task Shows_a_reader_who_has_gone_on_what_a_slower_clock_appends()
    {
        await app.Commits.AppendAsync(CommitAt(Start, 2), None);
        var newest = Start;

        await app.Commits.AppendAsync(CommitAt(Start.AddMinutes(-3), 1), None);

        Assert.Equal([1, 2], (await SinceAsync(newest)).Select(commit => commit.Revision));
    }

    [Fact]
    public async Task Shows_a_reader_who_has_gone_on_what_the_reconcile_run_appends_hours_later()
    {
        var forgotten = CommitAt(Start, 1);
        clock.Advance(TimeSpan.FromHours(5));
        var newest = clock.GetUtcNow();
        await app.Commits.AppendAsync(CommitAt(newest, 2), None);
        Assert.DoesNotContain(forgotten, await SinceAsync(newest));

        await app.Commits.AppendAsync(forgotten, None);

        Assert.Contains(forgotten, await SinceAsync(newest));
        Assert.Equal([1, 2], (await AllAsync()).Select(commit => commit.Revision));
    }

    [Fact]
    public async Task Is_not_blind_after_an_entry_from_a_clock_far_ahead()
    {
        var ahead = CommitAt(Start.AddHours(1), 1);
        await app.Commits.AppendAsync(ahead, None);

        var next = CommitAt(Start.AddMinutes(1), 2);
        await app.Commits.AppendAsync(next, None);

        Assert.Contains(next, await SinceAsync(ahead.Time));
    }

    private static Commit CommitAt(DateTimeOffset time, int revision) =>
        new(Keys.CommitRow(time, Report, revision), time, CommitKind.Published, Report, revision);

    private async Task<List<Commit>> AllAsync() => await app.Commits.ReadAllAsync(None).ToListAsync();

    private async Task<List<Commit>> SinceAsync(DateTimeOffset newest) => await app.Commits.ReadSinceAsync(newest, None).ToListAsync();
}
