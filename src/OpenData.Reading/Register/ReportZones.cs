using OpenData.Observations;

namespace OpenData.Reading.Register;

/// <summary>How near to the report's own name a place in its text stands.</summary>
internal enum ReportZone
{
    Body,

    /// <summary>The first sentence below the title.</summary>
    Opening,

    /// <summary>The short lines at the end: who signed, and when.</summary>
    Closing,

    /// <summary>The short lines at the top: title, issuer, source, document number.</summary>
    Title,
}

/// <summary>Where in a text title, first sentence and signature stand.</summary>
internal readonly struct ReportZones
{
    private const int LongestHeadLine = 60;
    private const int LongestClosingLine = 40;
    private const int MostLines = 6;
    private const int LongestOpening = 400;

    private readonly int titleEnd;
    private readonly int openingEnd;
    private readonly int closingStart;
    private readonly SourceSpan title;
    private readonly SourceSpan issuer;

    /// <param name="plain">The text.</param>
    /// <param name="title">Where its title stands, if someone has found it already.</param>
    /// <param name="issuer">Where its issuer stands, likewise.</param>
    public ReportZones(ReadOnlySpan<char> plain, SourceSpan? title, SourceSpan? issuer)
    {
        this.title = title ?? default;
        this.issuer = issuer ?? default;
        titleEnd = Math.Max(HeadEnd(plain), this.title.End);
        openingEnd = OpeningEnd(plain, titleEnd);
        closingStart = Math.Max(ClosingStart(plain), openingEnd);
    }

    public ReportZone At(int position)
    {
        if (position < titleEnd || Holds(title, position) || Holds(issuer, position)) return ReportZone.Title;
        if (position < openingEnd) return ReportZone.Opening;
        return position >= closingStart ? ReportZone.Closing : ReportZone.Body;
    }

    private static bool Holds(SourceSpan span, int position) => position >= span.Start && position < span.End;

    private static int HeadEnd(ReadOnlySpan<char> plain)
    {
        var end = 0;
        for (var (start, lines) = (0, 0); start < plain.Length && lines < MostLines; lines++)
        {
            var line = LineAt(plain, start, out var next);
            if (line.Length > LongestHeadLine || line.Contains('。') || IsHeading(line)) break;
            start = end = next;
        }

        return end;
    }

    /// <summary>一、…, (一)…, 1.…: below it the report has begun.</summary>
    private static bool IsHeading(ReadOnlySpan<char> line) => line is [_, '、' or '.', ..] or ['(', _, ')', ..];

    private static int OpeningEnd(ReadOnlySpan<char> plain, int start)
    {
        var rest = plain[start..Math.Min(plain.Length, start + LongestOpening)];
        var stop = rest.IndexOf('。');
        return start + (stop < 0 ? rest.Length : stop);
    }

    private static int ClosingStart(ReadOnlySpan<char> plain)
    {
        var start = plain.Length;
        for (var lines = 0; lines < MostLines && start > 0; lines++)
        {
            var text = plain[..start].TrimEnd();
            var lineStart = text.LastIndexOf('\n') + 1;
            var line = text[lineStart..].Trim();
            if (line.Length > LongestClosingLine || line.Contains('。')) break;
            start = lineStart;
        }

        return start;
    }

    private static ReadOnlySpan<char> LineAt(ReadOnlySpan<char> plain, int start, out int next)
    {
        var length = plain[start..].IndexOf('\n');
        next = length < 0 ? plain.Length : start + length + 1;
        return plain[start..next].Trim();
    }
}
