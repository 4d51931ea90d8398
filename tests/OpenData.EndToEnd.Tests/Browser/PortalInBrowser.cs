using Microsoft.Playwright;
using OpenData.Testing;
using OpenData.Testing.Instances;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>The running app with three years of two townships, and the browser of the system's package.</summary>
public sealed class PortalInBrowser : IAsyncLifetime
{
    public const string Collection = "Browser";

    private const int Reports = 5;

    private AzuriteServer Azurite { get; } = new();
    private readonly string folder = Directory.CreateTempSubdirectory("opendata-browser-").FullName;
    private AppProcess app = null!;
    private SystemBrowser browser = null!;

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
        browser = await SystemBrowser.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await browser.DisposeAsync();
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

    /// <summary>Sends a report and waits until it is published.</summary>
    internal async Task PublishAsync(string township, int year, string text)
    {
        await new Township(Azurite).SendAsync($"{township}/{year}.txt", text);
        await app.UntilAsync(async () => (await app.GetAllAsync($"api/v1/reports?township_id={township}&year={year}")).Count == 1, $"{township}/{year} is published");
    }

    /// <summary>A page of a browser that knows nothing of earlier ones.</summary>
    /// <param name="scripts">Whether scripts run.</param>
    internal Task<WatchedPage> OpenAsync(bool scripts = true) => browser.OpenAsync(Address, scripts);
}

/// <summary>One app and one browser for all tests of pages.</summary>
[CollectionDefinition(PortalInBrowser.Collection)]
public sealed class SharedPortalInBrowser : ICollectionFixture<PortalInBrowser>;
