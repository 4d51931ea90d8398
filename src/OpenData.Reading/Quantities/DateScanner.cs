using OpenData.Observations;

namespace OpenData.Reading.Quantities;

/// <summary>Reads dates and times of day that begin with a number: <c>2017年9月12日</c> <c>三季度</c> <c>1-9月</c> <c>2024-01-12</c> <c>9时30分</c>.</summary>
internal static class DateScanner
{
    /// <summary>2023 and 二〇二三.</summary>
    private const int LongestNumber = 4;

    /// <summary>Reads the date at <paramref name="at"/> and moves behind it, or returns false and stays.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, ref int at, out DateMention date)
    {
        var cursor = at;
        date = default;
        if (!HasMark(text, at)) return false;
        if (TryReadYears(text, ref cursor, out date)
            || TryReadNumericDate(text, ref cursor, out date)
            || TryReadQuarter(text, ref cursor, out date)
            || TryReadMonths(text, ref cursor, out date)
            || TryReadDayOrClock(text, ref cursor, out date))
        {
            date = date with { Span = SourceSpan.FromBounds(at, cursor) };
            at = cursor;
            return true;
        }

        return false;
    }

    /// <summary>Whether behind the number stands a mark with which one of the readers below goes on: most numbers are no dates.</summary>
    private static bool HasMark(ReadOnlySpan<char> text, int at)
    {
        var first = at < text.Length && text[at] == '第' ? at + 1 : at;
        var cursor = first;
        while (cursor < text.Length && cursor - first < LongestNumber && NumeralCharacters.IsNumeral(text[cursor])) cursor++;
        return cursor < text.Length && text[cursor] is '年' or '月' or '日' or '号' or '季' or '时' or '点' or '个' or ':' or '.' or '/' or '-' or '~' or '至' or '到';
    }

    // 2017年 · 二〇二三年 · 2016-2020年 · 2017年三季度 · 2021年1月份 · 2023年上半年 · 2023年度. Not 30年 (a duration).
    private static bool TryReadYears(ReadOnlySpan<char> text, ref int at, out DateMention date)
    {
        date = default;
        var cursor = at;
        if (!TryReadYearNumber(text, ref cursor, out var year)) return false;
        int? last = null;
        var behindFirst = cursor;
        SkipOne(text, ref cursor, '年');
        if (TryReadRangeSign(text, ref cursor) && TryReadYearNumber(text, ref cursor, out var second) && second > year && Is(text, cursor, '年')) last = second;
        else cursor = behindFirst;
        if (!SkipOne(text, ref cursor, '年')) return false;

        date = new DateMention(default, year, 0, 1, 12, last, DatePrecision.Year);
        if (last is null) ReadPartOfYear(text, ref cursor, ref date);
        at = cursor;
        return true;
    }

    private static void ReadPartOfYear(ReadOnlySpan<char> text, ref int at, ref DateMention date)
    {
        var cursor = at;
        if (SkipWord(text, ref cursor, "上半年")) date = date with { FirstMonth = 1, LastMonth = 6, Precision = DatePrecision.Month };
        else if (SkipWord(text, ref cursor, "下半年")) date = date with { FirstMonth = 7, LastMonth = 12, Precision = DatePrecision.Month };
        else if (SkipWord(text, ref cursor, "度")) { }
        else if (TryReadQuarter(text, ref cursor, out var quarter)) date = quarter with { Year = date.Year };
        else if (TryReadMonths(text, ref cursor, out var months)) date = months with { Year = date.Year };
        else return;
        at = cursor;
    }

    private static bool TryReadYearNumber(ReadOnlySpan<char> text, ref int at, out int year)
    {
        year = 0;
        var cursor = at;
        while (cursor < text.Length && cursor - at < LongestNumber)
        {
            var c = text[cursor];
            var digit = NumeralCharacters.IsArabic(c) ? c - '0' : NumeralCharacters.ChineseDigit(c);
            if (digit < 0) break;
            year = (year * 10) + digit;
            cursor++;
        }

        if (cursor - at != LongestNumber || year is < 1900 or > 2100) return false;
        if (cursor < text.Length && NumeralCharacters.IsNumeral(text[cursor])) return false;
        at = cursor;
        return true;
    }

    // 2024-01-12 · 2024.1.12 · 2024/01/12
    private static bool TryReadNumericDate(ReadOnlySpan<char> text, ref int at, out DateMention date)
    {
        date = default;
        var cursor = at;
        if (!TryReadYearNumber(text, ref cursor, out var year) || cursor >= text.Length) return false;
        var separator = text[cursor];
        if (separator is not ('-' or '.' or '/')) return false;
        cursor++;
        if (!TryReadSmall(text, ref cursor, 12, out var month) || !SkipOne(text, ref cursor, separator)) return false;
        if (!TryReadSmall(text, ref cursor, 31, out _)) return false;
        date = new DateMention(default, year, 0, month, month, null, DatePrecision.Month);
        at = cursor;
        return true;
    }

    // 三季度 · 3季度 · 前三季度 is read at its number: the word before it is the caller's
    private static bool TryReadQuarter(ReadOnlySpan<char> text, ref int at, out DateMention date)
    {
        date = default;
        var cursor = at;
        var ordinal = SkipOne(text, ref cursor, '第');
        var cumulative = !ordinal && at > 0 && text[at - 1] == '前';
        if (cumulative is false && SkipOne(text, ref cursor, '前')) cumulative = true;
        if (!TryReadSmall(text, ref cursor, 4, out var quarter) || quarter == 0 || !SkipWord(text, ref cursor, "季度")) return false;
        date = new DateMention(default, null, 0, cumulative ? 1 : (quarter * 3) - 2, quarter * 3, null, DatePrecision.Month);
        at = cursor;
        return true;
    }

    // 9月 · 9月份 · 1-9月 · 1月至9月 · 十月底 · 6月22日 · 前8个月 is read at its number
    private static bool TryReadMonths(ReadOnlySpan<char> text, ref int at, out DateMention date)
    {
        date = default;
        var cursor = at;
        if (!TryReadSmall(text, ref cursor, 12, out var first) || first == 0) return false;
        if (at > 0 && text[at - 1] == '前' && SkipWord(text, ref cursor, "个月"))
        {
            date = new DateMention(default, null, 0, 1, first, null, DatePrecision.Month);
            at = cursor;
            return true;
        }

        var last = first;
        var behindFirst = cursor;
        SkipOne(text, ref behindFirst, '月');
        if (TryReadRangeSign(text, ref behindFirst) && TryReadSmall(text, ref behindFirst, 12, out var second) && second > first && Is(text, behindFirst, '月'))
        {
            last = second;
            cursor = behindFirst;
        }

        if (!SkipOne(text, ref cursor, '月')) return false;
        SkipOne(text, ref cursor, '份');
        SkipDay(text, ref cursor);
        foreach (var suffix in (ReadOnlySpan<string>)["底前", "底", "初", "末", "上旬", "中旬", "下旬", "中上旬", "中下旬"])
        {
            if (SkipWord(text, ref cursor, suffix)) break;
        }

        date = new DateMention(default, null, 0, first, last, null, DatePrecision.Month);
        at = cursor;
        return true;
    }

    private static void SkipDay(ReadOnlySpan<char> text, ref int at)
    {
        var cursor = at;
        if (!TryReadSmall(text, ref cursor, 31, out _)) return;
        var behindFirst = cursor;
        if (TryReadRangeSign(text, ref behindFirst) && TryReadSmall(text, ref behindFirst, 31, out _)) cursor = behindFirst;
        if (cursor < text.Length && text[cursor] is '日' or '号') at = cursor + 1;
    }

    // 19日 · 9时30分 · 9:30 · 20点 (a clock hour only behind a word for a part of the day)
    private static bool TryReadDayOrClock(ReadOnlySpan<char> text, ref int at, out DateMention date)
    {
        date = new DateMention(default, null, 0, 0, 0, null, DatePrecision.None);
        var cursor = at;
        if (!TryReadSmall(text, ref cursor, 31, out var value)) return false;
        if (cursor >= text.Length) return false;
        var partOfDay = at >= 2 && text[(at - 2)..at] is "上午" or "下午" or "晚上" or "凌晨" or "清晨" or "中午" or "早上" or "傍晚" or "当晚" or "当日";
        var c = text[cursor];
        if ((c == '日' && !Is(text, cursor + 1, '均')) || (c == '号' && at > 0 && text[at - 1] == '月'))
        {
            at = cursor + 1;
            return true;
        }

        if (value > 24) return false;
        if ((c == '时' && !Is(text, cursor + 1, '期')) || (c is '点' && partOfDay))
        {
            cursor++;
            if (TryReadSmall(text, ref cursor, 59, out _)) SkipOne(text, ref cursor, '分');
            SkipOne(text, ref cursor, '许');
            at = cursor;
            return true;
        }

        if (c == ':' && !text[Math.Max(0, at - 6)..at].Contains('比') && (partOfDay || (cursor + 2 < text.Length && text[cursor + 1] is >= '0' and <= '5' && NumeralCharacters.IsArabic(text[cursor + 2])))
            && NumeralCharacters.IsArabic(text[at]) && value <= 24)
        {
            cursor++;
            var minutes = cursor;
            if (!TryReadSmall(text, ref cursor, 59, out _) || cursor - minutes != 2 || (!partOfDay && Is(text, cursor, '.'))) return false;
            if (SkipOne(text, ref cursor, ':')) TryReadSmall(text, ref cursor, 59, out _);
            else if (!partOfDay && cursor < text.Length && NumeralCharacters.IsNumeral(text[cursor])) return false;
            at = cursor;
            return true;
        }

        return false;
    }

    /// <summary>A number up to <paramref name="max"/> of one or two Arabic digits, or of Chinese characters up to 三十一.</summary>
    private static bool TryReadSmall(ReadOnlySpan<char> text, ref int at, int max, out int value)
    {
        value = 0;
        var cursor = at;
        if (cursor < text.Length && NumeralCharacters.IsArabic(text[cursor]))
        {
            while (cursor < text.Length && NumeralCharacters.IsArabic(text[cursor]) && cursor - at < 3) value = (value * 10) + (text[cursor++] - '0');
            if (cursor - at > 2 || value > max) return false;
            at = cursor;
            return true;
        }

        var tens = 0;
        var pending = -1;
        for (; cursor < text.Length && cursor - at < 3; cursor++)
        {
            var c = text[cursor];
            if (NumeralCharacters.Magnitude(c) == 10 && tens == 0)
            {
                tens = Math.Max(pending, 1) * 10;
                pending = -1;
            }
            else if (pending < 0 && NumeralCharacters.ChineseDigit(c) is >= 0 and var digit && c != '两')
            {
                pending = digit;
            }
            else
            {
                break;
            }
        }

        if (cursor == at || (cursor < text.Length && NumeralCharacters.IsChineseNumeral(text[cursor]))) return false;
        value = tens + Math.Max(pending, 0);
        if (value > max) return false;
        at = cursor;
        return true;
    }

    private static bool TryReadRangeSign(ReadOnlySpan<char> text, ref int at)
    {
        if (at >= text.Length || text[at] is not ('-' or '~' or '至' or '到')) return false;
        at++;
        if (text[at - 1] == '-' && Is(text, at, '-')) at++;
        return true;
    }

    private static bool Is(ReadOnlySpan<char> text, int at, char c) => (uint)at < (uint)text.Length && text[at] == c;

    private static bool SkipOne(ReadOnlySpan<char> text, ref int at, char c)
    {
        if (!Is(text, at, c)) return false;
        at++;
        return true;
    }

    private static bool SkipWord(ReadOnlySpan<char> text, ref int at, string word)
    {
        if (at > text.Length || !text[at..].StartsWith(word, StringComparison.Ordinal)) return false;
        at += word.Length;
        return true;
    }
}
