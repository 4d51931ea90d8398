using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

[Collection(SharedAzurite.Name)]
public sealed class PublisherRejectionTests : IDisposable
{
    private const string Path = "430681104/2017-Q3.txt";
    private const string First = "2017-Q3\n粮食 320亩\n种粮户 30户";
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly AzuriteServer azurite;
    private readonly string prefix = AzuriteServer.NewPrefix();
    private readonly TestInstance app;

    public PublisherRejectionTests(AzuriteServer azurite)
    {
        this.azurite = azurite;
        app = new TestInstance(azurite, prefix);
    }

    public void Dispose() => app.Dispose();

    [Theory]
    [InlineData("rejected", "no_chinese")]
    [InlineData("nowhere", "unknown_township")]
    [InlineData("never", "unknown_period")]
    [InlineData("", "no_chinese")]
    public async Task Rejects_what_the_reader_can_not_publish_and_touches_nothing_else(string text, string code)
    {
        await app.PublishAsync(Path, First);
        var state = await PublishedState.OfAsync(app);

        var rejected = await app.PublishAsync(Path, text);

        Assert.Equal((IngestionState.Rejected, code), (rejected.State, rejected.Reason?.Code));
        Assert.NotEmpty(rejected.Reason!.Message);
        Assert.NotEmpty(rejected.Reason.MessageEn);
        Assert.Equal(state, await PublishedState.OfAsync(app));
        Assert.Equal(1, await app.Reports.AllAsync(None).CountAsync(row => row.Manifest is not null));
    }

    [Theory]
    [InlineData("白水镇.txt")]
    [InlineData("430681/2017.txt")]
    [InlineData("430681104/2017/2017-Q3.txt")]
    [InlineData("430681104/2017\u202Etxt.exe")]
    [InlineData("4306811O4/2017-Q3.txt")]
    public async Task Rejects_a_path_that_does_not_fit(string path)
    {
        var rejected = await app.PublishAsync(path, First);

        Assert.Equal((IngestionState.Rejected, "bad_path"), (rejected.State, rejected.Reason?.Code));
        var partition = path.StartsWith("430681104/", StringComparison.Ordinal) ? "430681104" : Keys.NoTownship;
        Assert.Equal(path, (await app.Ingestions.FindAsync(partition, rejected.Id, None))!.Upload.Path);
    }

    [Fact]
    public async Task Rejects_a_code_that_no_township_has()
    {
        var rejected = await app.PublishAsync($"{SampleReader.UnknownTownship}/2017-Q3.txt", First);

        Assert.Equal((IngestionState.Rejected, "unknown_township"), (rejected.State, rejected.Reason?.Code));
    }

    [Fact]
    public async Task Rejects_a_text_that_belongs_to_another_township_than_its_folder()
    {
        var elsewhere = new Township("430422115", "柞市镇", "衡南县", "衡阳市", "湖南省");
        using var reader = new TestInstance(
            azurite, prefix, (file, hint) => new SampleReader().Read(file, hint) with { Township = elsewhere });

        var rejected = await reader.PublishAsync(Path, First);

        Assert.Equal((IngestionState.Rejected, "township_mismatch"), (rejected.State, rejected.Reason?.Code));
    }

    [Fact]
    public async Task Rejects_a_file_over_20_MB_without_reading_it()
    {
        using var reader = new TestInstance(azurite, prefix, (file, hint) => file.IsEmpty
            ? new SampleReader().Read(file, hint)
            : throw new InvalidOperationException("The reader was given the file."));

        var rejected = await reader.PublishAsync(Path, new string('a', (int)Upload.MaxLength + 1));

        Assert.Equal((IngestionState.Rejected, "too_large"), (rejected.State, rejected.Reason?.Code));
        Assert.Equal(TimeSpan.Zero, rejected.Timings.Reading);
    }

    [Fact]
    public async Task Rejects_a_sentence_that_fits_no_row()
    {
        using var reader = new TestInstance(azurite, prefix, (file, hint) => LengthenQuotes(new SampleReader().Read(file, hint)));

        var rejected = await reader.PublishAsync(Path, First);

        Assert.Equal((IngestionState.Rejected, "sentence_too_long"), (rejected.State, rejected.Reason?.Code));

        static ReadReport LengthenQuotes(ReadReport read) => read with
        {
            Observations = [.. read.Observations.Select(observation => observation with { Quote = new string('粮', 150_000) })],
        };
    }

    [Fact]
    public async Task Rejects_more_figures_than_four_digits_number()
    {
        var lines = string.Concat(Enumerable.Range(1, 10_000).Select(number => $"\n户 {number}户"));

        var rejected = await app.PublishAsync(Path, "2017-Q3" + lines);

        Assert.Equal((IngestionState.Rejected, "too_many_figures"), (rejected.State, rejected.Reason?.Code));
    }

    [Fact]
    public async Task Lets_a_good_file_follow_a_rejected_one()
    {
        await app.PublishAsync(Path, "rejected");

        var good = await app.PublishAsync(Path, First);

        Assert.Equal((IngestionState.Published, 1), (good.State, good.Revision));
    }
}
