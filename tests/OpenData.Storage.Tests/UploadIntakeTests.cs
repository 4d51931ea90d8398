using System.Text;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests;

[Collection(SharedAzurite.Name)]
public sealed class UploadIntakeTests : IDisposable
{
    private const string Township = "430681104";
    private const string First = "2017-Q3\n粮食 320亩";
    private const string Second = "2017-Q3\n粮食 321亩";
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteServer azurite;
    private readonly string prefix = AzuriteServer.NewPrefix();
    private readonly TestInstance app;

    public UploadIntakeTests(AzuriteServer azurite)
    {
        this.azurite = azurite;
        app = new TestInstance(azurite, prefix);
    }

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Writes_a_file_and_enters_it_as_received()
    {
        var (ingestion, isNew) = (await AcceptAsync(app, "报告 '1'.txt", First))!.Value;

        Assert.True(isNew);
        Assert.Equal(IngestionState.Received, ingestion.State);
        Assert.Equal(await app.Uploads.FindAsync($"{Township}/报告 '1'.txt", None), ingestion.Upload);
        Assert.Equal(ingestion, await app.Ingestions.FindAsync(Township, ingestion.Id, None));
    }

    [Theory]
    [InlineData(First, true)]
    [InlineData("rejected", true)]
    [InlineData("throws", false)]
    public async Task The_same_bytes_are_the_same_upload_once_read_unless_they_failed(string text, bool same)
    {
        var (ingestion, _) = (await AcceptAsync(app, "a.txt", text))!.Value;
        if (await Record.ExceptionAsync(() => app.Publisher.PublishAsync($"{Township}/a.txt", None)) is not null)
            await app.Failures.RecordAsync($$"""{"BlobName":"{{Township}}/a.txt","ETag":"{{ingestion.Upload.ETag}}"}""", None);
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        var again = (await AcceptAsync(app, "a.txt", text))!.Value;

        Assert.Equal(same, !again.IsNew);
        Assert.Equal(same, ingestion.Id == again.Ingestion.Id);
    }

    [Fact]
    public async Task The_same_bytes_are_another_upload_once_their_report_is_withdrawn()
    {
        var (first, _) = (await AcceptAsync(app, "a.txt", First))!.Value;
        await app.Publisher.PublishAsync(first.Upload.Path, None);
        await app.Withdrawal.WithdrawAsync(ReportId.Parse($"{Township}-2017-Q3"), "数字有误", null, None);
        await Task.Delay(TimeSpan.FromSeconds(1.1));

        var (again, isNew) = (await AcceptAsync(app, "a.txt", First))!.Value;

        Assert.True(isNew);
        Assert.NotEqual(first.Id, again.Id);
        Assert.Equal(IngestionState.Published, (await app.Publisher.PublishAsync(again.Upload.Path, None))?.State);
    }

    [Fact]
    public async Task The_same_bytes_are_another_upload_where_they_are_to_replace_what_is_there()
    {
        var (first, _) = (await AcceptAsync(app, "a.txt", First))!.Value;

        var (again, isNew) = (await AcceptAsync(app, "a.txt", First, Replacement.Always))!.Value;

        Assert.True(isNew);
        Assert.NotEqual(first.Id, again.Id);
    }

    [Fact]
    public async Task A_file_that_replaces_one_that_nobody_has_read_ends_it_at_once()
    {
        var first = (await AcceptAsync(app, "a.txt", First))!.Value.Ingestion;
        var second = (await AcceptAsync(app, "a.txt", Second))!.Value.Ingestion;

        var ended = (await app.Ingestions.FindAsync(first.Upload, None))!;
        Assert.Equal((IngestionState.Superseded, "changed_meanwhile"), (ended.State, ended.Reason?.Code));
        Assert.NotNull(ended.FinishedAt);
        Assert.Equal(IngestionState.Received, (await app.Ingestions.FindAsync(second.Upload, None))!.State);
    }

    [Fact]
    public async Task Of_many_senders_at_once_all_but_the_last_are_told_that_they_were_replaced()
    {
        using var other = new TestInstance(azurite, prefix);

        var sent = await Task.WhenAll(Enumerable.Range(1, 12).Select(number => AcceptAsync(number % 2 == 0 ? app : other, "a.txt", $"2017-Q3\n粮食 {number}亩")));

        var last = (await app.Uploads.FindAsync($"{Township}/a.txt", None))!;
        foreach (var upload in sent.Select(answer => answer!.Value.Ingestion.Upload))
        {
            var expected = upload.IsSameVersionAs(last) ? IngestionState.Received : IngestionState.Superseded;
            Assert.Equal(expected, (await app.Ingestions.FindAsync(upload, None))!.State);
        }

        Assert.Equal(12, await app.Ingestions.CountAsync(Township, None));
    }

    [Fact]
    public async Task A_file_that_replaces_one_that_was_published_leaves_its_end()
    {
        var first = (await AcceptAsync(app, "a.txt", First))!.Value.Ingestion;
        await app.Publisher.PublishAsync(first.Upload.Path, None);
        var end = await app.Ingestions.FindAsync(first.Upload, None);

        await AcceptAsync(app, "a.txt", Second);

        Assert.Equal(end, await app.Ingestions.FindAsync(first.Upload, None));
    }

    [Fact]
    public async Task Whoever_has_published_the_replaced_file_after_all_says_so()
    {
        var first = (await AcceptAsync(app, "a.txt", First))!.Value.Ingestion;
        var reading = await app.Ingestions.BeginAsync(first.Upload, "sample-1", None);
        await AcceptAsync(app, "a.txt", Second);

        await app.Ingestions.SettleAsync(reading, new Outcome(IngestionState.Published), "sample-1", default, None);

        Assert.Equal(IngestionState.Published, (await app.Ingestions.FindAsync(first.Upload, None))!.State);
    }

    [Fact]
    public async Task Other_bytes_are_another_upload()
    {
        var first = (await AcceptAsync(app, "a.txt", First))!.Value;
        var second = (await AcceptAsync(app, "a.txt", Second))!.Value;

        Assert.True(second.IsNew);
        Assert.NotEqual(first.Ingestion.Id, second.Ingestion.Id);
    }

    [Fact]
    public async Task Of_many_senders_who_replace_nothing_one_is_taken()
    {
        await app.Setup.EnsureAsync(None);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => AcceptAsync(app, "a.txt", $"2017-Q3\n粮食 {i}亩", Replacement.Never)));

        var taken = Assert.Single(answers, answer => answer is not null);
        Assert.Equal([taken!.Value.Ingestion.Id], await app.Ingestions.ListAsync(Township, None).Select(ingestion => ingestion.Id).ToListAsync());
    }

    [Theory]
    [InlineData(Fault.CrashBefore)]
    [InlineData(Fault.CrashAfter)]
    public async Task A_crash_at_any_request_is_mended_by_sending_again(Fault crash)
    {
        for (var request = 1; ; request++)
        {
            using var doomed = new TestInstance(azurite, prefix, faults: FaultPlan.At(request, crash));
            var died = await Record.ExceptionAsync(() => AcceptAsync(doomed, $"{request}.txt", First));
            if (died is null) return;
            Assert.IsType<SimulatedCrashException>(died);

            var (ingestion, _) = (await AcceptAsync(app, $"{request}.txt", First))!.Value;

            Assert.Equal(ingestion.Upload, await app.Uploads.FindAsync($"{Township}/{request}.txt", None));
            Assert.Single(await app.Ingestions.ListAsync(Township, None).Where(row => row.Upload.Path == ingestion.Upload.Path).ToListAsync());
        }
    }

    [Fact]
    public async Task Pages_of_uploads_meet_each_once_newest_first()
    {
        for (var i = 0; i < 3; i++)
        {
            await AcceptAsync(app, $"{i}.txt", First);
            await Task.Delay(TimeSpan.FromSeconds(1.1));
        }

        var first = await app.Ingestions.PageAsync(Township, null, 2, None);
        var rest = await app.Ingestions.PageAsync(Township, first[^1].Id, 2, None);

        Assert.Equal([$"{Township}/2.txt", $"{Township}/1.txt", $"{Township}/0.txt"], first.Concat(rest).Select(ingestion => ingestion.Upload.Path));
        Assert.Equal(3, await app.Ingestions.CountAsync(Township, None));
        Assert.Equal(0, await app.Ingestions.CountAsync("430681105", None));
    }

    private static async Task<(Ingestion Ingestion, bool IsNew)?> AcceptAsync(
        TestInstance instance, string file, string text, Replacement replacement = Replacement.UnlessItCounts)
    {
        Assert.True(UploadPath.TryParse($"{Township}/{file}", out var path));
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return await instance.Intake.AcceptAsync(path, content, "text/plain", replacement, None);
    }
}
