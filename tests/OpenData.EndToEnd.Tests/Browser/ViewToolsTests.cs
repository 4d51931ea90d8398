using System.Net;
using Microsoft.Playwright;
using Newtonsoft.Json.Linq;
using OpenData.Portal.Tests;
using static Microsoft.Playwright.Assertions;

namespace OpenData.EndToEnd.Tests.Browser;

/// <summary>Every view of the data leads to the call behind it, to its rows as a file, and says how to cite it.</summary>
[Collection(PortalInBrowser.Collection)]
public sealed class ViewToolsTests(PortalInBrowser portal)
{
    /// <summary>These show no data: forms before anything was asked, the developers' pages, a township that has sent nothing.</summary>
    private static readonly string[] WithoutData = ["/search", "/upload", "/developers", "/developers/observations?year=2023&limit=2", "/developers/sendUpload", "/townships/110101001"];

    public static TheoryData<string> Views =>
    [
        .. ((IEnumerable<string>)[.. PageAddresses.All, .. PageAddresses.OfTexts])
            .Where(path => !path.Contains("/embed/", StringComparison.Ordinal) && !WithoutData.Contains(path.StartsWith("/en", StringComparison.Ordinal) ? path[3..] : path)),
    ];

    [Theory]
    [MemberData(nameof(Views))]
    public async Task A_view_offers_its_call_its_rows_its_address_and_its_citation(string path)
    {
        await using var browser = await portal.OpenAsync(scripts: false);
        await browser.GoAsync(path);
        var tools = browser.Page.Locator(".tools");
        await Expect(tools).ToHaveCountAsync(1);

        var call = (await tools.Locator("pre a").First.GetAttributeAsync("href"))!;
        using var answer = await portal.Http.GetAsync(new Uri(portal.Address, call));
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{call}: {await answer.Content.ReadAsStringAsync()}");
        Assert.NotNull(JObject.Parse(await answer.Content.ReadAsStringAsync())["data"]);

        var snippets = await tools.Locator("pre").AllTextContentsAsync();
        Assert.Contains(snippets, text => text.StartsWith("curl '" + new Uri(portal.Address, call).OriginalString, StringComparison.Ordinal));
        Assert.Contains(snippets, text => text.Contains("pd.read_csv(", StringComparison.Ordinal));

        foreach (var link in await tools.Locator("a[download]").AllAsync())
        {
            var address = (await link.GetAttributeAsync("href"))!;
            using var file = await portal.Http.GetAsync(new Uri(portal.Address, address));
            Assert.True(file.StatusCode == HttpStatusCode.OK, $"{address}: {await file.Content.ReadAsStringAsync()}");
            Assert.Equal("text/csv", file.Content.Headers.ContentType!.MediaType);
            Assert.Contains($"read_csv(\"{portal.Address.GetLeftPart(UriPartial.Authority)}{address.Replace("?bom=true", "", StringComparison.Ordinal).Replace("&bom=true", "", StringComparison.Ordinal)}\")", string.Join('\n', snippets), StringComparison.Ordinal);
        }

        await Expect(tools.Locator("a[download]")).ToHaveCountAsync(2);
        var here = Uri.UnescapeDataString(new Uri(portal.Address, path.Split('#')[0]).ToString()).TrimEnd('/');
        Assert.Contains(here, Uri.UnescapeDataString((await tools.Locator("> button[data-copy]").GetAttributeAsync("data-copy"))!), StringComparison.Ordinal);
        Assert.Contains(snippets, text => text.Contains("(CC BY 4.0)", StringComparison.Ordinal) && Uri.UnescapeDataString(text).Contains(here, StringComparison.Ordinal));
        Assert.Contains(snippets, text => text.StartsWith("@misc{", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_link_is_copied_by_one_click_and_the_button_says_so()
    {
        await using var browser = await portal.OpenAsync();
        await browser.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await browser.GoAsync("/en/townships?within=43");
        var button = browser.Page.GetByRole(AriaRole.Button, new() { Name = "Copy link" });

        await button.ClickAsync();

        await Expect(browser.Page.Locator(".tools > button[data-copy]")).ToHaveTextAsync("Copied");
        Assert.EndsWith("/en/townships?within=43", await browser.Page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
    }
}
