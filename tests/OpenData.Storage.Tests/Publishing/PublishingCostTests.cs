using System.Globalization;
using OpenData.Testing;
using OpenData.Testing.Faults;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

/// <summary>How many requests to storage things take; docs/scale.md calculates costs and limits with these numbers.</summary>
[Collection(SharedAzurite.Name)]
public sealed class PublishingCostTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly FaultPlan requests = FaultPlan.Nothing();
    private readonly TestInstance app;

    public PublishingCostTests(AzuriteServer azurite) => app = new TestInstance(azurite, AzuriteServer.NewPrefix(), faults: requests);

    public void Dispose() => app.Dispose();

    /// <summary>13, and one for every hundred rows: the head, the observations, the findings.</summary>
    [Theory]
    [InlineData(50, 14)]
    [InlineData(170, 15)]
    [InlineData(500, 19)]
    public async Task Publishing_a_first_revision(int observations, int expected)
    {
        await app.PublishAsync("430681104/2016.txt", "2016\n粮食 1亩");
        await app.UploadAsync("430681104/2017.txt", "2017\n" + string.Join('\n', Enumerable.Range(1, observations).Select(number => string.Create(CultureInfo.InvariantCulture, $"粮食 {number}亩"))));
        var before = requests.Requests;

        await app.Publisher.PublishAsync("430681104/2017.txt", None);

        Assert.Equal(expected, requests.Requests - before);
    }

    [Fact]
    public async Task Answering_a_repeated_event()
    {
        await app.PublishAsync("430681104/2017.txt", "2017\n粮食 1亩");
        var before = requests.Requests;

        await app.Publisher.PublishAsync("430681104/2017.txt", None);

        Assert.Equal(2, requests.Requests - before);
    }

    [Fact]
    public async Task Looking_once_at_the_commit_log()
    {
        await app.PublishAsync("430681104/2017.txt", "2017\n粮食 1亩");
        var before = requests.Requests;

        await foreach (var commit in app.Commits.ReadSinceAsync(DateTimeOffset.UtcNow, None)) Assert.NotNull(commit);

        Assert.Equal(1, requests.Requests - before);
    }

    [Fact]
    public async Task Fetching_a_revision_for_the_index()
    {
        var published = await app.PublishAsync("430681104/2017.txt", "2017\n粮食 1亩");
        var before = requests.Requests;

        await app.Observations.ReadAsync(published.Report!, 1, None);
        await app.Texts.ReadAsync(published.Report!, 1, None);

        Assert.Equal(4, requests.Requests - before);
    }
}
