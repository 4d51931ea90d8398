using OpenData.Api.Http;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Developers;

/// <summary>One operation of the API: its parameters, its answers, and a form that makes the call.</summary>
public sealed class OperationPage : IPage
{
    /// <summary>So that a form without script, which sends every field, is put in order like everywhere.</summary>
    private static readonly IReadOnlyList<string> Names =
        [.. ApiOperation.All.Where(operation => operation.CanBeTried).SelectMany(operation => operation.Parameters).Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal)];

    public PageRoute Route { get; } = new("/developers/{operation}") { Parameters = Names };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var operation = ApiOperation.All.FirstOrDefault(one => one.Id == request["operation"])
            ?? throw new ProblemException(Problems.NotFound("operation", request["operation"]));
        var model = new OperationModel(operation, request.Query, ExamplesIn(request.Reader, operation));
        return Task.FromResult(PageContent.Of<OperationView>(model, new($"{operation.Method} {operation.Path}", $"{operation.Method} {operation.Path}")) with
        {
            Styles = ["site/developers.css"],
            Module = "site/developers.mjs",
            Description = operation.Summary,
        });
    }

    /// <summary>Ids that are there, for the parameters of the path.</summary>
    private static Dictionary<string, string> ExamplesIn(IndexReader reader, ApiOperation operation)
    {
        var examples = new Dictionary<string, string>(StringComparer.Ordinal);
        if (reader.Reports(new ReportFilter(), reader.Head, null, 1) is not [{ Revision: var revision }]) return examples;
        examples["n"] = revision.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var id = operation.Group switch
        {
            "observations" => revision.ObservationId(1),
            "townships" => revision.Township.Id,
            "reports" => revision.ReportId,
            "findings" => reader.Findings(new FindingFilter(), reader.Head, null, 1) is [var finding] ? finding.Revision.FindingId(finding.Finding.Sequence) : null,
            "indicators" => "rural-dibao.persons",
            _ => null,
        };
        if (id is not null) examples["id"] = id;
        return examples;
    }
}

/// <summary>What an operation's page shows.</summary>
/// <param name="Operation">Which one.</param>
/// <param name="Query">The values to call it with.</param>
/// <param name="Examples">Values for parameters of the path.</param>
public sealed record OperationModel(ApiOperation Operation, PageQuery Query, IReadOnlyDictionary<string, string> Examples)
{
    public string? ValueOf(ApiParameter parameter)
    {
        ArgumentNullException.ThrowIfNull(parameter);
        return Query[parameter.Name] ?? (parameter.In == "path" ? Examples.GetValueOrDefault(parameter.Name) : null);
    }

    /// <summary>The call, below the host.</summary>
    public string Call
    {
        get
        {
            var path = Operation.Path.TrimEnd('/');
            foreach (var parameter in Operation.Parameters.Where(parameter => parameter.In == "path"))
                path = path.Replace($"{{{parameter.Name}}}", ValueOf(parameter) is { } value ? Uri.EscapeDataString(value) : $"{{{parameter.Name}}}", StringComparison.Ordinal);
            var asked = Operation.Parameters.Where(parameter => parameter.In == "query" && Query[parameter.Name] is not null).ToList();
            var others = Query.Names.Where(name => asked.TrueForAll(parameter => parameter.Name != name)).Select(name => (name, (string?)null)).ToArray();
            return Api.Route.Base + path + Query.With(others);
        }
    }
}
