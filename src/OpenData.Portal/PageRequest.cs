using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenData.Api;
using OpenData.Storage.Index;

namespace OpenData.Portal;

/// <summary>What a page is asked.</summary>
/// <param name="Context">The request.</param>
/// <param name="Site">Where it is asked.</param>
/// <param name="Values">Of the template's parameters.</param>
/// <param name="Query">Of the query, cleaned: no empty values, and members of a list joined by commas.</param>
/// <param name="Reader">The data, for as long as the page is being opened.</param>
public sealed record PageRequest(HttpContext Context, Site Site, RouteValueDictionary Values, PageQuery Query, IndexReader Reader)
{
    public Language Language => Site.Language;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>A parameter of the template.</summary>
    public string this[string name] => (string)Values[name]!;
}
