using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests;

[Collection(SharedAzurite.Name)]
public sealed class IngestionLogTests(AzuriteServer azurite) : IAsyncLifetime, IDisposable
{
    private const string Reader = "1";
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly Upload Sample = new("430681104/第三季度'\".txt", "0x8D", new DateTimeOffset(2026, 11, 22, 7, 39, 16, TimeSpan.Zero), 1234);
    private static readonly Rejection Reason = new("no_chinese", "没有汉字。", "There is no Chinese in it.");
    private static readonly IngestionTimings Timings =
        new(TimeSpan.FromMilliseconds(12), TimeSpan.FromMilliseconds(345), TimeSpan.FromMilliseconds(67));

    private readonly TestInstance app = new(azurite, AzuriteServer.NewPrefix());

    public Task InitializeAsync() => app.Setup.EnsureAsync(None);

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Receives_an_upload_once()
    {
        var first = await app.Ingestions.ReceiveAsync(Sample, None);
        var again = await app.Ingestions.ReceiveAsync(Sample, None);

        Assert.Equal(IngestionState.Received, first.State);
        Assert.Equal(first, again);
        Assert.Equal([first], await app.Ingestions.ListAsync("430681104", None).ToListAsync());
        Assert.Equal([first], await app.Ingestions.ListOpenAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Gives_back_what_an_upload_came_to()
    {
        var report = ReportId.Parse("430681104-2017-Q3");
        var received = await app.Ingestions.ReceiveAsync(Sample, None);
        var outcome = new Outcome(IngestionState.Published, null, report, 2) { Observations = 12, Findings = 3 };

        var settled = await app.Ingestions.SettleAsync(received, outcome, Reader, Timings, None);

        Assert.Equal(settled, await app.Ingestions.FindAsync("430681104", Sample.Id, None));
        Assert.Equal(
            (IngestionState.Published, report, 2, 12, 3, Reader, Timings),
            (settled.State, settled.Report, settled.Revision, settled.Observations, settled.Findings, settled.ReaderVersion, settled.Timings));
        Assert.Empty(await app.Ingestions.ListOpenAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Keeps_the_first_end_even_for_one_who_has_not_seen_it()
    {
        var received = await app.Ingestions.ReceiveAsync(Sample, None);
        await app.Ingestions.SettleAsync(received, new Outcome(IngestionState.Published), Reader, Timings, None);

        var late = await app.Ingestions.SettleAsync(received, new Outcome(IngestionState.Superseded, Reason), Reader, Timings, None);

        Assert.Equal((IngestionState.Published, null), (late.State, late.Reason));
        Assert.Equal(late, await app.Ingestions.FindAsync(Sample, None));
    }

    [Theory]
    [InlineData(IngestionState.Failed, IngestionState.Published, IngestionState.Published)]
    [InlineData(IngestionState.Failed, IngestionState.Rejected, IngestionState.Rejected)]
    [InlineData(IngestionState.Published, IngestionState.Failed, IngestionState.Published)]
    [InlineData(IngestionState.Rejected, IngestionState.Failed, IngestionState.Rejected)]
    public async Task Lets_a_failure_be_mended_but_nothing_fail_that_was_done(IngestionState before, IngestionState outcome, IngestionState after)
    {
        var received = await app.Ingestions.ReceiveAsync(Sample, None);
        var settled = await app.Ingestions.SettleAsync(received, new Outcome(before), Reader, Timings, None);

        Assert.Equal(after, (await app.Ingestions.SettleAsync(settled, new Outcome(outcome), Reader, Timings, None)).State);
    }

    [Theory]
    [InlineData(IngestionState.Rejected, IngestionState.Published, IngestionState.Published)]
    [InlineData(IngestionState.Rejected, IngestionState.Superseded, IngestionState.Superseded)]
    [InlineData(IngestionState.Published, IngestionState.Published, IngestionState.Published)]
    [InlineData(IngestionState.Published, IngestionState.Rejected, IngestionState.Published)]
    [InlineData(IngestionState.Published, IngestionState.Superseded, IngestionState.Published)]
    [InlineData(IngestionState.Duplicate, IngestionState.Published, IngestionState.Published)]
    [InlineData(IngestionState.Superseded, IngestionState.Duplicate, IngestionState.Superseded)]
    [InlineData(IngestionState.Rejected, IngestionState.Failed, IngestionState.Rejected)]
    public async Task Lets_another_reader_mend_a_rejection_but_take_nothing_back(IngestionState before, IngestionState outcome, IngestionState after)
    {
        var received = await app.Ingestions.ReceiveAsync(Sample, None);
        var settled = await app.Ingestions.SettleAsync(received, new Outcome(before), Reader, Timings, None);

        var read = await app.Ingestions.SettleAsync(settled, new Outcome(outcome), "2", Timings, None);

        Assert.Equal((after, "2"), (read.State, read.ReaderVersion));
    }

    [Theory]
    [InlineData(IngestionState.Superseded)]
    [InlineData(IngestionState.Rejected)]
    public async Task Who_has_published_an_upload_has_the_last_word(IngestionState before)
    {
        var received = await app.Ingestions.ReceiveAsync(Sample, None);
        await app.Ingestions.SettleAsync(received, new Outcome(before, Reason), Reader, Timings, None);

        var settled = await app.Ingestions.SettleAsync(received, new Outcome(IngestionState.Published), Reader, Timings, None);

        Assert.Equal((IngestionState.Published, null), (settled.State, settled.Reason));
    }

    [Fact]
    public async Task Counts_attempts_until_there_is_an_end()
    {
        Assert.Equal(1, (await app.Ingestions.BeginAsync(Sample, Reader, None)).Attempts);
        var second = await app.Ingestions.BeginAsync(Sample, Reader, None);
        Assert.Equal(2, second.Attempts);
        await app.Ingestions.SettleAsync(second, new Outcome(IngestionState.Published), Reader, Timings, None);

        Assert.Equal(2, (await app.Ingestions.BeginAsync(Sample, Reader, None)).Attempts);
        Assert.Equal(3, (await app.Ingestions.BeginAsync(Sample, "2", None)).Attempts);
    }

    [Fact]
    public async Task Lists_the_uploads_of_a_township_newest_first()
    {
        foreach (var seconds in new[] { 3, 1, 2 })
            await app.Ingestions.ReceiveAsync(Sample with { LastModified = Sample.LastModified.AddSeconds(seconds), ETag = $"0x{seconds}" }, None);
        await app.Ingestions.ReceiveAsync(Sample with { Path = "430422115/a.txt" }, None);

        Assert.Equal(["0x3", "0x2", "0x1"], await app.Ingestions.ListAsync("430681104", None).Select(ingestion => ingestion.Upload.ETag).ToListAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1' or '1' eq '1")]
    [InlineData("0000000000000000000-0000000000000000")]
    public async Task Finds_nothing_under_an_id_that_was_never_given(string id) =>
        Assert.Null(await app.Ingestions.FindAsync("430681104", id, None));
}
