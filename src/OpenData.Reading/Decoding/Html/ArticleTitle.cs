using System.Text;
using OpenData.Reading.Characters;
using OpenData.Reading.Decoding.Lists;

namespace OpenData.Reading.Decoding.Html;

/// <summary>Finds the line with an article's title by what the page calls itself, and where it calls itself nothing, by its headings.</summary>
internal sealed class ArticleTitle
{
    private const int MaxLength = 100;
    private const int MinLetters = 4;

    /// <summary>The first lines of an article, among which its title may be.</summary>
    private const int FirstLines = 12;

    private readonly string? title;
    private readonly string letters;

    public ArticleTitle(string pageTitle)
    {
        title = PageTitle.WithoutSite(pageTitle);
        letters = Letters(title ?? "");
    }

    /// <summary>Where an article has the title that the page names; null where it hasn't.</summary>
    public int? FindIn(IReadOnlyList<PageLine> article)
    {
        for (var i = 0; i < Math.Min(article.Count, FirstLines); i++)
        {
            if (IsTitle(article[i])) return StartOfTitle(article, i);
        }

        return null;
    }

    /// <summary>The title for an article that doesn't have the one the page names: from the lines above it, else the page's own name.</summary>
    /// <param name="before">The lines above the article, without menus.</param>
    /// <param name="article">The article's lines.</param>
    /// <param name="end">The number of lines above the article up to the title's last.</param>
    public IReadOnlyList<string> FindAbove(List<PageLine> before, List<PageLine> article, out int end)
    {
        var at = before.FindLastIndex(IsTitle);
        if (at < 0) at = before.FindLastIndex(IsHeading);
        if (at < 0) at = before.FindLastIndex(ReadsLikeTitle);
        end = at + 1;
        if (at >= 0) return before[StartOfTitle(before, at)..end].Select(line => line.Text).ToArray();
        return title is null || article.Take(3).Any(IsHeading) ? [] : [title];
    }

    /// <summary>A title may be set in two lines: 白水镇人民政府 above 2017年工作总结.</summary>
    private int StartOfTitle(IReadOnlyList<PageLine> lines, int at)
    {
        while (at > 0 && lines[at - 1].IsTitle && Letters(lines[at - 1].Text) is { Length: > 0 } above && letters.Contains(above, StringComparison.Ordinal)) at--;
        return at;
    }

    private bool IsTitle(PageLine line)
    {
        if (letters.Length < MinLetters || line.IsRow || line.Text.Length > MaxLength || line.Letters < MinLetters) return false;
        var own = Letters(line.Text);
        // A part of the title is one only if it is most of it: the name of the township is also the site's.
        return own.Contains(letters, StringComparison.Ordinal)
            ? own.Length <= letters.Length * 2
            : letters.Contains(own, StringComparison.Ordinal) && own.Length * 2 >= letters.Length;
    }

    private static bool IsHeading(PageLine line) =>
        line.IsTitle && !line.IsRow && line.Letters >= MinLetters && line.Text.Length <= MaxLength
        && ChineseText.IsChinese(line.Text) && !ListLabel.BeginsWithNumber(line.Text) && !PublicationLine.IsIn(line.Text);

    /// <summary>In old pages a title is a title by its size only: 柳林乡2009年政府工作报告.</summary>
    private static bool ReadsLikeTitle(PageLine line) =>
        line.Letters is >= 6 and <= 50 && !line.IsRow && line.Text.AsSpan().IndexOfAny("，。；：:") < 0 && !PublicationLine.IsIn(line.Text)
        && PageWords.TitleMarks.Any(mark => PlainCharacters.Of(line.Text).Contains(mark, StringComparison.Ordinal));

    private static string Letters(string text)
    {
        var found = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c)) found.Append(c);
        }

        return found.ToString();
    }
}
