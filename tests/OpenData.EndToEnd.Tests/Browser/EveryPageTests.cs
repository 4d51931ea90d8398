using Microsoft.Playwright;
using Newtonsoft.Json.Linq;
using OpenData.Portal.Tests;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>What must hold on every page, in both languages.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed class EveryPageTests(PortalInBrowser portal)
{
    private static readonly string Axe = File.ReadAllText(Repository.PathOf("node_modules/axe-core/axe.min.js"));

    /// <summary>WCAG 2.2 AA and the good habits axe knows, in light and dark.</summary>
    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    [MemberData(nameof(PageAddresses.OfTexts), MemberType = typeof(PageAddresses))]
    public async Task Everybody_can_use_it_and_it_is_quiet(string path)
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync(path);
        await AssertUsableAsync(browser.Page);
        browser.AssertQuiet();
    }

    /// <summary>What has no address of its own: a draft that was read, one that was refused, and a page that is not there.</summary>
    [Theory]
    [InlineData("/upload")]
    [InlineData("/en/upload")]
    public async Task Everybody_can_use_what_comes_of_a_form_or_a_mistake(string upload)
    {
        await using var browser = await portal.OpenAsync(scripts: true);
        foreach (var draft in new[] { Township.Report("湖南省汨罗市白水镇", 2020, 20) + "其中九十岁以上1人、八十岁以上2人，共9人。\n", "No report at all, in no language that is read here." })
        {
            await browser.GoAsync(upload);
            await browser.Page.Locator("#text").FillAsync(draft);
            await Assertions.Expect(browser.Page.Locator(".outcome").First).ToBeVisibleAsync();
            await AssertUsableAsync(browser.Page);
            await AssertNarrowAsync(browser.Page, upload);
        }

        browser.AssertQuiet();
        await browser.GoAsync(upload.Replace("upload", "nowhere", StringComparison.Ordinal));
        await AssertUsableAsync(browser.Page);
        await AssertNarrowAsync(browser.Page, "nowhere");
    }

    private static async Task AssertUsableAsync(IPage page)
    {
        await page.EvaluateAsync(Axe + ";0");
        // What is folded away is looked at too.
        await page.EvaluateAsync("for (const details of document.querySelectorAll('details')) details.open = true");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await page.EvaluateAsync<string>("axe.run().then((found) => JSON.stringify(found.violations))");
            var violations = JArray.Parse(result).Select(violation =>
                $"{scheme} {violation["id"]}: {violation["help"]} {violation["nodes"]![0]!["html"]} {violation["nodes"]![0]!["failureSummary"]}").ToList();
            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }
    }

    /// <summary>A phone of 360 pixels, and 320 pixels: a window of 1280 at 400 %.</summary>
    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    [MemberData(nameof(PageAddresses.OfTexts), MemberType = typeof(PageAddresses))]
    public async Task It_never_scrolls_sideways(string path)
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync(path);
        await AssertNarrowAsync(browser.Page, path);
    }

    private static async Task AssertNarrowAsync(IPage page, string path)
    {
        foreach (var width in new[] { 360, 320 })
        {
            await page.SetViewportSizeAsync(width, 720);
            foreach (var open in new[] { "false", "true" })
            {
                await page.EvaluateAsync($"for (const details of document.querySelectorAll('details')) details.open = {open}");
                var needed = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
                Assert.True(needed <= width, $"{path} needs {needed} of {width}: {await WidestAsync(page, width)}");
            }
        }
    }

    private static async Task<string> WidestAsync(IPage page, int width) => await page.EvaluateAsync<string>(
        $"[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > {width} && !e.closest('.table-scroll, pre')).map((e) => e.outerHTML.slice(0, 120)).slice(0, 3).join('\\n')");
}
