using OpenData.Reading.Words;

namespace OpenData.Reading.Quantities;

/// <summary>Reads what numbers a heading or a point: <c>一、</c> <c>(一)</c> <c>1.</c> <c>1、</c> <c>(1)</c> <c>1)</c> <c>一是</c>.</summary>
internal static class EnumeratorScanner
{
    private const int LongestNumber = 3;

    private static readonly WordTable<bool> SpokenPoints =
        WordTable.Of(WordFile.NumeralWords["enumerator"]);

    /// <summary>Whether a number at <paramref name="at"/> numbers a point; <paramref name="end"/> is behind its mark.</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, int at, out int end)
    {
        if (SpokenPoints.TryMatch(text, at, out var length) && BeginsClause(text, at))
        {
            end = at + length;
            return true;
        }

        end = at;
        var arabic = NumeralCharacters.IsArabic(text[at]);
        while (end < text.Length && end - at <= LongestNumber && NumeralCharacters.IsNumeral(text[end]) && NumeralCharacters.IsArabic(text[end]) == arabic) end++;
        if (end - at > LongestNumber || end >= text.Length) return false;

        var inBrackets = at > 0 && text[at - 1] == '(' && text[end] == ')';
        if (inBrackets)
        {
            end++;
            return true;
        }

        if (!BeginsSentence(text, at)) return false;
        var c = text[end];
        var next = end + 1 < text.Length ? text[end + 1] : '\n';
        var marks = c switch
        {
            '、' => !(arabic && NumeralCharacters.IsArabic(next) && !IsYear(text, end + 1)),
            '.' => !NumeralCharacters.IsArabic(next) || IsYear(text, end + 1),
            ')' => arabic || end - at <= 2,
            ',' => arabic && end - at <= 2 && !NumeralCharacters.IsNumeral(next) && BeginsLine(text, at),
            _ => false,
        };
        if (!marks) return false;
        end++;
        return true;
    }

    /// <summary>1.2023年 numbers a sentence that begins with a year.</summary>
    private static bool IsYear(ReadOnlySpan<char> text, int at) =>
        at + 4 < text.Length && text[at + 4] == '年' && NumeralCharacters.IsArabic(text[at]) && NumeralCharacters.IsArabic(text[at + 3]);

    private static bool BeginsLine(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t') at--;
        return at == 0 || text[at - 1] is '\n' or '\r';
    }

    private static bool BeginsSentence(ReadOnlySpan<char> text, int at)
    {
        while (at > 0 && text[at - 1] is ' ' or '\t') at--;
        return at == 0 || text[at - 1] is '\n' or '\r' or '。' or ';' or ':' or '!' or '?' or ')' or '”' or '★' or '●' or '■' or '◆';
    }

    private static bool BeginsClause(ReadOnlySpan<char> text, int at) => BeginsSentence(text, at) || text[at - 1] is ',' or '、' or '(' or '-';
}
