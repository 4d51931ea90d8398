using OpenData.Api;
using OpenData.Portal.Http;

namespace OpenData.Portal;

/// <summary>Where a page stands and what language it speaks: what every component needs to write words and links.</summary>
/// <param name="Language">Of the page.</param>
/// <param name="Path">Of the page, without the language: <c>/townships/430681104</c>.</param>
/// <param name="Origin">Scheme and host, without a slash at the end.</param>
/// <param name="Assets">Where styles and scripts lie.</param>
public sealed record Site(Language Language, string Path, string Origin, AssetStore Assets)
{
    /// <summary>With its question mark; empty where there is none.</summary>
    public string Query { get; init; } = "";

    /// <summary>As <c>lang</c> of the document.</summary>
    public string Tag => Language == Language.Zh ? "zh-Hans" : "en";

    public string Href(string path) => Href(Language, path);

    /// <summary>This page, with what it was asked, in a language.</summary>
    public string Here(Language language) => Href(language, Path + Query);

    public string Absolute(string path) => Origin + Href(path);

    private static string Href(Language language, string path) =>
        language == Language.Zh ? path : path == "/" ? "/en" : "/en" + path.Replace("/?", "?", StringComparison.Ordinal);
}
