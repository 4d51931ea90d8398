using OpenData.Observations;

namespace OpenData.Portal.Readings;

/// <summary>Cuts a text into lines and these at their numbers.</summary>
internal sealed class TextCutter
{
    /// <summary>An enumerator before a heading's words: <c>（十二）</c>.</summary>
    private const int LongestEnumerator = 5;

    private readonly ReadText reading;
    private readonly List<Mark> marks;
    private readonly SourceSpan[] headings;
    private int nextHeading;

    private TextCutter(ReadText reading)
    {
        this.reading = reading;
        marks = MarksOf(reading);
        headings = [.. reading.Sections
            .Where(section => section.Heading.Length > 0)
            .Select(section => new SourceSpan(section.Span.Start, section.Heading.Length))
            .OrderBy(heading => heading.Start)];
    }

    public static IReadOnlyList<TextLine> Cut(ReadText reading)
    {
        var cutter = new TextCutter(reading);
        var lines = new List<TextLine>();
        var (start, number, next, title) = (0, 0, 0, reading.Title);
        while (start <= reading.Text.Length)
        {
            var end = reading.Text.IndexOf('\n', start);
            if (end < 0) end = reading.Text.Length;
            var span = SourceSpan.FromBounds(start, end);
            number++;
            if (!string.IsNullOrWhiteSpace(span.Of(reading.Text)))
            {
                var kind = cutter.KindOf(span, title);
                if (kind == TextLineKind.Title) title = null;
                lines.Add(cutter.LineOf(kind, number, span, ref next));
            }

            start = end + 1;
        }

        return lines;
    }

    private TextLine LineOf(TextLineKind kind, int number, SourceSpan line, ref int next)
    {
        var pieces = new List<TextPiece>();
        var findings = new List<Finding>();
        var position = line.Start;
        if (kind == TextLineKind.Body && LeadOf(line) is > 0 and var lead && (next == marks.Count || marks[next].Span.Start >= line.Start + lead))
        {
            pieces.Add(new TextPiece(reading.Text.Substring(line.Start, lead), []) { IsLead = true });
            position += lead;
        }

        for (; next < marks.Count && marks[next].Span.Start < line.End; next++)
        {
            var (span, figures, doubt) = marks[next];
            if (span.Start > position) pieces.Add(Words(position, span.Start));
            pieces.Add(new TextPiece(span.Of(reading.Text), figures, doubt));
            position = span.End;
            findings.AddRange(reading.Findings.Where(finding => figures.Any(figure => figure.Sequence == finding.Observations[0])));
        }

        if (line.End > position) pieces.Add(Words(position, line.End));
        return new TextLine(kind, number, pieces, [.. findings.OrderBy(finding => finding.Verified).ThenBy(finding => finding.Sequence)]);
    }

    private TextPiece Words(int start, int end) => new(reading.Text[start..end], []);

    private TextLineKind KindOf(SourceSpan line, string? title)
    {
        var text = line.Of(reading.Text);
        if (text.Trim() == title?.Trim()) return TextLineKind.Title;
        return EndOfHeading(line) == line.Start + text.TrimEnd().Length ? TextLineKind.Heading : TextLineKind.Body;
    }

    /// <summary>How much of a line is the heading it begins with, its full stop included: <c>1. 综合实力。</c></summary>
    private int LeadOf(SourceSpan line)
    {
        if (EndOfHeading(line) is not { } end) return 0;
        return end < line.End && reading.Text[end] is '。' or '：' or ':' or '，' or ' ' or '　' ? end + 1 - line.Start : 0;
    }

    /// <summary>Where the words of the heading end that a line begins with; null where it begins with none. Call for the lines in order.</summary>
    private int? EndOfHeading(SourceSpan line)
    {
        while (nextHeading < headings.Length && headings[nextHeading].Start < line.Start) nextHeading++;
        if (nextHeading == headings.Length || headings[nextHeading].End > line.End) return null;
        var blanks = line.Length - line.Of(reading.Text).TrimStart().Length;
        return headings[nextHeading].Start <= line.Start + blanks + LongestEnumerator ? headings[nextHeading].End : null;
    }

    /// <summary>What is to be marked, in the order of the text; figures that share characters share a mark.</summary>
    private static List<Mark> MarksOf(ReadText reading)
    {
        var found = new List<Mark>();
        foreach (var figure in reading.Figures.OrderBy(figure => figure.Source.Start).ThenBy(figure => figure.Sequence))
        {
            if (found.Count > 0 && found[^1].Span.Overlaps(figure.Source))
            {
                var (span, figures, _) = found[^1];
                found[^1] = new Mark(SourceSpan.FromBounds(span.Start, Math.Max(span.End, figure.Source.End)), [.. figures, figure], null);
            }
            else
            {
                found.Add(new Mark(figure.Source, [figure], null));
            }
        }

        var doubts = reading.Diagnostics
            .Where(diagnostic => diagnostic.Span.Length > 0 && !found.Exists(mark => mark.Span.Overlaps(diagnostic.Span)))
            .DistinctBy(diagnostic => diagnostic.Span.Start)
            .Select(diagnostic => new Mark(diagnostic.Span, [], diagnostic.Code));
        return [.. found.Concat(doubts.ToList()).OrderBy(mark => mark.Span.Start)];
    }

    private readonly record struct Mark(SourceSpan Span, IReadOnlyList<ReadFigure> Figures, string? Doubt);
}
