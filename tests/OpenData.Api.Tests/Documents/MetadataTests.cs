using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;
using OpenData.Api.Exports;
using OpenData.Api.Fields;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests.Documents;

[Collection(SharedAzurite.Name)]
public sealed class MetadataTests(AzuriteServer azurite) : IAsyncLifetime
{
    private ApiServer server = null!;

    public async Task InitializeAsync() => server = (await ApiServer.StartAsync(azurite)).Apply(
        RevisionBuilder.Of("430681104-2015").Says("茶叶产业", "320亩").Build(),
            RevisionBuilder.Of("430681104-2017").Says("茶叶产业", "330亩").Build());

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task The_catalogue_has_the_mandatory_and_recommended_properties()
    {
        using var response = await server.GetAsync("/catalog");
        Assert.Equal("application/ld+json", response.Content.Headers.ContentType?.MediaType);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("{base}", text, StringComparison.Ordinal);
        var catalog = ApiServer.Parse(text);
        AssertHas(catalog, "dct:title", "dct:description", "dct:publisher", "dct:license", "dct:language", "dct:spatial", "dct:issued",
            "dct:modified", "dcat:themeTaxonomy", "foaf:homepage", "dcat:dataset", "dcat:service");
        var dataset = catalog["dcat:dataset"]![0]!;
        AssertHas(dataset, "dct:title", "dct:description", "dcat:contactPoint", "dcat:distribution", "dcat:keyword", "dct:publisher",
            "dct:spatial", "dct:temporal", "dcat:theme");
        Assert.Equal(("2015", "2017"),
            ((string?)dataset["dct:temporal"]!["dcat:startDate"]!["@value"], (string?)dataset["dct:temporal"]!["dcat:endDate"]!["@value"]));
        Assert.All(dataset["dcat:distribution"]!,
            distribution => AssertHas(distribution, "dcat:accessURL", "dcatap:availability", "dct:description", "dct:format",
            "dct:license"));
        AssertHas(catalog["dcat:service"]![0]!, "dcat:endpointURL", "dct:title", "dcat:contactPoint", "dcat:endpointDescription",
            "dcat:keyword", "dct:publisher", "dcat:servesDataset", "dcat:theme");
        foreach (var distribution in dataset["dcat:distribution"]!)
        {
            using var download = await server.GetAsync((string)distribution["dcat:downloadURL"]!["@id"]!);
            Assert.True(download.IsSuccessStatusCode);
        }
    }

    [Theory]
    [InlineData("dct:language", "language")]
    [InlineData("dct:license", "licence")]
    [InlineData("dct:spatial", "country")]
    [InlineData("dcat:theme", "data-theme")]
    [InlineData("dct:accessRights", "access-right")]
    [InlineData("dct:accrualPeriodicity", "frequency")]
    [InlineData("dct:format", "file-type")]
    [InlineData("dcatap:availability", "planned-availability")]
    public async Task The_catalogue_takes_its_words_from_the_code_lists(string property, string list)
    {
        var catalog = ApiServer.Parse(await (await server.GetAsync("/catalog")).Content.ReadAsStringAsync());
        var values = catalog.Descendants().OfType<JProperty>().Where(one => one.Name == property)
            .SelectMany(one => one.Value is JArray several ? several.Children().ToList() : new List<JToken> { one.Value }).Select(value => (string?)value["@id"]).ToList();
        Assert.NotEmpty(values);
        Assert.All(values, value => Assert.StartsWith($"http://publications.europa.eu/resource/authority/{list}/", value, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_data_packages_follow_the_published_profile()
    {
        await using var own = (await ApiServer.StartAsync(azurite, AzuriteServer.NewPrefix())).Apply(
            RevisionBuilder.Of("430681104-2015").Says("茶叶产业", "320亩").Build());
        await own.Services.GetRequiredService<ExportPublisher>().PublishAsync(CancellationToken.None);
        foreach (var path in (string[])["/datapackage.json", "/exports/datapackage.json"])
        {
            using var answer = await own.GetAsync(path);
            Assert.Equal("", await ErrorsOfDataPackageAsync(await answer.Content.ReadAsStringAsync()));
        }

        Assert.NotEqual("", await ErrorsOfDataPackageAsync("""{"name":"a","resources":[{"name":"b"}]}"""));
    }

    private static async Task<string> ErrorsOfDataPackageAsync(string descriptor)
    {
        var script = Repository.PathOf("tests", "OpenData.Api.Tests", "Documents", "check-datapackage.mjs");
        var node = await ProgramRun.OfAsync(ProgramRun.Piped("node", script), descriptor);
        Assert.Equal(0, node.ExitCode);
        return node.Output;
    }

    [Fact]
    public async Task The_data_package_describes_the_export_column_by_column()
    {
        var package = ApiServer.Parse(await (await server.GetAsync("/datapackage.json")).Content.ReadAsStringAsync());
        Assert.Equal("https://datapackage.org/profiles/2.0/datapackage.json", (string?)package["$schema"]);
        var resource = Assert.Single(package["resources"]!);
        using var csv = await server.GetAsync((string)resource["path"]!);
        var header = (await csv.Content.ReadAsStringAsync()).Split("\r\n")[0];
        Assert.Equal(header.Split(','), resource["schema"]!["fields"]!.Select(field => (string?)field["name"]));
        Assert.Equal(ObservationFields.All.Count, resource["schema"]!["fields"]!.Count());
    }

    [Fact]
    public async Task The_description_names_this_service()
    {
        var document = ApiServer.Parse(await (await server.GetAsync("/openapi.json")).Content.ReadAsStringAsync());
        Assert.Equal(server.Client.BaseAddress + "api/v1", (string?)document["servers"]![0]!["url"]);
    }

    private static void AssertHas(JToken node, params string[] properties) =>
        Assert.Empty(properties.Except(((JObject)node).Properties().Select(property => property.Name)));
}
