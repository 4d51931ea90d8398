using Microsoft.Playwright;
using OpenData.Portal.Tests;
using static Microsoft.Playwright.Assertions;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>The way of somebody who wants to know one number, with scripts and without.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed class LookingUpTests(PortalInBrowser portal)
{
    [Theory]
    [InlineData("/", true)]
    [InlineData("/", false)]
    [InlineData("/en", false)]
    public async Task From_the_search_box_to_the_township_to_the_indicator_to_the_number(string home, bool scripts)
    {
        await using var browser = await portal.OpenAsync(scripts);
        var page = browser.Page;
        await browser.GoAsync(home);
        await page.GetByRole(AriaRole.Searchbox).FillAsync("白水镇");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "白水镇", Exact = true }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("白水镇");

        await page.Locator($"a[href$='/indicators/{PageAddresses.Indicator}']").First.ClickAsync();
        var row = page.Locator(".ranking tbody tr").Filter(new() { HasText = "白水镇" });
        await Expect(row.Locator("data")).ToHaveAttributeAsync("value", "33");
        await Expect(row.Locator("td a")).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("/reports/430681104-2023#o\\d+$"));
    }

    [Fact]
    public async Task The_other_language_is_the_same_page()
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync($"/indicators/{PageAddresses.Indicator}?year=2022");

        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "English" }).ClickAsync();

        await Expect(browser.Page).ToHaveURLAsync(new Uri(portal.Address, $"/en/indicators/{PageAddresses.Indicator}?year=2022").ToString());
        await Expect(browser.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
    }

    [Fact]
    public async Task With_the_keyboard_alone_the_first_stop_leads_to_the_content()
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync("/townships");

        await browser.Page.Keyboard.PressAsync("Tab");
        await Expect(browser.Page.Locator(".skip")).ToBeFocusedAsync();
        await browser.Page.Keyboard.PressAsync("Enter");
        await browser.Page.Keyboard.PressAsync("Tab");

        await Expect(browser.Page.GetByRole(AriaRole.Searchbox)).ToBeFocusedAsync();
    }
}
