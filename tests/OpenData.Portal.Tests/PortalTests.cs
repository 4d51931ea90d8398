using System.Net;
using OpenData.Testing;

namespace OpenData.Portal.Tests;

/// <summary>What every page has in common.</summary>
[Collection(nameof(SharedAzurite))]
public sealed class PortalTests(AzuriteServer azurite, FilledPortal filled) : IClassFixture<FilledPortal>
{
    /// <summary>Reports have texts, which the samples do not store.</summary>
    private static readonly string[] NotHere = ["/reports/"];

    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    public async Task A_page_names_its_language_its_twin_and_its_own_address(string path)
    {
        var page = await filled.Server.PageAsync(path);

        var isEnglish = path.StartsWith("/en", StringComparison.Ordinal);
        Assert.Equal(isEnglish ? "en" : "zh-Hans", page.DocumentElement.GetAttribute("lang"));
        Assert.EndsWith(path, Uri.UnescapeDataString(page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!), StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("h1"));
        var twin = page.QuerySelector($"link[hreflang={(isEnglish ? "zh-Hans" : "en")}]")!.GetAttribute("href")!;
        Assert.Equal(!isEnglish, new Uri(twin).AbsolutePath.StartsWith("/en", StringComparison.Ordinal));
        await filled.Server.PageAsync(twin);
    }

    /// <summary>Texts have no names of types in them, and no placeholders.</summary>
    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    public async Task A_page_says_nothing_that_was_meant_for_programmers(string path)
    {
        var words = (await filled.Server.PageAsync(path)).Body!.TextContent;

        Assert.DoesNotContain("System.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("OpenData.Portal", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Model.", words, StringComparison.Ordinal);
        Assert.DoesNotContain("row.", words, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PageAddresses.All), MemberType = typeof(PageAddresses))]
    public async Task A_page_links_only_to_what_is_there(string path)
    {
        var page = await filled.Server.PageAsync(path);
        var links = page.QuerySelectorAll("a[href^='/']")
            .Select(link => link.GetAttribute("href")!.Split('#')[0])
            .Where(link => !link.StartsWith("/api/", StringComparison.Ordinal) && !NotHere.Any(part => link.Contains(part, StringComparison.Ordinal)))
            .Distinct(StringComparer.Ordinal);
        foreach (var link in links) await filled.Server.PageAsync(link);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/nowhere")]
    public async Task Nothing_inline_and_nothing_from_elsewhere_may_run(string path)
    {
        using var response = await filled.Server.Client.GetAsync(path);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        Assert.True(response.Headers.Contains("Referrer-Policy"));
    }

    [Fact]
    public async Task A_page_that_is_not_there_says_so_as_a_page()
    {
        await using var server = await PortalServer.StartAsync(azurite);

        var page = await server.PageAsync("/en/nowhere", HttpStatusCode.NotFound);

        Assert.Equal("Not found", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_browser_that_has_the_page_is_told_so_until_the_data_change()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All[..1]);
        using var first = await server.Client.GetAsync("/");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "If-None-Match", first.Headers.ETag!.ToString() } } };
        using var second = await server.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);

        await using var later = await PortalServer.StartAsync(azurite, Samples.All);
        using var third = await later.Client.GetAsync("/");
        Assert.NotEqual(first.Headers.ETag, third.Headers.ETag);
    }

    [Fact]
    public async Task What_a_form_left_empty_or_repeated_is_put_in_order()
    {
        using var response = await filled.Server.Client.GetAsync("/explore?q=&year=2021&year=2022&utm_source=mail");

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/explore?year=2021,2022", response.Headers.Location!.OriginalString);
        await filled.Server.PageAsync("/explore?year=2021,2022");
        await filled.Server.PageAsync("/explore?year=2021%2C2022&topic=agriculture");
    }
}
