using Microsoft.Playwright;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>The Chromium of the system's package, without a window.</summary>
internal sealed class SystemBrowser : IAsyncDisposable
{
    private static readonly string[] Executables = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private SystemBrowser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<SystemBrowser> StartAsync()
    {
        var driver = await Playwright.CreateAsync();
        return new SystemBrowser(driver, await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executables.FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException("These tests need Chromium: ./dev test installs it, or 'apt-get install chromium'."),
            // A container's root has no sandbox; all it shows are pages of this machine.
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        }));
    }

    /// <summary>A page of a browser that knows nothing of earlier ones.</summary>
    /// <param name="home">Where the app listens; the page may ask no other host.</param>
    /// <param name="scripts">Whether scripts run.</param>
    public async Task<WatchedPage> OpenAsync(Uri home, bool scripts = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = home.ToString(),
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        return new WatchedPage(context, await context.NewPageAsync(), home, scripts);
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
