namespace OpenData.Reading.Decoding.Html;

/// <summary>Chooses from a page's lines: the title, the line that says when and by whom it was published, the article.</summary>
internal static class ArticleLines
{
    /// <summary>How far from the article's ends, in lines, the line with date and source is looked for.</summary>
    private const int Nearby = 8;

    public static string Choose(IReadOnlyList<PageLine> lines, string pageTitle)
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
            // What stands above the title inside the element is the site's.
            article.RemoveRange(0, titleAt);
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
        foreach (var line in lines)
        {
            if (!line.IsRow && LineFurniture.IsFurniture(line.Text)) continue;
            if (LineFurniture.IsRelatedHeading(line.Text))
            {
                isInRelated = true;
                continue;
            }

            isInRelated &= line.IsLinks;
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
