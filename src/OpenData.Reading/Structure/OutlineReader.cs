using System.Buffers;
using System.Runtime.InteropServices;
using OpenData.Observations;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Structure;

/// <summary>Divides a text into sentences and finds the headings above each.</summary>
internal sealed class OutlineReader
{
    private const int LongestHeading = 42;
    private const int LongestLead = 26;
    private const int LongestPlainHeading = 24;

    /// <summary>Behind so many characters a sentence ends at its next mark, and behind twice as many at once, so that the work for each of its numbers has a bound.</summary>
    private const int LongSentence = 600;

    private static readonly SearchValues<char> SentenceMarks = SearchValues.Create("。!?;");
    private static readonly SearchValues<char> Bullets = SearchValues.Create("★●■◆▲◇");

    private readonly string plain;
    private readonly NumeralReading numerals;
    private readonly ReportFacts facts;
    private readonly Outline outline;
    private readonly List<int> open = [];
    private int nextQuantity;
    private int nextDate;
    private bool planned;

    /// <summary>The innermost heading's style where the plan opened, and whether a list of what is planned follows.</summary>
    private HeadingStyle plannedUnder;
    private bool plansList;
    private Period? plannedPeriod;

    private OutlineReader(string plain, NumeralReading numerals, ReportFacts facts)
    {
        this.plain = plain;
        this.numerals = numerals;
        this.facts = facts;
        outline = new Outline(plain.Length) { Tables = Tables.Find(plain, numerals.Quantities) };
    }

    public static Outline Read(string plain, NumeralReading numerals, ReportFacts facts)
    {
        var reader = new OutlineReader(plain, numerals, facts);
        var paragraph = 0;
        var start = -1;
        foreach (var line in Lines.Of(plain))
        {
            if (line.Start < facts.Body) continue;
            if (start < 0) start = line.Start;
            if (reader.IsInQuantity(line.End)) continue;
            reader.ReadLine(SourceSpan.FromBounds(start, line.End), paragraph++);
            start = -1;
        }

        reader.CloseFrom(0, plain.Length);
        return reader.outline;
    }

    private void ReadLine(SourceSpan line, int paragraph)
    {
        CloseStyle(HeadingStyle.Spoken, line.Start);
        if (outline.Tables.IsHead(line)) return;
        if (IsPlainHeading(line))
        {
            OpenHeading(HeadingStyle.Unnumbered, Unbracketed(line), line.Start);
            return;
        }

        var at = line.Start;
        while (at < line.End)
        {
            var end = EndOfSentence(at, line.End);
            ReadSentence(SourceSpan.FromBounds(at, end), paragraph);
            at = end;
        }
    }

    private int EndOfSentence(int at, int limit)
    {
        // Up to where a sentence is long, only the marks matter.
        var soon = Math.Min(limit, at + LongSentence);
        for (var i = at; i < limit; i++)
        {
            if (i < soon && plain.AsSpan(i, soon - i).IndexOfAny(SentenceMarks) is not 0 and var next) i = next < 0 ? soon : i + next;
            if (i == limit) break;
            var c = plain[i];
            if (c is '。' or '!' or '?')
            {
                while (i + 1 < limit && plain[i + 1] is '”' or '’' or ')') i++;
                return i + 1;
            }

            if (c == ';' && i + 1 < limit && HeadingMark(i + 1, out _, out _)) return i + 1;
            if (i - at >= LongSentence && (c is ',' or ';' or '、' or ' ' || i - at >= 2 * LongSentence) && !IsInQuantity(i + 1)) return i + 1;
        }

        return limit;
    }

    private void ReadSentence(SourceSpan span, int paragraph)
    {
        var start = span.Start;
        while (start < span.End && plain[start] is ' ') start++;
        if (HeadingMark(start, out var style, out var behindMark))
        {
            var heading = HeadingWords(behindMark, span.End);
            OpenHeading(style, heading, start);
            if (heading.End >= span.End - 1 && heading.Length > 0) return;
            start = heading.Length > 0 && plain[heading.End] is '。' or ':' or ' ' ? heading.End + 1 : behindMark;
        }

        if (start >= span.End) return;
        NotePlan(start, span.End);
        var sentence = SourceSpan.FromBounds(start, span.End);
        var innermost = open.Count > 0 ? open[^1] : -1;
        outline.Sentences.Add(new Sentence(sentence, innermost, PartAt(innermost), PeriodAt(innermost), paragraph));
    }

    private ReportPart PartAt(int heading)
    {
        var part = heading >= 0 ? outline.Headings[heading].Part : ReportPart.Review;
        return part == ReportPart.Review && planned ? ReportPart.Plan : part;
    }

    private Period? PeriodAt(int heading)
    {
        for (var i = heading; i >= 0; i = outline.Headings[i].Parent)
        {
            if (outline.Headings[i].Period is { } period) return period;
        }

        return planned ? plannedPeriod : null;
    }

    /// <summary>A plan may begin without a heading: 下一步, 2022年,我镇将…; it lasts to the next heading of its level that is no plan.</summary>
    private void NotePlan(int start, int end)
    {
        if (!PlanWords.OpensPlan(plain.AsSpan(start, end - start), facts.Period, out var behind)) return;
        planned = true;
        plansList = plain[end - 1] == ':';
        plannedUnder = open.Count > 0 ? outline.Headings[open[^1]].Style : HeadingStyle.Unnumbered;
        plannedPeriod = PlanWords.PeriodOf(plain.AsSpan(start, Math.Min(end - start, behind + 8)), facts.Period, FirstDate(start, Math.Min(end, start + behind + 8)));
    }

    private bool HeadingMark(int at, out HeadingStyle style, out int behindMark)
    {
        style = HeadingStyle.Spoken;
        behindMark = at;
        while (at < plain.Length && plain[at] is ' ') at++;
        if (at >= plain.Length) return false;
        var c = plain[at];
        if (c is >= '①' and <= '⑳' or >= '㈠' and <= '㈩' || Bullets.Contains(c))
        {
            style = HeadingStyle.Circled;
            behindMark = at + 1;
            return true;
        }

        var bracket = c == '(';
        var number = bracket ? at + 1 : at;
        if (number >= plain.Length || !(NumeralCharacters.IsNumeral(plain[number]) || plain[number] == '其')) return false;
        if (!EnumeratorScanner.TryMatch(plain, number, out behindMark)) return false;
        var mark = plain[behindMark - 1];
        var arabic = NumeralCharacters.IsArabic(plain[number]);
        style = mark switch
        {
            '、' or ',' or '.' => arabic ? HeadingStyle.Arabic : HeadingStyle.ChineseComma,
            ')' => arabic ? HeadingStyle.ArabicBracket : HeadingStyle.ChineseBracket,
            _ => HeadingStyle.Spoken,
        };
        return true;
    }

    /// <summary>What the number numbers: up to the full stop or colon where that is short and counts nothing, else up to the comma.</summary>
    private SourceSpan HeadingWords(int start, int limit)
    {
        while (start < limit && plain[start] is ' ') start++;
        var end = start;
        var comma = -1;
        while (end < limit && plain[end] is not ('。' or ':' or ';' or '!' or '?'))
        {
            if (plain[end] == ',' && comma < 0) comma = end;
            if (plain[end] == ' ' && end - start >= 4) break;
            end++;
        }

        if (end - start <= LongestHeading && !HasQuantity(start, end)) return SourceSpan.FromBounds(start, end);
        if (comma > 0 && comma - start <= LongestLead && !HasQuantity(start, comma)) return SourceSpan.FromBounds(start, comma);
        return new SourceSpan(start, 0);
    }

    private bool IsPlainHeading(SourceSpan line)
    {
        var words = line.Of(plain.AsSpan());
        if (words[0] == '[' && words[^1] == ']') return true;
        if (Bullets.Contains(words[0]) && words.Length <= LongestPlainHeading && !HasQuantity(line.Start, line.End)) return true;
        return words.Length is >= 4 and <= LongestPlainHeading
            && words.IndexOfAny('。', ',', ';') < 0
            && words[^1] is not ':'
            && !HeadingMark(line.Start, out _, out _)
            && !HasQuantity(line.Start, line.End)
            && words.IndexOf('\t') < 0;
    }

    /// <summary>The words of 【一、疫情防控】 and ★一、疫情防控 without their marks.</summary>
    private SourceSpan Unbracketed(SourceSpan line)
    {
        if (plain[line.Start] is not '[' && !Bullets.Contains(plain[line.Start])) return line;
        var start = HeadingMark(line.Start + 1, out _, out var behindMark) ? behindMark : line.Start + 1;
        return SourceSpan.FromBounds(start, Math.Max(start, plain[line.End - 1] == ']' ? line.End - 1 : line.End));
    }

    private void OpenHeading(HeadingStyle style, SourceSpan words, int at)
    {
        var same = open.FindIndex(index => outline.Headings[index].Style == style);
        CloseFrom(same >= 0 ? same : open.FindIndex(index => outline.Headings[index].Style > style) is >= 0 and var deeper ? deeper : open.Count, at);
        var parent = open.Count > 0 ? open[^1] : -1;
        var own = PlanWords.PartOf(words.Of(plain.AsSpan()), facts.Period);
        var inherited = parent >= 0 ? outline.Headings[parent].Part : ReportPart.Review;
        if (own != ReportPart.Plan && EndsPlan(style)) planned = false;
        open.Add(outline.Headings.Count);
        outline.Headings.Add(new Heading
        {
            Style = style,
            Span = words,
            Parent = parent,
            Level = open.Count,
            Part = own == ReportPart.Review ? inherited : own,
            Period = own == ReportPart.Plan ? PlanWords.PeriodOf(words.Of(plain.AsSpan()), facts.Period, FirstDate(words.Start, words.End)) : null,
            End = plain.Length,
        });
    }

    /// <summary>A list of what is planned goes on below the heading where it was opened, and beside it in all styles but 一、.</summary>
    private bool EndsPlan(HeadingStyle style) =>
        plansList
            ? style < plannedUnder || (style == plannedUnder && style == HeadingStyle.ChineseComma)
            : style <= HeadingStyle.ChineseBracket || style <= plannedUnder;

    private void CloseStyle(HeadingStyle style, int at)
    {
        var index = open.FindIndex(heading => outline.Headings[heading].Style == style);
        if (index >= 0) CloseFrom(index, at);
    }

    private void CloseFrom(int index, int at)
    {
        for (var i = index; i < open.Count; i++) outline.Headings[open[i]].End = at;
        open.RemoveRange(index, open.Count - index);
    }

    private bool HasQuantity(int start, int end)
    {
        GoToQuantity(start);
        return nextQuantity < numerals.Quantities.Count && numerals.Quantities[nextQuantity].Span.Start < end;
    }

    /// <summary>A page's end may cut a number in two: 22,⏎318件. Whether a quantity stands on both sides of the place between two characters.</summary>
    private bool IsInQuantity(int place)
    {
        GoToQuantity(place);
        return nextQuantity > 0 && numerals.Quantities[nextQuantity - 1].Span.End > place;
    }

    /// <summary>Moves to the first quantity that begins at <paramref name="start"/> or behind it.</summary>
    private void GoToQuantity(int start)
    {
        var quantities = CollectionsMarshal.AsSpan(numerals.Quantities);
        while (nextQuantity > 0 && quantities[nextQuantity - 1].Span.Start >= start) nextQuantity--;
        while (nextQuantity < quantities.Length && quantities[nextQuantity].Span.Start < start) nextQuantity++;
    }

    private DateMention? FirstDate(int start, int end)
    {
        var dates = numerals.Dates;
        while (nextDate > 0 && dates[nextDate - 1].Span.Start >= start) nextDate--;
        while (nextDate < dates.Count && dates[nextDate].Span.Start < start) nextDate++;
        return nextDate < dates.Count && dates[nextDate].Span.Start < end ? dates[nextDate] : null;
    }
}
