using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.Storage.Tests.Publishing;

/// <summary>Loading everything twice is loading it once.</summary>
[Collection(SharedAzurite.Name)]
public sealed class LoadTwiceTests(AzuriteServer azurite) : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static readonly (string Path, string Text)[] Files =
    [
        ("430681104/2016.txt", "2016\n粮食 300亩"),
        ("430681104/2017-Q3.txt", "2017-Q3\n粮食 320亩\n种粮户 30户"),
        ("430681104/2017-Q3.txt", "2017-Q3\n粮食 321亩\n种粮户 30户"),
        ("430681104/抗洪.txt", "2017-Q3 flood\n转移 120人"),
        ("430681104/2016 副本.txt", "2016\n粮食 300亩"),
        ("430422115/2017.txt", "2017\n公路 12公里\n桥梁 3座\n水库 1座"),
        ("430422115/坏.txt", "rejected"),
        ("430422115/无期.txt", "never"),
        ("loose.txt", "2017\n公路 12公里"),
    ];

    private readonly TestInstance app = new(azurite, AzuriteServer.NewPrefix());

    public void Dispose() => app.Dispose();

    [Fact]
    public async Task Events_that_come_again_in_any_order_change_nothing()
    {
        foreach (var (path, text) in Files) await app.PublishAsync(path, text);
        var (state, ends) = (await PublishedState.OfAsync(app), await EndsAsync());

        foreach (var (path, _) in Files.Reverse()) await app.Publisher.PublishAsync(path, None);
        await Task.WhenAll(Files.Concat(Files).Select(file => app.Publisher.PublishAsync(file.Path, None)));
        await app.Reconciler.RunAsync(None);

        Assert.Equal(state, await PublishedState.OfAsync(app));
        Assert.Equal(ends, await EndsAsync());
    }

    [Fact]
    public async Task Files_that_are_sent_again_change_nothing_that_is_visible()
    {
        foreach (var (path, text) in Files) await app.PublishAsync(path, text);
        var state = await PublishedState.OfAsync(app);

        // Each path as it was last: what lies there now.
        foreach (var (path, text) in Files.Reverse().DistinctBy(file => file.Path)) await app.PublishAsync(path, text);

        Assert.Equal(state, await PublishedState.OfAsync(app));
    }

    [Fact]
    public async Task A_reconcile_run_loads_what_events_would_have_loaded()
    {
        foreach (var (path, text) in Files) await app.UploadAsync(path, text);
        await app.Reconciler.RunAsync(None);
        using var byEvents = new TestInstance(azurite, AzuriteServer.NewPrefix());
        foreach (var (path, text) in Files.Reverse().DistinctBy(file => file.Path).Reverse()) await byEvents.PublishAsync(path, text);

        // Two files say the same of 2016: which of them was first is the only thing left to chance.
        Assert.Equal(Anonymous(await PublishedState.OfAsync(byEvents)), Anonymous(await PublishedState.OfAsync(app)));
    }

    private static string Anonymous(string state) => state.Replace("2016 副本.txt", "2016.txt", StringComparison.Ordinal);

    private async Task<List<string>> EndsAsync()
    {
        var ends = new List<string>();
        foreach (var partition in new[] { "430681104", "430422115", Keys.NoTownship })
        {
            await foreach (var end in app.Ingestions.ListAsync(partition, None))
                ends.Add($"{end.Upload.Path} {end.State} {end.Reason?.Code} {end.Report} {end.Revision}");
        }

        return ends;
    }
}
