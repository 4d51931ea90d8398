using System.Text;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests;

[Collection(SharedAzurite.Name)]
public sealed class TextStoreTests(AzuriteServer azurite) : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly ReportId Report = ReportId.Parse("430681104-2017-Q3");

    private readonly TestInstance app = new(azurite, AzuriteServer.NewPrefix());

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Gives_back_a_text_to_the_character()
    {
        const string text = "2017-Q3\n\uFEFF𠮷镇\u0001\r\t　３２０亩 320亩";
        await app.PublishAsync("430681104/a.txt", text);

        Assert.Equal(text, await app.Texts.ReadAsync(Report, 1, None));
    }

    [Fact]
    public async Task Has_no_text_of_a_revision_that_there_is_not()
    {
        await app.PublishAsync("430681104/a.txt", "2017-Q3\n粮食 320亩");

        Assert.Null(await app.Texts.ReadAsync(Report, 2, None));
        Assert.Null(await app.Texts.ReadAsync(ReportId.Parse("430681104-2017-Q4"), 1, None));
    }

    [Fact]
    public async Task Stores_plain_utf8_that_any_tool_reads()
    {
        await app.PublishAsync("430681104/a.txt", "2017-Q3\n粮食 320亩");

        var blob = await app.Storage.Texts.GetBlobsAsync().SingleAsync();

        Assert.StartsWith("430681104-2017-Q3/1.", blob.Name, StringComparison.Ordinal);
        Assert.Equal("text/plain; charset=utf-8", blob.Properties.ContentType);
        var content = (await app.Storage.Texts.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
        Assert.Equal(Encoding.UTF8.GetBytes("2017-Q3\n粮食 320亩"), content.ToArray());
    }
}
