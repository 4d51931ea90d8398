using System.Text;
using OpenData.Reading.Characters;

namespace OpenData.Reading.Decoding.Html;

/// <summary>
/// The line under a title: <c>发布时间：2018-01-05 来源：白水镇 浏览次数：128 【字体：大 中 小】 打印</c>. Date and source are the report's; the
/// counter and the buttons are the page's.
/// </summary>
internal static class PublicationLine
{
    private const int MaxLength = 200;

    /// <summary>The longest line that is known by nothing but its date.</summary>
    private const int MaxDateLength = 60;

    private const string Brackets = "[]()“”{}|/·";

    /// <summary>Whether a line is one: it has a label with its colon, or is a date with little else. A sentence is none.</summary>
    public static bool IsIn(string text)
    {
        if (text.Length > MaxLength * 2) return false;
        var plain = PlainCharacters.Of(text).Trim();
        if (plain.Length is 0 or > MaxLength || plain.Contains('。', StringComparison.Ordinal)) return false;
        var isShort = plain.Length <= MaxDateLength && plain.AsSpan().IndexOfAny(",;") < 0;
        for (var i = 0; i < plain.Length; i++)
        {
            if (isShort && IsDate(plain, i)) return true;
            if (IsBoundary(plain, i) && PageWords.Labels.TryMatch(plain, i, out var length) && HasColon(plain, i + length)) return true;
        }

        return false;
    }

    /// <summary>The line without counters and buttons, and otherwise as it is; empty where nothing else is in it.</summary>
    public static string Clean(string text)
    {
        var plain = PlainCharacters.Of(text);
        var kept = new StringBuilder();
        var (start, keeps) = (0, true);
        for (var i = 0; i <= plain.Length; i++)
        {
            if (i < plain.Length && !BeginsOtherPart(plain, i, keeps)) continue;
            var end = i;
            while (end > start && end < plain.Length && plain[end - 1] is '[' or '(') end--;
            if (keeps) kept.Append(text, start, end - start);
            (start, keeps) = (i, !keeps);
        }

        return WithoutButtons(kept.ToString());
    }

    /// <summary>Whether the line is nothing but buttons and counters.</summary>
    public static bool IsOnlyButtons(string text) => text.Length <= MaxLength && text.Any(c => !IsSeparator(c)) && WithoutButtons(text).Length == 0;

    /// <summary>Within what is kept, a label that is left out; within what is left out, one that is kept.</summary>
    private static bool BeginsOtherPart(string plain, int at, bool keeps)
    {
        if (!PageWords.Labels.TryMatch(plain, at, out var isKept, out var length) || isKept == keeps) return false;
        if (HasColon(plain, at + length)) return isKept || length > 2 || IsBoundary(plain, at);
        // 浏览 128 次 and 打印 stand without a colon, as words of their own.
        return !isKept && IsBoundary(plain, at) && (at + length == plain.Length || !char.IsLetter(plain[at + length]));
    }

    /// <summary>Cuts off the ends what is a button, and the brackets and strokes that then stand alone.</summary>
    private static string WithoutButtons(string text)
    {
        var plain = PlainCharacters.Of(text);
        var end = plain.Length;
        while (true)
        {
            var word = end;
            while (word > 0 && IsSeparator(plain[word - 1])) word--;
            if (!PageWords.Buttons.TryMatchBefore(plain, word, out var length) || (word > length && !IsSeparator(plain[word - length - 1]))) break;
            end = word - length;
        }

        var kept = plain.AsSpan(0, end).TrimEnd();
        while (kept.Length > 0 && IsSeparator(kept[^1]) && !Closes(kept)) kept = kept[..^1].TrimEnd();
        var start = kept.Length - kept.TrimStart().Length;
        while (start < kept.Length && kept[start] is ')' or ']' or '|' or '/' || (start < kept.Length && char.IsWhiteSpace(kept[start]))) start++;
        return text[start..kept.Length];
    }

    /// <summary>Whether the last character is the bracket that closes one in the same words: 白水镇（党政办）.</summary>
    private static bool Closes(ReadOnlySpan<char> plain) => plain[^1] switch
    {
        ')' => plain.Contains('('),
        ']' => plain.Contains('['),
        '”' => plain.Contains('“'),
        _ => false,
    };

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || VisibleText.IsInvisible(c) || Brackets.Contains(c, StringComparison.Ordinal);

    private static bool IsBoundary(string plain, int at) => at == 0 || !char.IsLetter(plain[at - 1]);

    private static bool HasColon(string plain, int at)
    {
        while (at < plain.Length && IsSeparator(plain[at])) at++;
        return at < plain.Length && plain[at] == ':';
    }

    /// <summary>2018-01-05, 2018年1月5日, 2018/1/5.</summary>
    private static bool IsDate(string plain, int at)
    {
        if (at + 8 > plain.Length || plain.AsSpan(at, 4).IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        return plain[at + 4] is '-' or '年' or '/' or '.' && char.IsAsciiDigit(plain[at + 5]) && plain.AsSpan(at + 6, 2).IndexOfAny("-月/.") >= 0;
    }
}
