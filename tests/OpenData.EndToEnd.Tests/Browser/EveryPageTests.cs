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
        await browser.Page.EvaluateAsync(Axe + ";0");
        // What is folded away is looked at too.
        await browser.Page.EvaluateAsync("for (const details of document.querySelectorAll('details')) details.open = true");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await browser.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            var result = await browser.Page.EvaluateAsync<string>("axe.run().then((found) => JSON.stringify(found.violations))");
            var violations = JArray.Parse(result).Select(violation =>
                $"{scheme} {violation["id"]}: {violation["help"]} {violation["nodes"]![0]!["html"]} {violation["nodes"]![0]!["failureSummary"]}").ToList();
            Assert.True(violations.Count == 0, string.Join('\n', violations));
        }

        browser.AssertQuiet();
    }

    /// <summary>A phone of 360 pixels, and 320 pixels: a window of 1280 at 400 %.</summary>
    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    [MemberData(nameof(PageAddresses.OfTexts), MemberType = typeof(PageAddresses))]
    public async Task It_never_scrolls_sideways(string path)
    {
        await using var browser = await portal.OpenAsync();
        await browser.GoAsync(path);
        foreach (var width in new[] { 360, 320 })
        {
            await browser.Page.SetViewportSizeAsync(width, 720);
            foreach (var open in new[] { "false", "true" })
            {
                await browser.Page.EvaluateAsync($"for (const details of document.querySelectorAll('details')) details.open = {open}");
                var needed = await browser.Page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
                Assert.True(needed <= width, $"{path} needs {needed} of {width}: {await WidestAsync(browser.Page, width)}");
            }
        }
    }

    private static async Task<string> WidestAsync(IPage page, int width) => await page.EvaluateAsync<string>(
        $"[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > {width} && !e.closest('.table-scroll, pre')).map((e) => e.outerHTML.slice(0, 120)).slice(0, 3).join('\\n')");
}
