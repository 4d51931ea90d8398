using OpenData.Storage.Publishing;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

[Collection(SharedAzurite.Name)]
public sealed class FailureRecorderTests(AzuriteServer azurite) : IDisposable
{
    private const string Path = "430681104/2017-Q3.txt";
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestInstance app = new(azurite, AzuriteServer.NewPrefix());

    public void Dispose() => app.Dispose();

    [Fact]
    public void Reads_the_message_of_the_host()
    {
        Assert.True(PoisonMessage.TryParse(
            """{"Type":"BlobTrigger","FunctionId":"ReadUpload","BlobType":"BlockBlob","ContainerName":"uploads","BlobName":"430681104/第三季度.txt","ETag":"\"0x8DC\""}""",
            out var message));

        Assert.Equal(new PoisonMessage("430681104/第三季度.txt", "0x8DC"), message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"BlobName":"a"}""")]
    [InlineData("""{"BlobName":"","ETag":"x"}""")]
    [InlineData("no json")]
    [InlineData("""{"BlobName":"a","ETag":""}""")]
    public async Task Says_so_in_the_log_when_a_message_names_no_upload(string message)
    {
        Assert.Null(await app.Failures.RecordAsync(message, None));

        Assert.Equal($"A message of {message.Length} characters on the poison queue names no upload", Assert.Single(app.Warnings.Messages));
    }

    [Fact]
    public async Task Records_what_the_reader_could_not_read()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => app.PublishAsync(Path, "throws"));
        var upload = await app.Uploads.FindAsync(Path, None);

        var failed = await app.Failures.RecordAsync(MessageOf(upload!.ETag), None);

        Assert.Equal((IngestionState.Failed, "processing_failed", 1), (failed!.State, failed.Reason?.Code, failed.Attempts));
        Assert.Equal(failed, await app.Ingestions.FindAsync(upload, None));
        Assert.Single(app.Warnings.Messages, message => message.StartsWith($"Upload {upload.Id} failed after 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Records_what_no_attempt_had_come_to_write_down()
    {
        var upload = await app.UploadAsync(Path, "2017-Q3\n粮食 320亩");

        var failed = await app.Failures.RecordAsync(MessageOf(upload.ETag), None);

        Assert.Equal((IngestionState.Failed, upload), (failed!.State, failed.Upload));
    }

    [Fact]
    public async Task Records_a_version_that_is_no_longer_there()
    {
        await app.UploadAsync(Path, "2017-Q3\n粮食 320亩");

        await app.Failures.RecordAsync(MessageOf("0x1"), None);
        await app.Failures.RecordAsync(MessageOf("0x1"), None);

        var failed = Assert.Single(await app.Ingestions.ListAsync("430681104", None).ToListAsync());
        Assert.Equal(("0x1", IngestionState.Failed), (failed.Upload.ETag, failed.State));
    }

    [Fact]
    public async Task Takes_nothing_back_that_was_published_after_all()
    {
        var published = await app.PublishAsync(Path, "2017-Q3\n粮食 320亩");

        var recorded = await app.Failures.RecordAsync(MessageOf(published.Upload.ETag), None);

        Assert.Equal(IngestionState.Published, recorded!.State);
        Assert.Empty(app.Warnings.Messages);
    }

    [Fact]
    public async Task Lets_a_failure_be_mended_by_the_next_event()
    {
        var upload = await app.UploadAsync(Path, "2017-Q3\n粮食 320亩");
        await app.Failures.RecordAsync(MessageOf(upload.ETag), None);

        var mended = await app.Publisher.PublishAsync(Path, None);

        Assert.Equal((IngestionState.Published, null), (mended!.State, mended.Reason));
    }

    private static string MessageOf(string etag) =>
        $$"""{"Type":"BlobTrigger","FunctionId":"ReadUpload","BlobType":"BlockBlob","ContainerName":"uploads","BlobName":"{{Path}}","ETag":"\"{{etag}}\""}""";
}
