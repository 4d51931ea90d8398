using AngleSharp.Dom;

namespace OpenData.Reading.Decoding.Html;

/// <summary>Tells what of a page is not its article by the element's tag, its state and its name.</summary>
internal static class PageFurniture
{
    private static readonly HashSet<string> InvisibleTags = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "head", "title", "link", "meta", "base", "iframe", "object", "embed", "applet", "svg", "math",
        "canvas", "audio", "video", "map", "area", "select", "option", "datalist", "button", "input", "textarea", "rt", "rp",
        "del", "s", "strike", "frameset", "noframes",
    };

    private static readonly HashSet<string> FurnitureTags = new(StringComparer.Ordinal) { "nav", "footer", "aside", "menu", "dialog" };

    private static readonly HashSet<string> FurnitureRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "contentinfo", "complementary", "search", "menu", "menubar", "toolbar", "dialog",
    };

    /// <summary>Scripts, form controls, what is hidden, and words struck out, which the report no longer says.</summary>
    public static bool IsInvisible(IElement element) =>
        InvisibleTags.Contains(element.LocalName)
        || element.HasAttribute("hidden")
        || HidesByStyle(element.GetAttribute("style"))
        || element.ClassList.Any(PageWords.HiddenNames.Contains);

    /// <summary>Menus, paths, buttons, lists of other articles, footers; only what is small beside the page may go by its name.</summary>
    public static bool IsFurniture(IElement element, PageWeights weights)
    {
        if (weights.Of(element).Value > weights.Total.Value * 0.3) return false;
        return FurnitureTags.Contains(element.LocalName)
            || (element.GetAttribute("role") is { } role && FurnitureRoles.Contains(role))
            || (HasName(element, IsFurnitureName) && !(IsShort(element, weights) && PublicationLine.IsIn(element.TextContent)));
    }

    /// <summary>The same within the article, where a name is no reason to leave out words of a line or a sentence.</summary>
    public static bool IsFurnitureInArticle(IElement element, PageWeights weights) =>
        Blocks.IsBlock(element) && IsFurniture(element, weights)
        && (weights.Of(element).Marks == 0 || (IsShort(element, weights) && !LineFurniture.IsSentence(element.TextContent)));

    /// <summary>Whether the id or one of the classes is one that <paramref name="isMeant"/> knows.</summary>
    public static bool HasName(IElement element, Func<string, bool> isMeant) =>
        (element.Id is { Length: > 0 } id && isMeant(id)) || element.ClassList.Any(isMeant);

    /// <summary>Whether a name such as <c>newsTitle</c>, <c>news-title</c> or <c>title2</c> has one of the words as a part.</summary>
    public static bool HasWord(string name, IReadOnlySet<string> words)
    {
        if (words.Contains(name)) return true;
        var start = 0;
        for (var i = 1; i <= name.Length; i++)
        {
            var ends = i == name.Length || !char.IsAsciiLetter(name[i]) || (char.IsAsciiLetterUpper(name[i]) && char.IsAsciiLetterLower(name[i - 1]));
            if (!ends) continue;
            if (i > start && words.Contains(name[start..i])) return true;
            start = i < name.Length && char.IsAsciiLetter(name[i]) ? i : i + 1;
        }

        return false;
    }

    /// <summary>Not more than a few lines, so that it costs little to look at the words.</summary>
    private static bool IsShort(IElement element, PageWeights weights) => weights.Of(element).Letters <= 300;

    private static bool IsFurnitureName(string name) =>
        HasWord(name, PageWords.FurnitureWords)
        || PageWords.FurnitureStems.Any(stem => name.Contains(stem, StringComparison.OrdinalIgnoreCase));

    private static bool HidesByStyle(string? style) =>
        style is { Length: > 0 } && (Sets(style, "display", "none") || Sets(style, "visibility", "hidden") || Sets(style, "mso-hide", "all"));

    private static bool Sets(string style, string property, string value)
    {
        foreach (var range in style.AsSpan().Split(';'))
        {
            var declaration = style.AsSpan()[range];
            var colon = declaration.IndexOf(':');
            if (colon > 0
                && declaration[..colon].Trim().Equals(property, StringComparison.OrdinalIgnoreCase)
                && declaration[(colon + 1)..].Trim().StartsWith(value, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }
}
