using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

[Collection(SharedAzurite.Name)]
public sealed class PublisherTests : IDisposable
{
    private const string Path = "430681104/2017-Q3.txt";
    private const string First = "2017-Q3\n粮食 320亩\n种粮户 30户";
    private const string Second = "2017-Q3\n粮食 321亩\n种粮户 30户";
    private static readonly ReportId Report = ReportId.Parse("430681104-2017-Q3");
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteServer azurite;
    private readonly string prefix = AzuriteServer.NewPrefix();
    private readonly TestInstance app;

    public PublisherTests(AzuriteServer azurite)
    {
        this.azurite = azurite;
        app = new TestInstance(azurite, prefix);
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Publishes_a_first_upload_as_revision_1()
    {
        var ingestion = await app.PublishAsync(Path, First);

        Assert.Equal(
            (IngestionState.Published, Report, 1, 2, 1),
            (ingestion.State, ingestion.Report, ingestion.Revision, ingestion.Observations, ingestion.Findings));
        var revision = await app.Observations.ReadAsync(Report, 1, None);
        Assert.Equal([320m, 30m], revision!.Observations.Select(observation => observation.Quantity.Value));
        Assert.Equal(First, await app.Texts.ReadAsync(Report, 1, None));
        var commit = Assert.Single(await CommitsAsync());
        Assert.Equal((CommitKind.Published, Report, 1, revision.CreatedAt), (commit.Kind, commit.Report, commit.Revision, commit.Time));
        Assert.Empty(app.Warnings.Messages);
    }

    [Fact]
    public async Task Remembers_when_an_upload_came_and_how_long_its_parts_took()
    {
        var settled = await app.PublishAsync(Path, First);

        var known = await app.Ingestions.FindAsync("430681104", settled.Id, None);
        Assert.NotNull(known);
        Assert.Equal(1, known.Attempts);
        Assert.True(known.ReceivedAt <= known.FinishedAt);
        Assert.True(known.Timings.Publishing > TimeSpan.Zero);
        Assert.Equal("sample-1", known.ReaderVersion);
    }

    [Fact]
    public async Task Answers_a_repeated_event_with_what_became_of_the_upload()
    {
        var first = await app.PublishAsync(Path, First);
        var state = await PublishedState.OfAsync(app);

        var again = await app.Publisher.PublishAsync(Path, None);

        Assert.Equal((first.Id, IngestionState.Published, 1), (again!.Id, again.State, again.Revision));
        Assert.Equal(state, await PublishedState.OfAsync(app));
    }

    [Fact]
    public async Task Calls_the_same_content_a_duplicate_and_changes_nothing()
    {
        await app.PublishAsync(Path, First);
        var state = await PublishedState.OfAsync(app);

        var again = await app.PublishAsync(Path, First);

        Assert.Equal((IngestionState.Duplicate, 1, "same_content"), (again.State, again.Revision, again.Reason?.Code));
        Assert.Equal(state, await PublishedState.OfAsync(app));
    }

    [Fact]
    public async Task Calls_the_same_content_under_another_name_a_duplicate()
    {
        await app.PublishAsync(Path, First);

        var copy = await app.PublishAsync("430681104/三季度.txt", First);

        Assert.Equal((IngestionState.Duplicate, Report, 1), (copy.State, copy.Report, copy.Revision));
    }

    [Fact]
    public async Task Publishes_a_changed_file_as_the_next_revision_and_keeps_the_one_before()
    {
        await app.PublishAsync(Path, First);

        var changed = await app.PublishAsync(Path, Second);

        Assert.Equal((IngestionState.Published, 2), (changed.State, changed.Revision));
        var history = await app.Reports.RevisionsAsync(Report, None);
        Assert.Equal([1, 2], history.Select(entry => entry.Revision));
        Assert.Equal((history[1].CreatedAt, 2), (history[0].SupersededAt, history[0].SupersededBy));
        Assert.Null(history[1].SupersededAt);
        Assert.Equal(320m, (await app.Observations.ReadAsync(Report, 1, None))!.Observations[0].Quantity.Value);
        Assert.Equal(321m, (await app.Observations.ReadAsync(Report, 2, None))!.Observations[0].Quantity.Value);
        Assert.Equal(First, await app.Texts.ReadAsync(Report, 1, None));
        Assert.Equal(["published 1", "published 2"], (await CommitsAsync()).Select(Describe));
    }

    [Fact]
    public async Task Publishes_another_file_of_the_same_report_as_its_next_revision()
    {
        await app.PublishAsync(Path, First);
        await NextSecondAsync();

        var other = await app.PublishAsync("430681104/更正.txt", Second);

        Assert.Equal((IngestionState.Published, Report, 2), (other.State, other.Report, other.Revision));
    }

    [Fact]
    public async Task Keeps_reports_of_one_period_apart_by_their_slug()
    {
        await app.PublishAsync(Path, First);

        var flood = await app.PublishAsync("430681104/2017-Q3-flood.txt", "2017-Q3 flood\n转移 120人");

        Assert.Equal(("430681104-2017-Q3-flood", 1), (flood.Report!.ToString(), flood.Revision));
        Assert.Equal(1, (await app.Reports.FindAsync(Report, None))!.Current.Revision);
    }

    [Fact]
    public async Task Lets_an_older_file_not_win_over_a_newer_one_whose_event_came_first()
    {
        await app.UploadAsync("430681104/旧.txt", First);
        await NextSecondAsync();
        await app.PublishAsync("430681104/新.txt", Second);

        var late = await app.Publisher.PublishAsync("430681104/旧.txt", None);

        Assert.Equal((IngestionState.Superseded, "newer_published"), (late!.State, late.Reason?.Code));
        Assert.Equal(321m, (await app.Observations.ReadAsync(Report, 1, None))!.Observations[0].Quantity.Value);
        Assert.Single(await CommitsAsync());
    }

    [Fact]
    public async Task Counts_a_repeated_content_as_of_when_it_was_repeated()
    {
        // First, then Second, then First again under its own name; the event of Second comes last.
        await app.PublishAsync(Path, First);
        await NextSecondAsync();
        await app.UploadAsync("430681104/更正.txt", Second);
        await NextSecondAsync();
        await app.PublishAsync(Path, First);

        var late = await app.Publisher.PublishAsync("430681104/更正.txt", None);

        Assert.Equal(IngestionState.Superseded, late!.State);
        Assert.Equal(1, (await app.Reports.FindAsync(Report, None))!.Current.Revision);
    }

    [Fact]
    public async Task Publishes_the_same_upload_again_when_the_reader_has_changed()
    {
        await app.PublishAsync(Path, First);
        using var newer = new TestInstance(azurite, prefix, new SampleReader("sample-2").Read);

        var again = await newer.Publisher.PublishAsync(Path, None);

        Assert.Equal((IngestionState.Published, 2, "sample-2"), (again!.State, again.Revision, again.ReaderVersion));
        Assert.Equal("sample-2", (await app.Observations.ReadAsync(Report, 2, None))!.ReaderVersion);
    }

    [Fact]
    public async Task Stops_when_the_file_is_replaced_while_it_is_being_read()
    {
        TestInstance? reader = null;
        reader = new TestInstance(azurite, prefix, (file, hint) =>
        {
            if (!file.IsEmpty) reader!.UploadAsync(Path, Second).GetAwaiter().GetResult();
            return new SampleReader().Read(file, hint);
        });
        using var disposed = reader;

        var stopped = await reader.PublishAsync(Path, First);

        Assert.Equal((IngestionState.Superseded, "changed_meanwhile"), (stopped.State, stopped.Reason?.Code));
        Assert.Null(await app.Reports.FindAsync(Report, None));
        Assert.Equal(1, (await app.Publisher.PublishAsync(Path, None))!.Revision);
        Assert.Equal(Second, await app.Texts.ReadAsync(Report, 1, None));
    }

    [Fact]
    public async Task Does_nothing_for_a_file_that_is_gone()
    {
        Assert.Null(await app.Publisher.PublishAsync("430681104/nothing.txt", None));
    }

    [Fact]
    public async Task Throws_what_the_reader_throws_and_leaves_the_upload_open()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.PublishAsync(Path, "throws"));

        var open = Assert.Single(await OpenAsync());
        Assert.Equal((IngestionState.Received, 1), (open.State, open.Attempts));
    }

    [Fact]
    public async Task Makes_commit_times_strictly_increasing_even_with_a_clock_that_stands_still()
    {
        using var standing = new TestInstance(azurite, prefix, clock: new ManualClock(DateTimeOffset.UtcNow.AddMinutes(-3)));
        await app.PublishAsync(Path, First);

        await standing.PublishAsync(Path, Second);
        await standing.PublishAsync(Path, First);

        var times = (await CommitsAsync()).ConvertAll(commit => commit.Time);
        Assert.Equal([times[0], times[0].AddTicks(1), times[0].AddTicks(2)], times);
    }

    private static string Describe(Commit commit) => $"{Codes<CommitKind>.Of(commit.Kind)} {commit.Revision}";

    /// <summary>The service tells times of files in full seconds.</summary>
    private static Task NextSecondAsync() => Task.Delay(TimeSpan.FromSeconds(1));

    private async Task<List<Commit>> CommitsAsync() => await app.Commits.ReadAllAsync(None).ToListAsync();

    private async Task<List<Ingestion>> OpenAsync() => await app.Ingestions.ListOpenAsync(None).ToListAsync();
}
