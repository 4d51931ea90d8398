using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>The way of somebody who wants the rows.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed class ExploringTests(PortalInBrowser portal)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_facets_to_a_file_with_the_same_rows(bool scripts)
    {
        await using var browser = await portal.OpenAsync(scripts);
        var page = browser.Page;
        await browser.GoAsync("/en/explore");
        await page.Locator(".facet").Filter(new() { HasText = "Year" }).GetByRole(AriaRole.Link, new() { Name = "2023" }).ClickAsync();
        await page.Locator(".facet").Filter(new() { HasText = "Topic" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(page.Locator(".chips a")).ToHaveCountAsync(3);
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/en/explore\?(?=.*year=2023)(?=.*topic=)"));

        var found = int.Parse((await page.Locator(".result-count").InnerTextAsync()).Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
        var address = await page.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }).GetAttributeAsync("href");
        var csv = await portal.Http.GetStringAsync(new Uri(portal.Address, address));
        Assert.Equal(found, csv.Trim().Split('\n').Length - 1);
        Assert.Equal(found, await page.Locator("table.records tbody tr").CountAsync());

        await page.Locator(".chips a.clear").ClickAsync();
        await Expect(page.Locator(".chips a")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Words_narrow_what_is_chosen_already(bool scripts)
    {
        await using var browser = await portal.OpenAsync(scripts);
        await browser.GoAsync("/explore?year=2023");

        await browser.Page.GetByLabel("原句中的词").FillAsync("纠纷");
        await browser.Page.Keyboard.PressAsync("Enter");

        await Expect(browser.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/explore\?year=2023&q=%E7%BA%A0%E7%BA%B7$"));
        await Expect(browser.Page.Locator("table.records tbody tr").First).ToContainTextAsync("纠纷");
    }

    [Fact]
    public async Task Pages_lead_through_all_rows_and_back()
    {
        await using var browser = await portal.OpenAsync(scripts: false);
        await browser.GoAsync("/explore?limit=7");
        var first = await browser.Page.Locator("table.records tbody tr").First.InnerTextAsync();

        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "下一页" }).ClickAsync();
        Assert.NotEqual(first, await browser.Page.Locator("table.records tbody tr").First.InnerTextAsync());
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "回到第一页" }).ClickAsync();

        Assert.Equal(first, await browser.Page.Locator("table.records tbody tr").First.InnerTextAsync());
    }

    [Fact]
    public async Task The_call_behind_the_view_gives_what_the_view_shows()
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync("/explore?year=2023&sort=-base_value");
        await browser.Page.GetByText("接口", new() { Exact = true }).First.ClickAsync();

        var address = await browser.Page.Locator(".tools pre a").First.GetAttributeAsync("href");
        var answer = Newtonsoft.Json.Linq.JObject.Parse(await portal.Http.GetStringAsync(new Uri(portal.Address, address)));

        await Expect(browser.Page.Locator("table.records tbody tr").First).ToContainTextAsync((string)answer["data"]![0]!["indicator"]!);
    }
}
