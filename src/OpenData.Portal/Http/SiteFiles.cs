using System.Text;
using Microsoft.AspNetCore.Http;
using OpenData.Api.Http;

namespace OpenData.Portal.Http;

/// <summary>Files that others look for at fixed addresses.</summary>
public sealed class SiteFiles(AssetStore assets)
{
    private const string Robots = "User-agent: *\nAllow: /\nDisallow: /explore?\nDisallow: /en/explore?\n";

    /// <summary>The answer for a path; null where it is none of these files.</summary>
    public IResult? Find(string path) => path switch
    {
        "robots.txt" => Text(Robots),
        "favicon.ico" => assets.Find(assets.Href("site/icon.svg")[1..]),
        _ => null,
    };

    private static Answer Text(string text) => new()
    {
        ContentType = "text/plain; charset=utf-8",
        CacheControl = "public, max-age=86400",
        Body = Encoding.UTF8.GetBytes(text),
    };
}
