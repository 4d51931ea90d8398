using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>A page that must not complain in its console, nor ask any other host for anything.</summary>
internal sealed class WatchedPage : IAsyncDisposable
{
    private readonly IBrowserContext context;
    private readonly bool hasScripts;
    private readonly ConcurrentQueue<string> faults = new();

    public WatchedPage(IBrowserContext context, IPage page, Uri home, bool hasScripts)
    {
        this.context = context;
        this.hasScripts = hasScripts;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") faults.Enqueue($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => faults.Enqueue(error);
        page.Request += (_, request) =>
        {
            if (request.Url.StartsWith("http", StringComparison.Ordinal) && new Uri(request.Url).Authority != home.Authority) faults.Enqueue($"asked {request.Url}");
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 400) faults.Enqueue($"{response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Goes there and waits until everything is there, charts included.</summary>
    public async Task GoAsync(string path)
    {
        await Page.GotoAsync(path);
        if (hasScripts) await Page.WaitForSelectorAsync("html[data-ready]", new() { State = WaitForSelectorState.Attached });
    }

    public void AssertQuiet() => Assert.Empty(faults);

    public async ValueTask DisposeAsync() => await context.DisposeAsync();
}
