using AngleSharp.Dom;

namespace OpenData.Reading.Decoding.Html;

/// <summary>How much text an element holds, and of which kind.</summary>
/// <param name="Letters">Letters and digits that can be seen.</param>
/// <param name="LinkLetters">Those of them in links.</param>
/// <param name="Marks">Commas, full stops and the like outside links: the mark of prose.</param>
/// <param name="Lines">Lines that it is set in, about.</param>
/// <param name="Tables">Tables below it.</param>
internal readonly record struct TextWeight(int Letters, int LinkLetters, int Marks, int Lines, int Tables)
{
    /// <summary>Prose counts more than the same number of letters in a menu or a footer; links count nothing.</summary>
    public int Value => Letters - LinkLetters + (10 * Marks);

    public static TextWeight operator +(TextWeight a, TextWeight b) =>
        new(a.Letters + b.Letters, a.LinkLetters + b.LinkLetters, a.Marks + b.Marks, a.Lines + b.Lines, a.Tables + b.Tables);
}

/// <summary>The weight of every visible element of a page.</summary>
internal sealed class PageWeights
{
    private readonly Dictionary<IElement, TextWeight> weights = [];

    public PageWeights(IElement? body)
    {
        if (body is not null) Total = Weigh(body, isInLink: false);
    }

    public TextWeight Total { get; }

    /// <summary>Nothing for an element that can't be seen.</summary>
    public TextWeight Of(IElement element) => weights.GetValueOrDefault(element);

    private TextWeight Weigh(IElement element, bool isInLink)
    {
        if (PageFurniture.IsInvisible(element)) return default;
        isInLink |= element.LocalName == "a";
        var weight = default(TextWeight);
        foreach (var node in element.ChildNodes)
        {
            if (node is IText text) weight += Weigh(text.Data, isInLink);
            else if (node is IElement child) weight += Weigh(child, isInLink);
        }

        // A block within which nothing begins a line is one itself; so is what stands before a break.
        if (element.LocalName == "br" || (weight is { Lines: 0, Letters: > 0 } && Blocks.IsBlock(element))) weight = weight with { Lines = 1 };
        weights.Add(element, weight);
        return element.LocalName == "table" ? weight with { Tables = weight.Tables + 1 } : weight;
    }

    private static TextWeight Weigh(string text, bool isInLink)
    {
        var (letters, marks) = (0, 0);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) letters++;
            else if (c is '，' or '。' or '；' or '、' or '！' or '？' or ',' or ';') marks++;
        }

        return new TextWeight(letters, isInLink ? letters : 0, isInLink ? 0 : marks, 0, 0);
    }
}
