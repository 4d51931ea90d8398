using System.Text;
using AngleSharp.Dom;

namespace OpenData.Reading.Decoding.Html;

/// <summary>
/// Writes a page's elements out as lines, as a browser would show them: blocks and <c>br</c> end lines, white space collapses, table rows
/// are lines. Furniture and what can't be seen is left out.
/// </summary>
internal sealed class PageRenderer
{
    private readonly PageWeights weights;
    private readonly IElement article;
    private readonly HashSet<IElement> around = [];
    private readonly StringBuilder line = new();

    private List<PageLine> lines = [];
    private LinePlace place = LinePlace.Before;
    private string? label;
    private bool blankIsDue;
    private int letters;
    private int linkLetters;
    private int links;
    private int titles;
    private int preformatted;
    private int raised;

    private PageRenderer(PageWeights weights, IElement article)
    {
        this.weights = weights;
        this.article = article;
        for (IElement? element = article; element is not null; element = element.ParentElement) around.Add(element);
    }

    public static List<PageLine> Render(HtmlPage page, IElement? article)
    {
        if (page.Body is null || article is null) return [];
        var renderer = new PageRenderer(page.Weights, article);
        renderer.Visit(page.Body);
        renderer.EndLine();
        return renderer.lines;
    }

    private void VisitChildren(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) Write(text.Data);
            else if (node is IElement element) Visit(element);
        }
    }

    private void Visit(IElement element)
    {
        if (PageFurniture.IsInvisible(element)) return;
        if (!around.Contains(element) && IsFurniture(element)) return;
        if (HtmlListNumbers.OfWord(element) is { } typed)
        {
            label = typed;
            return;
        }

        var isBlock = Blocks.IsBlock(element);
        if (isBlock) EndLine();
        if (element == article) place = LinePlace.Inside;

        var isTitle = Blocks.IsHeading(element) || (weights.Of(element).Letters <= 200 && PageFurniture.HasName(element, IsTitleName));
        var isLink = element.LocalName == "a";
        var isPreformatted = IsPreformatted(element);
        var isRaised = element.LocalName == "sup" && weights.Of(element).Letters <= 4 && VisibleText.IsExponent(element.TextContent);
        titles += isTitle ? 1 : 0;
        links += isLink ? 1 : 0;
        preformatted += isPreformatted ? 1 : 0;
        raised += isRaised ? 1 : 0;

        if (element.LocalName == "ol") VisitOrderedList(element);
        else if (element.LocalName == "table" && !IsLayoutTable(element)) VisitTable(element);
        else VisitChildren(element);

        if (isBlock || element == article) EndLine();
        titles -= isTitle ? 1 : 0;
        links -= isLink ? 1 : 0;
        preformatted -= isPreformatted ? 1 : 0;
        raised -= isRaised ? 1 : 0;
        if (element == article) place = LinePlace.After;
    }

    private void VisitOrderedList(IElement list)
    {
        var numbering = new HtmlListNumbers(list);
        foreach (var child in list.Elements())
        {
            if (child.LocalName == "li" && !PageFurniture.IsInvisible(child)) label = numbering.Next(child);
            Visit(child);
            label = null;
        }
    }

    private void VisitTable(IElement table)
    {
        var spans = new TableSpans();
        foreach (var part in table.Elements())
        {
            if (part.LocalName is not ("thead" or "tbody" or "tfoot"))
            {
                Visit(part);
                continue;
            }

            foreach (var row in part.Elements())
            {
                if (row.LocalName == "tr") VisitRow(row, spans);
                else Visit(row);
            }
        }
    }

    private void VisitRow(IElement row, TableSpans spans)
    {
        if (PageFurniture.IsInvisible(row)) return;
        EndLine();
        var page = lines;
        var cells = new List<List<PageLine>>();
        foreach (var cell in row.Elements())
        {
            if (cell.LocalName is not ("td" or "th") || PageFurniture.IsInvisible(cell)) continue;
            spans.FillBefore(cells);
            lines = [];
            Visit(cell);
            cells.Add(lines);
            spans.Add(cells, cell);
        }

        spans.EndRow();
        lines = page;
        AddRow(cells);
    }

    private void AddRow(List<List<PageLine>> cells)
    {
        var texts = cells.Select(cell => cell.Select(cellLine => cellLine.Text).ToArray()).ToArray();
        if (TableRow.IsLayout(texts))
        {
            foreach (var cell in cells) lines.AddRange(cell);
        }
        else if (TableRow.Line(texts) is { } text)
        {
            var all = cells.SelectMany(cell => cell).ToArray();
            lines.Add(new PageLine(
                text, all.Sum(part => part.Letters), all.Sum(part => part.LinkLetters), place, all.All(part => part.IsTitle), IsRow: all.Length > 1));
        }
    }

    /// <summary>Old templates arrange whole pages in tables.</summary>
    private bool IsLayoutTable(IElement table) =>
        around.Contains(table) || table.GetAttribute("role") is "presentation" or "none" || weights.Of(table).Tables > 0;

    private void Write(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (preformatted > 0 && c is '\n')
            {
                EndLine();
            }
            else if (preformatted == 0 && IsCollapsible(c))
            {
                var start = i;
                while (i + 1 < text.Length && IsCollapsible(text[i + 1])) i++;
                blankIsDue |= !IsSourceLineEnd(text, start, i + 1);
            }
            else
            {
                Append(c);
            }
        }
    }

    private void Append(char c)
    {
        if (VisibleText.IsInvisible(c)) return;
        if (blankIsDue && line.Length > 0) line.Append(' ');
        blankIsDue = false;
        line.Append(raised > 0 ? VisibleText.Superscript(c) : c);
        if (!char.IsLetterOrDigit(c)) return;
        letters++;
        if (links > 0) linkLetters++;
    }

    private void EndLine()
    {
        var text = line.ToString().TrimEnd();
        line.Clear();
        blankIsDue = false;
        if (!VisibleText.IsBlank(text))
        {
            lines.Add(new PageLine(HtmlListNumbers.WithLabel(label, text), letters, linkLetters, place, titles > 0, IsRow: false));
            label = null;
        }

        letters = 0;
        linkLetters = 0;
    }

    private bool IsFurniture(IElement element) =>
        place == LinePlace.Inside ? PageFurniture.IsFurnitureInArticle(element, weights) : PageFurniture.IsFurniture(element, weights);

    private static bool IsTitleName(string name) => PageFurniture.HasWord(name, PageWords.TitleWords);

    private static bool IsPreformatted(IElement element) =>
        element.LocalName is "pre" or "listing" or "xmp" or "plaintext"
        || (element.GetAttribute("style") is { } style && style.Contains("white-space", StringComparison.OrdinalIgnoreCase)
            && (style.Contains("pre-wrap", StringComparison.OrdinalIgnoreCase) || style.Contains("pre-line", StringComparison.OrdinalIgnoreCase)));

    private static bool IsCollapsible(char c) => c is ' ' or '\t' or '\n' or '\r' or '\f';

    /// <summary>A line end inside running Chinese text is there for the source's sake; browsers that follow the standard show nothing.</summary>
    private static bool IsSourceLineEnd(string text, int start, int end) =>
        start > 0 && end < text.Length
        && text.AsSpan(start, end - start).IndexOfAny('\n', '\r') >= 0
        && (VisibleText.IsWide(text[start - 1]) || VisibleText.IsWide(text[end]));
}
