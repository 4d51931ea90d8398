using System.Net;
using OpenData.Testing;

namespace OpenData.Portal.Tests;

[Collection(nameof(SharedAzurite))]
public sealed class AssetTests(AzuriteServer azurite)
{
    [Fact]
    public async Task What_a_page_names_is_there_and_may_be_kept_for_ever()
    {
        await using var server = await PortalServer.StartAsync(azurite);
        var page = await server.PageAsync("/");
        var names = page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src], img[src]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src"))
            .Append(page.DocumentElement.GetAttribute("data-echarts"));
        foreach (var name in names)
        {
            using var response = await server.Client.GetAsync(name);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl!.ToString());
            Assert.NotEmpty(await response.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task The_first_page_with_all_it_needs_is_below_100_kilobytes()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All);
        var page = await server.PageAsync("/");
        var total = await SizeAsync(server, "/");
        foreach (var element in page.QuerySelectorAll("link[rel=stylesheet], link[rel=icon], script[src]"))
        {
            total += await SizeAsync(server, element.GetAttribute("href") ?? element.GetAttribute("src")!);
        }

        Assert.InRange(total, 1, 100_000);
    }

    [Fact]
    public async Task A_page_kept_from_another_build_gets_its_files_but_may_not_keep_them()
    {
        await using var server = await PortalServer.StartAsync(azurite);

        using var response = await server.Client.GetAsync("/assets/site-000000000000/portal.css");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
    }

    [Theory]
    [InlineData("/assets/site-0/nothing.css")]
    [InlineData("/assets/nothing")]
    [InlineData("/assets/../portal.css")]
    public async Task Nothing_else_is_an_asset(string path)
    {
        await using var server = await PortalServer.StartAsync(azurite);

        using var response = await server.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static async Task<int> SizeAsync(PortalServer server, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "Accept-Encoding", "br" } } };
        using var response = await server.Client.SendAsync(request);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync()).Length;
    }
}
