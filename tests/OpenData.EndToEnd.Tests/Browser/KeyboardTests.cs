using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OpenData.Portal.Tests;
using static Microsoft.Playwright.Assertions;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>Whole ways without a mouse: Tab, Enter and what is typed; and wherever the focus is, it is to be seen.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed class KeyboardTests(PortalInBrowser portal)
{
    private const int MostStops = 150;

    private static readonly PageWaitForURLOptions Opened = new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = 90_000 };

    [Theory]
    [InlineData("/")]
    [InlineData("/en")]
    public async Task From_the_search_box_to_the_sentence(string home)
    {
        await using var browser = await portal.OpenAsync();
        var page = browser.Page;
        await browser.GoAsync(home);

        await TabToAsync(page, page.GetByRole(AriaRole.Searchbox));
        await page.Keyboard.TypeAsync("白水镇");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("/search"), Opened);
        await EnterAsync(page, page.Locator($"a[href$='/townships/{PageAddresses.Township}']").First, $"/townships/{PageAddresses.Township}$");
        await EnterAsync(page, page.Locator($"a[href$='/indicators/{PageAddresses.Indicator}']").First, $"/indicators/{PageAddresses.Indicator}$");
        await EnterAsync(page, page.Locator($".ranking a[href*='/reports/{PageAddresses.Township}']").First, @"/reports/430681104-2023#o\d+$");

        await Expect(page.Locator(".reader-text a.n:target")).ToBeInViewportAsync();
        await TabToAsync(page, page.Locator(".reader-text a.n").First);
        browser.AssertQuiet();
    }

    [Fact]
    public async Task From_a_facet_to_the_file()
    {
        await using var browser = await portal.OpenAsync();
        var page = browser.Page;
        await browser.GoAsync("/en/explore");

        await EnterAsync(page, page.Locator(".facet").Filter(new() { HasText = "Year" }).GetByRole(AriaRole.Link, new() { Name = "2023" }), "year=2023");
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new() { Name = "Download CSV" }));
        var file = await page.RunAndWaitForDownloadAsync(() => page.Keyboard.PressAsync("Enter"));

        Assert.StartsWith("id,", (await File.ReadAllTextAsync((await file.PathAsync())!)).TrimStart('\uFEFF'), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Through_a_comparison_and_its_tools()
    {
        await using var browser = await portal.OpenAsync();
        var page = browser.Page;
        await browser.GoAsync($"/en/compare?indicator_id={PageAddresses.Indicator}");

        foreach (var township in new[] { PageAddresses.Township, PageAddresses.OtherTownship })
        {
            await TabToAsync(page, page.Locator($"input[value='{township}']"));
            await page.Keyboard.PressAsync("Space");
        }

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex("township_id="), Opened);
        await Expect(page.Locator(".chart-table tbody tr")).ToHaveCountAsync(3);
        await TabToAsync(page, page.Locator(".tools summary").First);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".tools details").First).ToHaveAttributeAsync("open", "");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_draft_is_typed_and_read(bool scripts)
    {
        await using var browser = await portal.OpenAsync(scripts: scripts);
        var page = browser.Page;
        await browser.GoAsync("/en/upload");

        await TabToAsync(page, page.Locator("#text"));
        await page.Keyboard.InsertTextAsync(Township.Report("湖南省汨罗市白水镇", 2020, 20));
        await TabToAsync(page, page.Locator("button[value=check]"));
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".outcome.good h2")).ToContainTextAsync("6 figures");
    }

    [Fact]
    public async Task On_a_phone_the_menu_opens_and_leads_on()
    {
        await using var browser = await portal.OpenAsync(scripts: false);
        var page = browser.Page;
        await page.SetViewportSizeAsync(360, 740);
        await browser.GoAsync("/en");

        await TabToAsync(page, page.Locator(".site-menu summary"));
        await page.Keyboard.PressAsync("Enter");
        await EnterAsync(page, page.Locator(".site-menu a[href='/en/quality']"), "/en/quality$");
    }

    /// <summary>What the focus shows itself at: a field that is clipped away shows it at a label of its own.</summary>
    private const string Unseen = """
        (() => {
            const at = document.activeElement;
            if (!at || at === document.body) return null;
            const outlined = element => { const style = getComputedStyle(element); return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0; };
            const clipped = getComputedStyle(at).clipPath !== 'none';
            const shown = clipped ? [...at.labels].filter(label => label.checkVisibility()) : [at];
            return shown.some(outlined) ? null : at.outerHTML.slice(0, 120);
        })()
        """;

    private static async Task EnterAsync(IPage page, ILocator link, string address)
    {
        await TabToAsync(page, link);
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new Regex(address), Opened);
    }

    /// <summary>Goes on from stop to stop until the element has the focus; each stop has to show that it has it.</summary>
    private static async Task TabToAsync(IPage page, ILocator element)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            if (await element.EvaluateAsync<bool>("wanted => document.activeElement === wanted")) return;
            await page.Keyboard.PressAsync("Tab");
            var unseen = await page.EvaluateAsync<string?>(Unseen);
            Assert.True(unseen is null, $"Nothing shows that this has the focus: {unseen}");
        }

        Assert.Fail($"No Tab leads to {element} on {page.Url}");
    }
}
