using Newtonsoft.Json.Linq;
using OpenData.Api;
using OpenData.Api.Endpoints;
using OpenData.Portal.Texts;

namespace OpenData.Portal.Pages.Developers;

/// <summary>An operation of the API, as <c>openapi.json</c> describes it.</summary>
/// <param name="Id">Unique; part of its page's address.</param>
/// <param name="Method">In capitals.</param>
/// <param name="Path">Below the base, with parameters in braces.</param>
/// <param name="Group">What it is about.</param>
/// <param name="Summary">What it does.</param>
public sealed record ApiOperation(string Id, string Method, string Path, string Group, Bilingual Summary)
{
    private static readonly JObject Document = JObject.Parse(MetadataEndpoints.OpenApiDocument);

    /// <summary>All of them, in the order of the document.</summary>
    public static IReadOnlyList<ApiOperation> All { get; } =
        [.. Document["paths"]!.Children<JProperty>().SelectMany(path => path.Value.Children<JProperty>().Select(method => Read(path.Name, method)))];

    public IReadOnlyList<ApiParameter> Parameters { get; init; } = [];

    public IReadOnlyList<ApiResponse> Responses { get; init; } = [];

    /// <summary>Media types of the body it takes; empty where it takes none.</summary>
    public IReadOnlyList<string> BodyTypes { get; init; } = [];

    public bool NeedsKey { get; init; }

    /// <summary>Whether anyone may try it from a page.</summary>
    public bool CanBeTried => Method == "GET" && !NeedsKey;

    private static ApiOperation Read(string path, JProperty method)
    {
        var operation = (JObject)method.Value;
        var route = Routes.All.FirstOrDefault(one => one.Template == path.TrimEnd('/') && one.Method.Equals(method.Name, StringComparison.OrdinalIgnoreCase));
        var summary = new Bilingual(operation.Value<string>("description")!, operation.Value<string>("summary")!);
        return new ApiOperation(
            operation.Value<string>("operationId")!, method.Name.ToUpperInvariant(), path, operation["tags"]![0]!.Value<string>()!, summary)
        {
            Parameters = [.. (operation["parameters"] as JArray ?? []).Select(Resolve).Select(parameter => ApiParameter.Read(parameter, route))],
            Responses = [.. ((JObject)operation["responses"]!).Properties().Select(response => ReadResponse(response.Name, Resolve(response.Value), summary))],
            BodyTypes = [.. (operation.SelectToken("requestBody.content") as JObject)?.Properties().Select(type => type.Name) ?? []],
            NeedsKey = operation["security"] is JArray { Count: > 0 },
        };
    }

    private static ApiResponse ReadResponse(string status, JObject response, Bilingual summary)
    {
        var content = (response["content"] as JObject)?.Properties().ToList() ?? [];
        var schema = content.Select(type => type.Value.SelectToken("schema.$ref")?.Value<string>()).FirstOrDefault(name => name is not null);
        var english = response.Value<string>("description") ?? "";
        var meaning = english == summary.En ? summary : DeveloperTexts.Answered(english);
        return new ApiResponse(status, meaning, [.. content.Select(type => type.Name)], schema?[(schema.LastIndexOf('/') + 1)..]);
    }

    private static JObject Resolve(JToken token) =>
        token["$ref"]?.Value<string>() is { } reference
            ? (JObject)Document.SelectToken(reference.TrimStart('#', '/').Replace('/', '.'))!
            : (JObject)token;
}

/// <summary>A parameter of an operation.</summary>
/// <param name="Name">As sent.</param>
/// <param name="In"><c>path</c>, <c>query</c> or <c>header</c>.</param>
/// <param name="Meaning">What it does.</param>
/// <param name="Type">Of a value, or of each in a list.</param>
/// <param name="IsList">Whether it takes several values, parted by commas.</param>
/// <param name="Allowed">The values it takes; empty where there is no list of them.</param>
/// <param name="Default">Null where there is none.</param>
public sealed record ApiParameter(string Name, string In, Bilingual Meaning, string Type, bool IsList, IReadOnlyList<string> Allowed, string? Default)
{
    internal static ApiParameter Read(JObject parameter, Api.Route? route)
    {
        var name = parameter.Value<string>("name")!;
        var schema = (JObject)parameter["schema"]!;
        var isList = schema.Value<string>("type") == "array";
        var value = isList ? (JObject)schema["items"]! : schema;
        var english = parameter.Value<string>("description") ?? "";
        var known = route?.Parameters.FirstOrDefault(one => one.Name == name);
        return new ApiParameter(
            name,
            parameter.Value<string>("in")!,
            known?.Meaning ?? new(english, english),
            value.Value<string>("type") ?? "string",
            isList,
            [.. (value["enum"] as JArray)?.Select(one => one.ToString()) ?? []],
            schema["default"] is JArray several ? string.Join(',', several) : schema["default"]?.ToString());
    }
}

/// <summary>An answer of an operation.</summary>
/// <param name="Status">HTTP status, or <c>default</c>.</param>
/// <param name="Meaning">The document's words, and the same in Chinese.</param>
/// <param name="Types">Media types.</param>
/// <param name="Schema">Name of its schema; null where it has none.</param>
public sealed record ApiResponse(string Status, Bilingual Meaning, IReadOnlyList<string> Types, string? Schema);
