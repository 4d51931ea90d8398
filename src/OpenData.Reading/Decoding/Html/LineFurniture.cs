using OpenData.Reading.Characters;

namespace OpenData.Reading.Decoding.Html;

/// <summary>Tells lines that belong to the site by their words: paths, buttons, neighbours of the article, footers.</summary>
internal static class LineFurniture
{
    /// <summary>Longer lines are prose, whatever they open with.</summary>
    private const int MaxLength = 300;

    private const int MaxSentenceLength = 80;

    public static bool IsFurniture(string text)
    {
        if (text.Length > MaxLength) return false;
        var plain = PlainCharacters.Of(text).Trim();
        return IsBreadcrumb(plain) || IsSiteLine(plain) || PublicationLine.IsOnlyButtons(plain);
    }

    /// <summary>A line that reads like the report's, and not like a footer's <c>地址：…，电话：…</c> or a date under the title.</summary>
    public static bool IsSentence(string text)
    {
        text = text.Trim();
        return text.Length >= 15 && text.AsSpan().IndexOfAny("，。；") >= 0 && !IsFurniture(text) && !PublicationLine.IsIn(text);
    }

    public static bool IsRelatedHeading(string text) =>
        text.Length <= 20 && PageWords.RelatedHeadings.Any(heading => PlainCharacters.Of(text).AsSpan().TrimStart("[▪●■·> ").StartsWith(heading, StringComparison.Ordinal));

    public static bool IsAttachment(string text) => PageWords.AttachmentMarks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary><c>当前位置：首页 &gt; 政务公开 &gt; 工作总结</c>.</summary>
    private static bool IsBreadcrumb(string plain)
    {
        var bare = plain.AsSpan().TrimStart("[> ");
        foreach (var opening in PageWords.BreadcrumbOpenings)
        {
            if (bare.StartsWith(opening, StringComparison.Ordinal) && IsShort(plain)) return true;
        }

        return plain.Contains("首页", StringComparison.Ordinal) && plain.AsSpan().IndexOfAny(">»›→") >= 0 && IsShort(plain);
    }

    private static bool IsSiteLine(string plain)
    {
        var bare = plain.AsSpan().TrimStart("[(> ");
        foreach (var opening in PageWords.FurnitureOpenings)
        {
            if (bare.StartsWith(opening, StringComparison.Ordinal) && IsShort(plain)) return true;
        }

        return PageWords.FurnitureMarks.Any(mark => plain.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsShort(string plain) => plain.Length <= MaxSentenceLength || !plain.Contains('。', StringComparison.Ordinal);
}
