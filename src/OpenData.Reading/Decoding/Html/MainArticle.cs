using AngleSharp.Dom;
using OpenData.Reading.Characters;

namespace OpenData.Reading.Decoding.Html;

/// <summary>
/// Finds the element that holds a page's article: from the body down, always to the child that holds nearly all of the prose, until
/// what a further step would leave out could be a part of the article. A known name of the content management systems shortens the way.
/// </summary>
internal static class MainArticle
{
    /// <summary>The most that a step may leave out, beside what it keeps: a footer, a few lines beside the article.</summary>
    private const double MostLeftOut = 0.15;

    /// <summary>The least of a page's weight that an element with an article's name must hold.</summary>
    private const double LeastNamed = 0.7;

    /// <summary>The least cells of a table of figures.</summary>
    private const int LeastCells = 4;

    private static readonly HashSet<string> PartsOfTables = new(StringComparer.Ordinal) { "table", "thead", "tbody", "tfoot", "tr" };

    public static IElement? Find(HtmlPage page)
    {
        if (page.Body is null) return null;
        IElement current = Named(page.Body, page.Weights) ?? page.Body;
        while (Step(current, page.Weights) is { } next) current = next;

        // A table whose rows are the article's lines, not the page's columns, stays whole.
        while (PartsOfTables.Contains(current.LocalName) && current.ParentElement is { } parent) current = parent;
        return current;
    }

    /// <summary>The innermost element with an article's name that holds the article, if it alone has a good part of the text.</summary>
    private static IElement? Named(IElement body, PageWeights weights)
    {
        IElement? named = null;
        for (IElement? current = body; current is not null; current = Heaviest(current, weights))
        {
            if (weights.Of(current).Value < weights.Total.Value * LeastNamed) break;
            if (IsNamedArticle(current)) named = current;
        }

        return named;
    }

    private static bool IsNamedArticle(IElement element) =>
        element.LocalName is "article" or "ucapcontent" or "founder-content"
        || element.GetAttribute("itemprop") == "articleBody"
        || PageFurniture.HasName(element, PageWords.ArticleNames.Contains);

    private static IElement? Heaviest(IElement element, PageWeights weights)
    {
        IElement? heaviest = null;
        foreach (var child in element.Elements())
        {
            if (weights.Of(child).Value > (heaviest is null ? 0 : weights.Of(heaviest).Value)) heaviest = child;
        }

        return heaviest;
    }

    /// <summary>The child that holds the article, or null where the article may be spread over the children.</summary>
    private static IElement? Step(IElement element, PageWeights weights)
    {
        if (Heaviest(element, weights) is not { } heaviest) return null;
        if (weights.Of(heaviest).Lines < 2 || heaviest.LocalName is "p" or "ul" or "ol" or "dl" or "pre" || Blocks.IsHeading(heaviest)) return null;

        var leftOut = 0;
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text && LineFurniture.IsSentence(text.Data)) return null;
            if (node == heaviest || node is not IElement child) continue;
            var weight = weights.Of(child);
            if (weight.Letters == 0 || PageFurniture.IsFurniture(child, weights) || IsBesideArticle(child, weight)) continue;
            if (MayBePart(child, weight)) return null;
            leftOut += weight.Value;
        }

        return leftOut <= weights.Of(heaviest).Value * MostLeftOut ? heaviest : null;
    }

    /// <summary>A column with links among its words, a footer, or the table that files the document under a number.</summary>
    private static bool IsBesideArticle(IElement element, TextWeight weight)
    {
        if (weight.LinkLetters > weight.Letters * 0.3) return true;
        if (weight.Letters > 300) return false;
        var text = PlainCharacters.Of(element.TextContent);
        return PageWords.FurnitureMarks.Any(mark => text.Contains(mark, StringComparison.Ordinal))
            || PageWords.FilingMarks.Count(mark => text.Contains(mark, StringComparison.Ordinal)) >= 2;
    }

    /// <summary>Sentences, a table, or a paragraph such as the one with the signature.</summary>
    private static bool MayBePart(IElement element, TextWeight weight)
    {
        if (weight.Marks > 0 && LineFurniture.IsSentence(element.TextContent)) return true;
        if (element.LocalName == "table" || weight.Tables > 0) return weight.Lines >= LeastCells;
        return element.LocalName == "p" && weight.LinkLetters == 0
            && !LineFurniture.IsFurniture(element.TextContent) && !PublicationLine.IsIn(element.TextContent);
    }
}
