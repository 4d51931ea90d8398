using System.Globalization;

namespace OpenData.Reading.Decoding;

/// <summary>
/// Hides what names a person by number: mobile numbers (138********) and identity numbers (430681************). One character for one,
/// so that offsets stay what they are. What is kept tells the network, or the county, and nobody from somebody else.
/// </summary>
/// <remarks>Office telephones (0730-5123456), hotlines and amounts of money stay: they are what a report is published for.</remarks>
public static class PersonalNumbers
{
    public const char Mask = '*';

    private const int KeptOfMobile = 3;
    private const int KeptOfIdentity = 6;

    /// <summary>How far before a number a word still announces it.</summary>
    private const int Reach = 8;

    /// <summary>手机13812345678万事通: behind these words it is a telephone number, whatever follows.</summary>
    private static readonly string[] Announced = ["电话", "手机", "联系", "微信", "号码", "热线", "TEL", "Tel", "tel"];

    /// <summary>13812345678元: digits before these measure something.</summary>
    private static readonly string[] Measures = ["元", "万", "亿", "余", "多", "千", "吨", "公斤", "斤", "亩", "米", "公里", "平方", "立方", "美元", "度", "%", "％"];

    /// <summary>Of a report, a line of it, or the name of a file.</summary>
    /// <returns>The text itself where there is nothing to hide.</returns>
    public static string Hide(string text)
    {
        char[]? hidden = null;
        for (var at = 0; at < text.Length; at++)
        {
            if (Digit(text, at) < 0) continue;
            var end = at;
            while (Digit(text, end) >= 0) end++;
            var (from, to) = Secret(text, at, end);
            if (from < to)
            {
                hidden ??= text.ToCharArray();
                for (var i = from; i < to; i++)
                {
                    if (Digit(text, i) >= 0 || char.IsLetter(text[i])) hidden[i] = Mask;
                }
            }

            at = Math.Max(end, to) - 1;
        }

        return hidden is null ? text : new string(hidden);
    }

    /// <summary>The part to hide of what begins with the run of digits from <paramref name="at"/> to <paramref name="end"/>; nothing as a rule.</summary>
    private static (int From, int To) Secret(string text, int at, int end)
    {
        var length = end - at;
        if (length == 17 && end < text.Length && text[end] is 'X' or 'x' or 'Ｘ' or 'ｘ' && IsBirthday(text, at + KeptOfIdentity, 8)) return (at + KeptOfIdentity, end + 1);
        if (length == 18 && IsBirthday(text, at + KeptOfIdentity, 8)) return (at + KeptOfIdentity, end);
        if (length == 15 && Digit(text, at) is >= 1 and <= 8 && IsBirthday(text, at + KeptOfIdentity, 6)) return (at + KeptOfIdentity, end);
        if (length == 13 && Digit(text, at) == 8 && Digit(text, at + 1) == 6 && IsMobile(text, at + 2)) return (at + 2 + KeptOfMobile, end);
        if (length == 11 && IsMobile(text, at) && !IsMeasured(text, at, end)) return (at + KeptOfMobile, end);
        return length == KeptOfMobile && IsMobile(text, at) && EndOfGroups(text, end) is { } last ? (end, last) : (0, 0);
    }

    private static bool IsMobile(string text, int at) => Digit(text, at) == 1 && Digit(text, at + 1) >= 3;

    /// <summary>19580614 of new numbers, 580614 of those before 1999.</summary>
    private static bool IsBirthday(string text, int at, int length)
    {
        Span<char> digits = stackalloc char[8];
        "19".CopyTo(digits);
        for (var i = 0; i < length; i++) digits[8 - length + i] = (char)('0' + Digit(text, at + i));
        return DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1880 and < 2100;
    }

    /// <summary>An amount, or the digits behind a decimal point.</summary>
    private static bool IsMeasured(string text, int at, int end)
    {
        if (at > 1 && text[at - 1] is '.' or '．' && Digit(text, at - 2) >= 0) return true;
        if (IsAnnounced(text, at)) return false;
        var behind = text.AsSpan(end).TrimStart(' ');
        foreach (var unit in Measures)
        {
            if (behind.StartsWith(unit, StringComparison.Ordinal)) return true;
        }

        return behind.Length > 1 && behind[0] == '.' && char.IsAsciiDigit(behind[1]);
    }

    /// <summary>138-1234-5678 · 电话138 1234 5678, where the words say that it is no row of a table.</summary>
    private static int? EndOfGroups(string text, int at)
    {
        var separator = at < text.Length ? text[at] : '\0';
        if (separator is not ('-' or '－' or '—') && (separator != ' ' || !IsAnnounced(text, at - KeptOfMobile))) return null;
        for (var group = 0; group < 2; group++)
        {
            if (at >= text.Length || text[at] != separator) return null;
            for (var i = 1; i <= 4; i++)
            {
                if (Digit(text, at + i) < 0) return null;
            }

            at += 5;
        }

        return Digit(text, at) < 0 ? at : null;
    }

    private static bool IsAnnounced(string text, int at)
    {
        var start = Math.Max(0, at - Reach);
        foreach (var word in Announced)
        {
            if (text.AsSpan(start, at - start).Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>0 to 9 for a digit of half or full width, else −1.</summary>
    private static int Digit(string text, int at) => at >= text.Length
        ? -1
        : text[at] switch
        {
            >= '0' and <= '9' => text[at] - '0',
            >= '０' and <= '９' => text[at] - '０',
            _ => -1,
        };
}
