using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using OpenData.Api.Fields;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Testing;

namespace OpenData.Api.Tests.Documents;

public sealed class OpenApiTests
{
    private static readonly JObject Document = JObject.Parse(File.ReadAllText(AnswerChecker.DocumentPath));

    [Fact]
    public void It_has_every_route_with_its_parameters()
    {
        var paths = (JObject)Document["paths"]!;
        Assert.Equal(Routes.All.Select(TemplateOf).Distinct(), paths.Properties().Select(path => path.Name));
        Assert.Equal(Routes.All.Count, paths.Properties().Sum(path => ((JObject)path.Value).Count));
        foreach (var route in Routes.All)
        {
            var described = paths[TemplateOf(route)]![route.Method.ToLowerInvariant()]!["parameters"]!.Select(Resolve).ToList();
            Assert.Equal(route.Parameters.Select(parameter => parameter.Name),
                described.Where(one => (string?)one["in"] == "query").Select(one => (string?)one["name"]));
            Assert.Equal(route.NeedsKey, paths[TemplateOf(route)]![route.Method.ToLowerInvariant()]!["security"] is not null);
            foreach (var parameter in route.Parameters) AssertSame(parameter,
                described.Single(one => (string?)one["name"] == parameter.Name));
        }
    }

    [Fact]
    public void It_has_every_field_of_every_record()
    {
        AssertFields("Observation", ObservationFields.All);
        AssertFields("Report", RevisionFields.All);
        AssertFields("Township", TownshipFields.All);
        AssertFields("Indicator", IndicatorFields.All);
        AssertFields("Finding", FindingFields.All);
        AssertFields("Commit", CommitFields.All);
        AssertFields("Upload", UploadFields.All);
        Assert.Equal(Problems.All.Select(problem => problem.Code),
            Document["components"]!["schemas"]!["Problem"]!["properties"]!["code"]!["enum"]!.Select(code => (string?)code));
    }

    [Fact]
    public async Task A_linter_has_nothing_to_say()
    {
        var start = ProgramRun.Piped(
            "node", Repository.PathOf("node_modules", "@redocly", "cli", "bin", "cli.js"), "lint", AnswerChecker.DocumentPath, "--extends=recommended", "--format=json");
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        start.Environment["REDOCLY_SUPPRESS_UPDATE_NOTICE"] = "true";
        var linter = await ProgramRun.OfAsync(start);
        var totals = JObject.Parse(Regex.Match(linter.Output, @"\{[\s\S]*\}", RegexOptions.None, TimeSpan.FromSeconds(5)).Value)["totals"]!;
        Assert.True((int)totals["errors"]! == 0 && (int)totals["warnings"]! == 0, linter.Error);
    }

    [Fact]
    public void The_functions_have_the_routes_of_the_api()
    {
        var source = File.ReadAllText(Repository.PathOf("src", "OpenData.Functions", "ApiFunctions.cs"));
        var functions = Regex.Matches(source, @"\[Function\(""Api(?<name>\w+)""\)\][\s\S]*?Route = ""(?<route>[^""]+)""", RegexOptions.None, TimeSpan.FromSeconds(5))
            .ToDictionary(match => match.Groups["name"].Value, match => "/" + match.Groups["route"].Value);
        Assert.True(functions.Remove("Unknown"));
        Assert.Equal(Routes.All.ToDictionary(route => route.Name, route => route.Path), functions);
    }

    private static string TemplateOf(Route route) => route.Template.Length == 0 ? "/" : route.Template;

    private static JToken Resolve(JToken reference) => Document["components"]!["parameters"]![((string)reference["$ref"]!).Split('/')[^1]]!;

    private static void AssertSame(Parameter parameter, JToken described)
    {
        var schema = described["schema"]!;
        Assert.Equal(parameter.Meaning.En, (string?)described["description"]);
        Assert.Equal(parameter.IsList, (string?)schema["type"] == "array");
        Assert.Equal(parameter.IsList ? false : null, (bool?)described["explode"]);
        var allowed = (parameter.IsList ? schema["items"]! : schema)["enum"]?.Select(word => (string?)word);
        Assert.Equal(parameter.Kind == ParameterKind.Truth ? null : parameter.Allowed, allowed);
    }

    private static void AssertFields<T>(string name, IReadOnlyList<Field<T>> fields)
    {
        var properties = (JObject)Document["components"]!["schemas"]![name]!["properties"]!;
        Assert.Equal(fields.Select(field => field.Name), properties.Properties().Select(property => property.Name));
        foreach (var field in fields)
        {
            Assert.Equal(field.Meaning.En, (string?)properties[field.Name]!["description"]);
            Assert.Equal(field.IsNullable, properties[field.Name]!["type"] is JArray);
            Assert.Equal(field.Allowed, properties[field.Name]!["enum"]?.Select(word => (string?)word));
        }
    }
}
