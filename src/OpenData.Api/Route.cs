using Microsoft.AspNetCore.Http;
using OpenData.Api.Parameters;

namespace OpenData.Api;

/// <summary>One route of the API, as the service document, OpenAPI and <c>docs/api.md</c> list it.</summary>
/// <param name="Name">Unique; the function that answers it is called the same with Api in front.</param>
/// <param name="Template">Below the base, with the ids in braces; empty for the base itself. Shared by routes of different methods.</param>
/// <param name="Title">What it gives.</param>
/// <param name="Parameters">Those it knows in the query; all others are refused.</param>
public sealed record Route(string Name, string Template, Bilingual Title, IReadOnlyList<Parameter> Parameters)
{
    /// <summary>What all routes begin with.</summary>
    public const string Base = "/api/v1";

    /// <summary>In capitals. Whoever may GET may ask for the HEAD alone.</summary>
    public string Method { get; init; } = HttpMethods.Get;

    /// <summary>Whether only the holder of a township's upload key may use it.</summary>
    public bool NeedsKey { get; init; }

    public string Path => Base + Template;

    public IReadOnlyList<string> Methods => HttpMethods.IsGet(Method) ? [HttpMethods.Get, HttpMethods.Head] : [Method];
}
