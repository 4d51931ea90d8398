namespace OpenData.Reading.Decoding.Html;

/// <summary>Chooses from a page's lines: the title, the line that says when and by whom it was published, the article.</summary>
internal static class ArticleLines
{
    /// <summary>How far from the article's ends, in lines, the line with date and source is looked for.</summary>
    private const int Nearby = 8;

    /// <summary>How far from the article's ends, in lines, lines of the site are looked for; further in, the same words are the report's.</summary>
    private const int Margin = 20;

    /// <param name="lines">All lines of the page.</param>
    /// <param name="pageTitle">What the page calls its article.</param>
    /// <param name="isWholePage">Whether the article could not be told from the rest of the page.</param>
    public static string Choose(IReadOnlyList<PageLine> lines, string pageTitle, bool isWholePage)
    {
        var before = lines.Where(line => line.Place == LinePlace.Before && !line.IsLinks && !LineFurniture.IsFurniture(line.Text)).ToList();
        var after = lines.Where(line => line.Place == LinePlace.After).Take(Nearby);
        var article = WithoutFurniture(lines.Where(line => line.Place == LinePlace.Inside).ToList());
        if (article.Count == 0) return "";

        var title = new ArticleTitle(pageTitle);
        var chosen = new List<string>();
        var titleEnd = 0;
        if (title.FindIn(article) is { } titleAt)
        {
            // Above the title stands the site's head, or within an article that of an official document: issuer and number.
            if (isWholePage) article.RemoveRange(0, titleAt);
        }
        else
        {
            chosen.AddRange(title.FindAbove(before, article, out titleEnd));
        }

        // Usually between title and article; information disclosure pages have a table with the dates above the title.
        var publication = Publication(before.Skip(titleEnd));
        if (publication.Count == 0) publication = Publication(before.Take(titleEnd));
        var isInside = CleanPublication(article);
        var below = publication.Count == 0 && !isInside ? Publication(after) : [];
        CleanPublication(publication);
        CleanPublication(below);
        chosen.AddRange(publication.Select(line => line.Text));
        chosen.AddRange(article.Concat(below).Select(line => line.Text));
        return string.Join('\n', chosen);
    }

    private static List<PageLine> Publication(IEnumerable<PageLine> lines) => lines.TakeLast(Nearby).Where(line => PublicationLine.IsIn(line.Text)).ToList();

    private static List<PageLine> WithoutFurniture(List<PageLine> lines)
    {
        var kept = new List<PageLine>(lines.Count);
        var isInRelated = false;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            var isMargin = i < Margin || i >= lines.Count - Margin;
            if (isMargin && !line.IsRow && LineFurniture.IsFurniture(line.Text)) continue;
            isInRelated = (isInRelated && line.IsLinks)
                || (LineFurniture.IsRelatedHeading(line.Text) && (i + 1 == lines.Count || lines[i + 1].IsLinks));
            if (!isInRelated) kept.Add(line);
        }

        // Menus above and lists of other articles below; links within the text are the text's.
        var isMenu = (PageLine line) => line.IsLinks && !LineFurniture.IsAttachment(line.Text);
        var start = kept.FindIndex(line => !isMenu(line));
        if (start < 0) return [];
        var end = kept.FindLastIndex(line => !isMenu(line)) + 1;
        return kept[start..end];
    }

    /// <summary>Rids the lines with date and source, near the ends of a list, of counters and buttons. Whether there were any.</summary>
    private static bool CleanPublication(List<PageLine> lines)
    {
        var found = false;
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            if ((i >= Nearby && i < lines.Count - Nearby) || !PublicationLine.IsIn(lines[i].Text)) continue;
            found = true;
            var text = PublicationLine.Clean(lines[i].Text);
            if (text.Length == 0) lines.RemoveAt(i);
            else lines[i] = lines[i] with { Text = text };
        }

        return found;
    }
}
