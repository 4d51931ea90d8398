using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>The way of somebody who reads a report with its numbers.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed class ReadingTests(PortalInBrowser portal)
{
    private const string Report = "/reports/430681104-2023";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_number_of_the_explorer_to_its_sentence_to_its_record_and_back(bool scripts)
    {
        await using var browser = await portal.OpenAsync(scripts);
        var page = browser.Page;
        await browser.GoAsync("/explore?q=卫生厕所&township_id=430681104&year=2023");
        await page.Locator("table.records a[href*='#o']").First.ClickAsync();

        await Expect(page).ToHaveURLAsync(new Regex(@"/reports/430681104-2023#o\d+$"));
        var number = page.Locator(".reader-text a.n:target");
        await Expect(number).ToHaveTextAsync("33座");
        await Expect(number).ToBeInViewportAsync();

        await number.ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex(@"#r\d+$"));
        var record = page.Locator(".record:target");
        await Expect(record).ToBeInViewportAsync();
        await Expect(number.Or(page.Locator(".reader-text a.n").Filter(new() { HasText = "33座" }))).ToBeInViewportAsync();

        await record.Locator("a.to-sentence").ClickAsync();
        await Expect(page.Locator(".reader-text a.n:target")).ToHaveTextAsync("33座");
        browser.AssertQuiet();
    }

    [Fact]
    public async Task On_a_phone_the_record_comes_up_beside_its_number_and_goes_again()
    {
        await using var browser = await portal.OpenAsync(scripts: false);
        await browser.Page.SetViewportSizeAsync(360, 740);
        await browser.GoAsync(Report);

        await browser.Page.Locator(".reader-text a.n").First.ClickAsync();
        var record = browser.Page.Locator(".record:target");
        await Expect(record).ToBeInViewportAsync();
        await Expect(browser.Page.Locator(".reader-text a.n").First).ToBeInViewportAsync();
        await record.Locator(".close-sheet").ClickAsync();

        await Expect(browser.Page.Locator(".record:target")).ToHaveCountAsync(0);
        await Expect(browser.Page.Locator(".reader-text a.n").First).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_keyboard_walks_through_numbers_and_checks_and_across()
    {
        await using var browser = await portal.OpenAsync();
        var page = browser.Page;
        await browser.GoAsync(Report);
        await page.Locator(".reader-text a.n").First.FocusAsync();

        await page.Keyboard.PressAsync("j");
        var second = page.Locator(".reader-text a.n").Nth(1);
        await Expect(second).ToBeFocusedAsync();
        await Expect(page.Locator(".record.paired")).ToHaveAttributeAsync("id", (await second.GetAttributeAsync("href"))![1..]);
        await page.Keyboard.PressAsync("k");
        await Expect(page.Locator(".reader-text a.n").First).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".record:target")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator(".reader-text a.n").First).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("f");
        await Expect(page.Locator(".finding summary").First).ToBeFocusedAsync();
        browser.AssertQuiet();
    }

    [Fact]
    public async Task A_topic_is_a_link_that_dims_all_other_numbers()
    {
        await using var browser = await portal.OpenAsync(scripts: false);
        await browser.GoAsync(Report);
        var all = await browser.Page.Locator(".record").CountAsync();

        await browser.Page.Locator(".focus a[href*='topic=']").First.ClickAsync();

        await Expect(browser.Page).ToHaveURLAsync(new Regex(@"\?topic=[a-z-]+$"));
        var shown = await browser.Page.Locator(".record").CountAsync();
        Assert.InRange(shown, 1, all - 1);
        await Expect(browser.Page.Locator(".reader-text .n.off")).ToHaveCountAsync(all - shown);
    }
}
