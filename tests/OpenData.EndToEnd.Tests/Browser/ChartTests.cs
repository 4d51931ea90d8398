using OpenData.Portal.Tests;
using static Microsoft.Playwright.Assertions;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>Charts: drawn over a table that is there without them, and saved with their source.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed class ChartTests(PortalInBrowser portal)
{
    private const string Comparison = $"/compare?indicator_id={PageAddresses.Indicator}&township_id={PageAddresses.Township},{PageAddresses.OtherTownship}";

    [Fact]
    public async Task A_table_of_years_is_drawn_when_scripts_run_and_stands_by_itself_when_not()
    {
        await using var scripted = await portal.OpenAsync();
        await scripted.GoAsync(Comparison);
        await Expect(scripted.Page.Locator(".chart-area canvas")).ToBeVisibleAsync();
        await Expect(scripted.Page.Locator(".chart-table tbody tr")).ToHaveCountAsync(3);
        scripted.AssertQuiet();

        await using var plain = await portal.OpenAsync(scripts: false);
        await plain.GoAsync(Comparison);
        await Expect(plain.Page.Locator(".chart-area")).ToBeHiddenAsync();
        await Expect(plain.Page.Locator(".chart-table tbody tr")).ToHaveCountAsync(3);
        await Expect(plain.Page.Locator(".needs-script").First).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_saved_picture_names_its_source_its_licence_and_its_address()
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync(Comparison);

        var svg = await browser.Page.RunAndWaitForDownloadAsync(() => browser.Page.Locator("[data-save=svg]").ClickAsync());
        var text = await File.ReadAllTextAsync((await svg.PathAsync())!);
        Assert.StartsWith("<svg", text, StringComparison.Ordinal);
        Assert.Contains("来源：乡镇数据开放平台", text, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", text, StringComparison.Ordinal);
        Assert.Contains(PageAddresses.Indicator, text, StringComparison.Ordinal);

        var png = await browser.Page.RunAndWaitForDownloadAsync(() => browser.Page.Locator("[data-save=png]").ClickAsync());
        var bytes = await File.ReadAllBytesAsync((await png.PathAsync())!);
        Assert.Equal("PNG"u8.ToArray(), bytes[1..4]);
        browser.AssertQuiet();
    }

    [Fact]
    public async Task Another_site_may_show_an_indicator_in_a_frame_and_nothing_else()
    {
        using var embed = await portal.Http.GetAsync($"/embed/indicators/{PageAddresses.Indicator}");
        using var page = await portal.Http.GetAsync($"/indicators/{PageAddresses.Indicator}");

        Assert.Contains("frame-ancestors *", Assert.Single(embed.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.False(embed.Headers.Contains("X-Frame-Options"));
        Assert.Contains("frame-ancestors 'none'", Assert.Single(page.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }
}
