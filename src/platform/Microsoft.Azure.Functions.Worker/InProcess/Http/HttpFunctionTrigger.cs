using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;

namespace Microsoft.Azure.Functions.Worker.InProcess.Http;

/// <summary>A function on a route.</summary>
internal sealed class HttpFunctionTrigger : FunctionTrigger
{
    private HttpFunctionTrigger(RoutePattern pattern, IReadOnlyList<string> methods)
    {
        Pattern = pattern;
        Methods = methods;
        DataNames = pattern.Parameters.Select(p => p.Name).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public RoutePattern Pattern { get; }

    /// <summary>Upper case; empty for every method.</summary>
    public IReadOnlyList<string> Methods { get; }

    public override string Type => "httpTrigger";

    public override string Source => $"[{(Methods.Count == 0 ? "*" : string.Join(',', Methods))}] /{Pattern.RawText}";

    public override IReadOnlySet<string> DataNames { get; }

    /// <exception cref="InvalidOperationException">The route is not a template.</exception>
    public static HttpFunctionTrigger Create(string function, HttpTriggerAttribute attribute, string routePrefix)
    {
        // A slash alone is the root: an empty route means none was given.
        var route = (string.IsNullOrEmpty(attribute.Route) ? function : attribute.Route).TrimStart('/');
        var template = $"{routePrefix.Trim('/')}/{route}".Trim('/');
        try
        {
            return new HttpFunctionTrigger(
                RoutePatternFactory.Parse(template), [.. (attribute.Methods ?? []).Select(m => m.ToUpperInvariant()).Distinct()]);
        }
        catch (RoutePatternException e)
        {
            throw FunctionCatalog.Refused(function, $"'{template}' is not a route: {e.Message}", e);
        }
    }

    public override ParameterSource? SourceFor(Type parameterType)
    {
        if (parameterType == typeof(HttpRequest))
        {
            return invocation => ValueTask.FromResult<object?>(((HttpEvent)invocation.Trigger).Context.Request);
        }

        return parameterType == typeof(HttpContext)
            ? invocation => ValueTask.FromResult<object?>(((HttpEvent)invocation.Trigger).Context)
            : null;
    }

    public override bool Accepts(Type resultType) =>
        resultType == typeof(void) || resultType.IsAssignableTo(typeof(IResult)) || resultType.IsAssignableTo(typeof(IActionResult));

    /// <summary>Whether a request could reach both functions, so that nobody could say which one answers.</summary>
    public bool CollidesWith(HttpFunctionTrigger other) =>
        string.Equals(Pattern.RawText, other.Pattern.RawText, StringComparison.OrdinalIgnoreCase)
        && (Methods.Count == 0 || other.Methods.Count == 0 || Methods.Intersect(other.Methods).Any());
}
