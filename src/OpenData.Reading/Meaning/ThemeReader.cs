using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Structure;

namespace OpenData.Reading.Meaning;

/// <summary>What a sentence is about where its numbers do not say: a label before a colon, its opening clause, the heading above.</summary>
internal sealed class ThemeReader(string plain, Outline outline, string[] ownNames)
{
    private const int LongestOpening = 14;

    public string? Of(Mention mention) => Label(mention) ?? OpeningClause(mention) ?? Heading(mention.Sentence.Heading);

    /// <summary>12345热线:受理184件 · 高效节水——年内任务4000亩</summary>
    public string? Label(Mention mention)
    {
        var start = mention.Sentence.Span.Start;
        var words = plain.AsSpan(start, mention.Quantity.Span.Start - start);
        var colon = Math.Max(words.LastIndexOf(':'), words.LastIndexOf("--", StringComparison.Ordinal));
        if (colon < 2) return null;
        var from = words[..colon].LastIndexOfAny(",;。") + 1;
        if (colon - from is < 2 or > LongestOpening || words[from..colon].EndsWith("如下", StringComparison.Ordinal) || words[from..colon].EndsWith("其中", StringComparison.Ordinal)) return null;
        var span = PhraseTrimmer.Trim(plain, new SourceSpan(start + from, colon - from), ownNames, out _);
        return span.Length >= 2 ? plain.Substring(span.Start, span.Length) : null;
    }

    /// <summary>抓好防汛工作,转移群众203人: the clause before, where it has no number of its own.</summary>
    public string? OpeningClause(Mention mention)
    {
        var end = mention.Clause.Start - 1;
        var start = mention.Sentence.Span.Start;
        if (end <= start || (mention.Previous is { } previous && previous.Quantity.Span.End > start && previous.QualifierEnd >= ClauseStart(end, start))) return null;
        var span = PhraseTrimmer.Trim(plain, SourceSpan.FromBounds(ClauseStart(end, start), end), ownNames, out _);
        if (span.Length is < 3 or > LongestOpening) return null;
        var words = plain.Substring(span.Start, span.Length);
        if (words.EndsWith("工作", StringComparison.Ordinal) && words.Length > 4) words = words[..^2];
        return HasNumeral(words) ? null : Phrases.IsVerbOnly(words) ? null : words;
    }

    private int ClauseStart(int end, int limit)
    {
        var start = end;
        while (start > limit && !MentionReader.IsMark(plain[start - 1])) start--;
        return start;
    }

    private static bool HasNumeral(string words)
    {
        foreach (var c in words)
        {
            if (NumeralCharacters.IsArabic(c)) return true;
        }

        return false;
    }

    /// <summary>What the innermost heading that names a matter is about.</summary>
    public string? Heading(int heading)
    {
        for (var i = heading; i >= 0; i = outline.Headings[i].Parent)
        {
            var span = outline.Headings[i].Span;
            if (span.Length == 0) continue;
            var words = HeadingTheme.Of(plain.AsSpan(span.Start, span.Length));
            if (words.Length >= 2) return words;
        }

        return null;
    }
}
