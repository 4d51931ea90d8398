using Microsoft.Playwright;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>The running app with three years of two townships, and the browser of the system's package.</summary>
public sealed class PortalInBrowser : IAsyncLifetime
{
    public const string Collection = "Browser";

    private const int Reports = 5;

    private static readonly string[] Executables = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private AzuriteServer Azurite { get; } = new();
    private readonly string folder = Directory.CreateTempSubdirectory("opendata-browser-").FullName;
    private AppProcess app = null!;
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public Uri Address => app.Http.BaseAddress!;

    public HttpClient Http => app.Http;

    public async Task InitializeAsync()
    {
        await Azurite.InitializeAsync();
        app = await AppProcess.StartAsync(Azurite, folder, ("OpenDataRequestsPerMinute", "0"));
        var township = new Township(Azurite);
        for (var year = 2021; year <= 2023; year++) await township.SendAsync($"430681104/{year}.txt", Township.Report("白水镇", year, year - 2000));
        for (var year = 2022; year <= 2023; year++) await township.SendAsync($"430681101/{year}.txt", Township.Report("罗江镇", year, year - 1990));
        await app.UntilAsync(async () => (await app.GetAllAsync("api/v1/reports")).Count == Reports, "all reports are published");
        // Under load a page may take its time; what never comes is still found out.
        Assertions.SetDefaultExpectTimeout(30_000);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executables.FirstOrDefault(File.Exists)
                ?? throw new InvalidOperationException("These tests need Chromium: ./dev test installs it, or 'apt-get install chromium'."),
            // A container's root has no sandbox; all it shows are pages of this machine.
            Args = ["--no-sandbox", "--disable-dev-shm-usage"],
        });
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
        await app.DisposeAsync();
        await Azurite.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>A new upload key of a township.</summary>
    internal async Task<string> AddKeyAsync(string township)
    {
        using var instance = new TestInstance(Azurite, prefix: "");
        var key = await instance.UploadKeys.AddAsync(township, CancellationToken.None);
        return key!.Reveal();
    }

    /// <summary>A page of a browser that knows nothing of earlier ones.</summary>
    /// <param name="scripts">Whether scripts run.</param>
    internal async Task<WatchedPage> OpenAsync(bool scripts = true)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = Address.ToString(),
            JavaScriptEnabled = scripts,
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        return new WatchedPage(context, await context.NewPageAsync(), Address, scripts);
    }
}

/// <summary>One app and one browser for all tests of pages.</summary>
[CollectionDefinition(PortalInBrowser.Collection)]
public sealed class SharedPortalInBrowser : ICollectionFixture<PortalInBrowser>;
