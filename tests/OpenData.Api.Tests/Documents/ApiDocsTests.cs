using System.Net;
using OpenData.Api.Fields;
using OpenData.Api.Http;
using OpenData.Observations;
using OpenData.Testing;
using OpenData.Testing.Revisions;

namespace OpenData.Api.Tests.Documents;

[Collection(SharedAzurite.Name)]
public sealed class ApiDocsTests(AzuriteServer azurite)
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("docs", "api.md"));

    [Fact]
    public void It_opens_with_the_promise_of_stability() => Assert.StartsWith("**Stability.**", Lines[2], StringComparison.Ordinal);

    [Fact]
    public void Every_route_has_its_section_with_its_parameters()
    {
        Assert.Equal(Routes.All.Select(HeadingOf), Lines.Where(line => line.StartsWith("### `", StringComparison.Ordinal)));
        foreach (var route in Routes.All)
        {
            Assert.Equal(route.Parameters.Select(parameter => $"`{parameter.Name}`"),
                Rows(HeadingOf(route)).Select(cells => cells[0].Split(' ')[0]));
            Assert.All(Rows(HeadingOf(route)).Zip(route.Parameters),
                pair => Assert.StartsWith(pair.Second.Meaning.En, pair.First[1], StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Every_field_is_there()
    {
        AssertFields("### Observation", ObservationFields.All);
        AssertFields("### Report (and revision)", RevisionFields.All);
        AssertFields("### Township", TownshipFields.All);
        AssertFields("### Indicator", IndicatorFields.All);
        AssertFields("### Finding", FindingFields.All);
        AssertFields("### Commit", CommitFields.All);
        AssertFields("### Upload", UploadFields.All);
    }

    [Fact]
    public void Every_error_code_is_there_with_its_status() =>
        Assert.Equal(Problems.All.Select(problem => ($"`{problem.Code}`", $"{problem.Status}")),
            Rows("## Errors").Select(cells => (cells[0], cells[1])));

    [Fact]
    public async Task Every_example_answers()
    {
        await using var server = (await ApiServer.StartAsync(azurite)).Apply(
            RevisionBuilder.Of("430681104-2017").Says("茶叶产业", "320亩", 213333, "平方米",
                o => o with { IndicatorId = "tea.area", Topic = Topic.Agriculture }).Build());
        var examples = Lines.Where(line => line.StartsWith("GET /api/v1", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(examples);
        foreach (var example in examples)
        {
            using var response = await server.GetAsync(example["GET /api/v1".Length..]);
            Assert.True(response.StatusCode == HttpStatusCode.OK, example);
            Assert.Contains("430681104", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    private static string HeadingOf(Route route) => $"### `{route.Method} {route.Path}`";

    private static void AssertFields<T>(string heading, IReadOnlyList<Field<T>> fields)
    {
        Assert.Equal(fields.Select(field => $"`{field.Name}`"), Rows(heading).Select(cells => cells[0]));
        Assert.All(Rows(heading).Zip(fields), pair => Assert.StartsWith(pair.Second.Meaning.En, pair.First[2], StringComparison.Ordinal));
    }

    /// <summary>The cells of the table behind a heading, without its head.</summary>
    private static IEnumerable<string[]> Rows(string heading) =>
        Lines.SkipWhile(line => line != heading).Skip(1)
            .TakeWhile(line => !line.StartsWith('#'))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Trim('|', ' ').Split(" | "));
}
