using OpenData.Api;
using OpenData.Portal.Pages.Developers;
using OpenData.Testing;

namespace OpenData.Portal.Tests.Pages;

[Collection(nameof(SharedAzurite))]
public sealed class DeveloperPagesTests(AzuriteServer azurite)
{
    [Fact]
    public async Task Every_route_has_a_page_and_every_parameter_a_line_on_it()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All);
        var overview = await server.PageAsync("/developers");
        var addresses = overview.QuerySelectorAll(".operations a").Select(link => link.GetAttribute("href")!).ToList();
        Assert.Equal(Routes.All.Count, addresses.Count);

        foreach (var operation in ApiOperation.All)
        {
            var page = await server.PageAsync($"/developers/{operation.Id}");
            Assert.Equal(operation.Parameters.Select(parameter => parameter.Name), page.QuerySelectorAll(".parameters tbody th").Select(cell => cell.TextContent));
            Assert.Equal(operation.Responses.Count, page.QuerySelectorAll(".answers tbody tr").Length);
            Assert.Contains($"/developers/{operation.Id}", addresses);
        }
    }

    [Fact]
    public void Every_answer_of_every_route_is_explained_in_chinese_too() => Assert.DoesNotContain(
        ApiOperation.All.SelectMany(operation => operation.Responses), response => response.Meaning.Zh == response.Meaning.En);

    [Fact]
    public async Task A_form_sent_without_script_leads_to_the_call_as_a_link()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All);

        using var response = await server.Client.GetAsync("/en/developers/observations?year=2022&topic=&status=actual&cursor=");
        Assert.Equal("/en/developers/observations?year=2022&status=actual", response.Headers.Location!.OriginalString);
        var page = await server.PageAsync(response.Headers.Location.OriginalString);

        var call = page.QuerySelector("[data-call] a")!;
        Assert.Equal("/api/v1/observations?year=2022&status=actual", call.GetAttribute("href"));
    }

    [Fact]
    public async Task Ids_of_a_path_are_filled_in_and_stay_out_of_the_query()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All);

        var page = await server.PageAsync($"/developers/township?id={PageAddresses.Township}&lang=en");

        Assert.Equal($"/api/v1/townships/{PageAddresses.Township}?lang=en", page.QuerySelector("[data-call] a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task What_needs_a_key_is_shown_and_not_tried()
    {
        await using var server = await PortalServer.StartAsync(azurite, Samples.All);

        var page = await server.PageAsync("/developers/sendUpload");

        Assert.Null(page.QuerySelector("[data-try]"));
        Assert.Contains("Authorization: Bearer", page.QuerySelector("pre")!.TextContent, StringComparison.Ordinal);
    }
}
