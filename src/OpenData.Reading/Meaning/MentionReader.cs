using System.Buffers;
using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Structure;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Cuts a sentence at its marks and quantities, so that each quantity has the words that belong to it.</summary>
internal static class MentionReader
{
    private static readonly WordTable<bool> TrailingQualifiers = WordTable.Of(["以上", "以下", "以内", "左右", "上下", "不等", "之多", "之间", "及以上", "有余"]);

    /// <summary>58名(应到60名), 120户(比去年增加20户): no part of the number before.</summary>
    private static readonly WordTable<bool> Comparisons = WordTable.Of(["比", "较", "应", "原", "总", "共", "目标", "计划", "任务", "去年", "上年", "同比", "上期", "含"]);

    /// <summary>81人(含) … : brackets with so little in them are passed over.</summary>
    private const int LongestRemark = 5;

    /// <param name="plain">The text.</param>
    /// <param name="sentence">One of it.</param>
    /// <param name="tables">Those of the text.</param>
    /// <param name="quantities">Those of the sentence.</param>
    public static List<Mention> Read(string plain, Sentence sentence, Tables tables, ReadOnlySpan<WrittenQuantity> quantities)
    {
        var mentions = new List<Mention>(quantities.Length);
        var inBrackets = false;
        for (var i = 0; i < quantities.Length; i++)
        {
            ref readonly var quantity = ref quantities[i];
            var previousEnd = i == 0 ? sentence.Span.Start : mentions[i - 1].QualifierEnd;
            var gap = SourceSpan.FromBounds(Math.Min(previousEnd, quantity.Span.Start), quantity.Span.Start);
            var qualifierEnd = EndOfQualifier(plain, quantity.Span.End, sentence.Span.End);
            var nextStart = i + 1 < quantities.Length ? quantities[i + 1].Span.Start : sentence.Span.End;
            var before = WordsBefore(plain, gap, i > 0);
            var after = WordsAfter(plain, qualifierEnd, nextStart);
            var words = gap.Of(plain.AsSpan());
            var opensBracket = i > 0 && words.StartsWith('(') && !Comparisons.Begins(words[1..]);
            if (words.IndexOfAny('(', ')') >= 0) inBrackets = i > 0 && words.LastIndexOf('(') > words.LastIndexOf(')');
            mentions.Add(new Mention
            {
                Quantity = quantity,
                Sentence = sentence,
                Index = i,
                Before = before,
                After = after,
                Clause = ClauseAround(plain, sentence.Span, quantity.Span),
                QualifierEnd = qualifierEnd,
                FollowsDirectly = i > 0 && IsOnlyMarks(words),
                ContinuesList = i > 0 && ContinuesList(words),
                AfterComma = words.Contains(','),
                IsFollowedByQuantity = i + 1 < quantities.Length && after.End == nextStart,
                Cell = tables.CellAt(quantity.Span.Start),
                Previous = i > 0 ? mentions[i - 1] : null,
                OpensParts = words.Contains("其中", StringComparison.Ordinal),
                BeginsStatement = words.Contains(';'),
                InBrackets = inBrackets,
                OpensBracket = opensBracket,
            });
        }

        for (var i = 0; i + 1 < mentions.Count; i++) mentions[i].Next = mentions[i + 1];
        return mentions;
    }

    private const string MarkCharacters = ",;:。!?\n\t\r…|";
    private static readonly SearchValues<char> Marks = SearchValues.Create(MarkCharacters);
    private static readonly CharacterSet MarkSet = new(MarkCharacters);

    public static bool IsMark(char c) => MarkSet.Contains(c);

    private static int EndOfQualifier(string plain, int at, int limit) => TrailingQualifiers.TryMatch(plain, at, out var length) ? Math.Min(at + length, limit) : at;

    /// <summary>Back from the number to the last mark; an open bracket is one, a closed pair is not.</summary>
    private static SourceSpan WordsBefore(string plain, SourceSpan gap, bool hasPrevious)
    {
        var depth = 0;
        var start = gap.End;
        var marked = false;
        while (start > gap.Start)
        {
            var c = plain[start - 1];
            if (c == ')') depth++;
            if (c == '(' && depth-- == 0) { marked = true; break; }
            if (depth == 0 && (IsMark(c) || (c == '-' && start - 2 >= gap.Start && plain[start - 2] == '-'))) { marked = true; break; }
            start--;
        }

        if (gap.Length > 0 && plain[gap.End - 1] == '、') start = gap.End;
        else if (!marked && hasPrevious)
        {
            // 386床被子、72件棉衣: what stands before the list's comma belongs to the item before.
            var comma = plain.AsSpan(start, gap.End - start).IndexOf('、');
            if (comma >= 0) start += comma + 1;
            else if (gap.Length > 0 && plain[gap.End - 1] is '与' or '和' or '及') start = gap.End;
        }

        return SourceSpan.FromBounds(start, gap.End);
    }

    private static SourceSpan WordsAfter(string plain, int start, int limit)
    {
        if (start < limit && plain[start] == '(' && plain.AsSpan(start, Math.Min(LongestRemark, limit - start)).IndexOf(')') is > 0 and var close) start += close + 1;
        var end = start;
        var depth = 0;
        for (; end < limit; end++)
        {
            var c = plain[end];
            if (c == '(') { if (end == start) break; depth++; }
            if (c == ')' && depth-- == 0) break;
            if (depth == 0 && (IsMark(c) || c == '、')) break;
        }

        return SourceSpan.FromBounds(start, Math.Max(end, start));
    }

    private static SourceSpan ClauseAround(string plain, SourceSpan sentence, SourceSpan quantity)
    {
        var start = sentence.Start + plain.AsSpan(sentence.Start, quantity.Start - sentence.Start).LastIndexOfAny(Marks) + 1;
        var length = plain.AsSpan(quantity.End, Math.Max(0, sentence.End - quantity.End)).IndexOfAny(Marks);
        return SourceSpan.FromBounds(start, length < 0 ? Math.Max(quantity.End, sentence.End) : quantity.End + length);
    }

    private static bool IsOnlyMarks(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (!(c is ',' or '、' or ' ' or '(' or ')' or '和' or '与' or '及' or '/' or '共' or '计' or '约' or '近')) return false;
        }

        return true;
    }

    private static bool ContinuesList(ReadOnlySpan<char> gap)
    {
        foreach (var c in gap)
        {
            if (IsMark(c) && c is not ',') return false;
        }

        return gap.Contains('、') || (gap.Length > 0 && gap[^1] is '与' or '和' or '及') || gap.Contains(',');
    }
}
