using OpenData.Api;
using OpenData.Portal.Texts;

namespace OpenData.Portal;

/// <summary>A link of the navigation.</summary>
/// <param name="Path">Below the language.</param>
/// <param name="Label">Its words.</param>
public sealed record NavigationLink(string Path, Bilingual Label)
{
    /// <summary>Whether the page at <paramref name="path"/> belongs to it.</summary>
    public bool LeadsTo(string path) => path == Path || path.StartsWith(Path + "/", StringComparison.Ordinal);
}

/// <summary>What stands in the head of every page.</summary>
public static class Navigation
{
    public static IReadOnlyList<NavigationLink> Links { get; } =
    [
        new("/townships", SiteTexts.Townships),
        new("/indicators", SiteTexts.Indicators),
        new("/explore", SiteTexts.Explore),
        new("/compare", SiteTexts.Compare),
        new("/promises", SiteTexts.Promises),
        new("/quality", SiteTexts.Quality),
        new("/upload", SiteTexts.Upload),
        new("/developers", SiteTexts.Developers),
    ];
}
