using System.Text;

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

    private const string Brackets = "【】[]（）()〖〗「」{}|/·";

    /// <summary>Whether a line is one: it has a label with its colon, or is a date with little else. A sentence is none.</summary>
    public static bool IsIn(string text)
    {
        text = text.Trim();
        if (text.Length is 0 or > MaxLength || text.Contains('。', StringComparison.Ordinal)) return false;
        var isShort = text.Length <= MaxDateLength && text.AsSpan().IndexOfAny("，；") < 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (isShort && IsDate(text, i)) return true;
            if (IsBoundary(text, i) && PageWords.Labels.TryMatch(text, i, out var length) && HasColon(text, i + length)) return true;
        }

        return false;
    }

    /// <summary>The line without counters and buttons; empty where nothing else is in it.</summary>
    public static string Clean(string text)
    {
        var kept = new StringBuilder();
        var (start, keeps) = (0, true);
        for (var i = 0; i <= text.Length; i++)
        {
            var length = 0;
            var nextKeeps = true;
            if (i < text.Length && !BeginsPart(text, i, out nextKeeps, out length)) continue;
            if (keeps) AppendPart(kept, text[start..i]);
            (start, keeps) = (i, nextKeeps);
            i += Math.Max(length - 1, 0);
        }

        return kept.ToString();
    }

    /// <summary>Whether the line is nothing but buttons and counters.</summary>
    public static bool IsOnlyButtons(string text) => WithoutButtons(text).Length == 0 && text.AsSpan().IndexOfAnyExcept(Brackets + " \t\u3000\u00A0") >= 0;

    private static bool BeginsPart(string text, int at, out bool keeps, out int length)
    {
        if (!PageWords.Labels.TryMatch(text, at, out keeps, out length)) return false;
        if (HasColon(text, at + length)) return true;
        // 浏览 128 次 and 打印 stand without a colon, as words of their own.
        return !keeps && IsBoundary(text, at) && (at + length == text.Length || !char.IsLetter(text[at + length]));
    }

    private static void AppendPart(StringBuilder kept, string part)
    {
        part = WithoutButtons(part);
        if (part.Length == 0) return;
        if (kept.Length > 0) kept.Append(' ');
        kept.Append(part);
    }

    /// <summary>Cuts buttons, brackets and blanks off the end, and brackets and blanks off the beginning.</summary>
    private static string WithoutButtons(string text)
    {
        var end = text.Length;
        while (true)
        {
            while (end > 0 && IsSeparator(text[end - 1])) end--;
            if (!PageWords.Buttons.TryMatchBefore(text, end, out var length) || (end > length && !IsSeparator(text[end - length - 1]))) break;
            end -= length;
        }

        var start = 0;
        while (start < end && IsSeparator(text[start])) start++;

        // A bracket that closes one inside the part stays: 白水镇（党政办）.
        while (end < text.Length && text[end] is '）' or ')' && text.AsSpan(start, end - start).IndexOfAny('（', '(') >= 0) end++;
        return text[start..end];
    }

    private static bool IsSeparator(char c) => char.IsWhiteSpace(c) || VisibleText.IsInvisible(c) || Brackets.Contains(c, StringComparison.Ordinal);

    private static bool IsBoundary(string text, int at) => at == 0 || !char.IsLetter(text[at - 1]);

    private static bool HasColon(string text, int at)
    {
        while (at < text.Length && IsSeparator(text[at])) at++;
        return at < text.Length && text[at] is '：' or ':';
    }

    /// <summary>2018-01-05, 2018年1月5日, 2018/1/5.</summary>
    private static bool IsDate(string text, int at)
    {
        if (at + 8 > text.Length || text.AsSpan(at, 4).IndexOfAnyExceptInRange('0', '9') >= 0) return false;
        return text[at + 4] is '-' or '年' or '/' or '.' && char.IsAsciiDigit(text[at + 5]) && text.AsSpan(at + 6, 2).IndexOfAny("-月/.") >= 0;
    }
}
