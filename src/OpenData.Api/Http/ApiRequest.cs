using Microsoft.AspNetCore.Http;
using OpenData.Api.Parameters;

namespace OpenData.Api.Http;

/// <summary>One request, looked at: its parameters and what its headers ask for.</summary>
public sealed class ApiRequest
{
    internal ApiRequest(HttpContext context, Route route, Query query, Language language, string origin, string client)
    {
        Context = context;
        Route = route;
        Query = query;
        Language = language;
        Origin = origin;
        Client = client;
    }

    public HttpContext Context { get; }

    public Route Route { get; }

    public Query Query { get; }

    public Language Language { get; }

    /// <summary>Scheme and host, without a slash at the end.</summary>
    public string Origin { get; }

    /// <summary>The sender's address, as far as it can be trusted; for counting only.</summary>
    public string Client { get; }

    public string Path => Context.Request.Path.ToUriComponent();

    public CancellationToken Aborted => Context.RequestAborted;

    /// <summary>The absolute address of the same resource with some parameters changed.</summary>
    public string AddressWith(params (string Name, string? Value)[] changes) => Origin + Path + Query.With(changes);

    public string AddressOf(string pathBelowApi) => Origin + Route.Base + pathBelowApi;

    /// <summary>The version of an answer to this request.</summary>
    public Version VersionAt(long state, DateTimeOffset lastModified, string mediaType) =>
        new(state, lastModified, Origin, Path, Query.Canonical, mediaType, Language.ToString());
}
