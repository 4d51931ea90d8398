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
/// <param name="Data">Opened by the first who asks: a form that takes its time must not hold a view of the data meanwhile.</param>
public sealed record PageRequest(HttpContext Context, Site Site, RouteValueDictionary Values, PageQuery Query, Lazy<IndexReader> Data)
{
    /// <summary>The data, one state of them for as long as the page is being opened.</summary>
    public IndexReader Reader => Data.Value;

    public Language Language => Site.Language;

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>A parameter of the template.</summary>
    public string this[string name] => (string)Values[name]!;
}
