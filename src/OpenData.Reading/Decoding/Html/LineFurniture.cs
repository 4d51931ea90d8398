namespace OpenData.Reading.Decoding.Html;

/// <summary>Tells lines that belong to the site by their words: paths, buttons, neighbours of the article, footers.</summary>
internal static class LineFurniture
{
    /// <summary>Longer lines are prose, whatever they open with.</summary>
    private const int MaxLength = 300;

    private const int MaxSentenceLength = 80;

    public static bool IsFurniture(string text)
    {
        text = text.Trim();
        if (text.Length > MaxLength) return false;
        return IsBreadcrumb(text) || IsSiteLine(text) || PublicationLine.IsOnlyButtons(text);
    }

    public static bool IsRelatedHeading(string text) =>
        text.Length <= 20 && PageWords.RelatedHeadings.Any(heading => text.AsSpan().TrimStart("【[▪●■·> ").StartsWith(heading, StringComparison.Ordinal));

    public static bool IsAttachment(string text) => PageWords.AttachmentMarks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));

    /// <summary><c>当前位置：首页 &gt; 政务公开 &gt; 工作总结</c>.</summary>
    private static bool IsBreadcrumb(string text)
    {
        var bare = text.AsSpan().TrimStart("【[> ");
        foreach (var opening in PageWords.BreadcrumbOpenings)
        {
            if (bare.StartsWith(opening, StringComparison.Ordinal) && IsShort(text)) return true;
        }

        return text.Contains("首页", StringComparison.Ordinal) && text.AsSpan().IndexOfAny(">»›→") >= 0 && IsShort(text);
    }

    private static bool IsSiteLine(string text)
    {
        var bare = text.AsSpan().TrimStart("【[（(> ");
        foreach (var opening in PageWords.FurnitureOpenings)
        {
            if (bare.StartsWith(opening, StringComparison.Ordinal) && IsShort(text)) return true;
        }

        return PageWords.FurnitureMarks.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsShort(string text) => text.Length <= MaxSentenceLength || !text.Contains('。', StringComparison.Ordinal);
}
