using Microsoft.AspNetCore.Http;
using OpenData.Api;
using OpenData.Api.Http;
using OpenData.Portal.Http;

namespace OpenData.Portal;

/// <summary>The pages for people: takes any request that is none of the API's, gives a page, an asset, or a page that says what is wrong.</summary>
public sealed class OpenDataPortal(PageTable pages, PageOpener opener, AssetStore assets, SiteFiles files, Gate gate, RequestTelemetry telemetry)
{
    /// <summary>Answers a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="path">Its path without the slash in front; null or empty for the home page.</param>
    public Task<IResult> AnswerAsync(HttpContext context, string? path)
    {
        ArgumentNullException.ThrowIfNull(context);
        path ??= "";
        telemetry.Observe(context, "portal");
        if (assets.Find(path) is { } asset) return Task.FromResult<IResult>(asset);
        if (files.Find(path) is { } file) return Task.FromResult(file);
        var (language, below) = LanguageOf(path);
        var site = new Site(language, below, gate.OriginOf(context.Request), assets);
        return opener.OpenAsync(context, site, pages.Find(below, context.Request.Method));
    }

    /// <summary>Chinese lies at the root, English below <c>/en</c>.</summary>
    private static (Language Language, string Path) LanguageOf(string path) =>
        path == "en" ? (Language.En, "/")
        : path.StartsWith("en/", StringComparison.Ordinal) ? (Language.En, path[2..])
        : (Language.Zh, "/" + path);
}
