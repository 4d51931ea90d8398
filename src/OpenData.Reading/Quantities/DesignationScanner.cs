namespace OpenData.Reading.Quantities;

/// <summary>Reads numbers that only name something: document numbers, telephones, roads, plates, models, grades.</summary>
internal static class DesignationScanner
{
    private static readonly string[] HotlineWords =
        ["热线", "平台", "信访", "工单", "政务", "便民", "举报", "投诉", "服务", "市民", "报警", "急救", "消防", "监督", "电话", "诉求", "转办", "督办"];

    // 〔2023〕15号 · (2023)第15号 · 2023年第3号
    public static bool TryMatchDocumentNumber(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (at > 0 && text[at - 1] is '[' or '(' && at + 4 < text.Length && text[at + 4] is ']' or ')')
        {
            var cursor = at;
            while (cursor < at + 4 && NumeralCharacters.IsArabic(text[cursor])) cursor++;
            if (cursor != at + 4) return false;
            cursor++;
            if (cursor < text.Length && text[cursor] == '第') cursor++;
            var digits = cursor;
            while (cursor < text.Length && NumeralCharacters.IsNumeral(text[cursor])) cursor++;
            if (cursor == digits || cursor >= text.Length || text[cursor] != '号') return false;
            end = cursor + 1;
            return true;
        }

        return false;
    }

    // 13812345678 · 138******** · 0730-5123456 · 12345热线 · 110 · identity numbers, whole or hidden
    public static bool TryMatchPhone(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (!NumeralCharacters.IsArabic(text[at])) return false;
        while (end < text.Length && (NumeralCharacters.IsArabic(text[end]) || text[end] is '*')) end++;
        var digits = end - at;
        if (digits is 3 or 4 && text[at] == '0' && end + 7 <= text.Length && text[end] == '-')
        {
            var cursor = end + 1;
            while (cursor < text.Length && NumeralCharacters.IsArabic(text[cursor])) cursor++;
            if (cursor - end - 1 is 7 or 8)
            {
                end = cursor;
                return true;
            }
        }

        if (digits is 11 or 13 or 15 or 18 && text[end - 1] == '*') return true;
        if (digits == 11 && text[at] == '1' && !UnitFollows(text, end)) return true;
        if (digits == 18 && !UnitFollows(text, end)) return true;
        if (digits == 17 && end < text.Length && text[end] is 'X' or 'x')
        {
            end++;
            return true;
        }

        if (digits is not (3 or 5) || text[at] != '1') return false;
        var behind = end;
        while (behind < text.Length && text[behind] is '”' or '"' or '’' or ' ') behind++;
        foreach (var word in HotlineWords)
        {
            if (text[behind..].StartsWith(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    // G320国道 · 湘A · 4A级 · 5G · 3D · 110kV · 2.0版 · 3·15
    public static bool TryMatchDesignation(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (!NumeralCharacters.IsArabic(text[at])) return false;
        while (end < text.Length && (NumeralCharacters.IsArabic(text[end]) || (text[end] == '.' && end + 1 < text.Length && NumeralCharacters.IsArabic(text[end + 1])))) end++;
        if (at > 0 && char.IsAsciiLetter(text[at - 1]) && !UnitFollows(text, end)) return true;
        if (at > 1 && text[at - 1] == '-' && char.IsAsciiLetter(text[at - 2])) return true;
        if (end >= text.Length) return false;

        var c = text[end];
        if (c == '·' && end + 1 < text.Length && NumeralCharacters.IsArabic(text[end + 1]))
        {
            end++;
            while (end < text.Length && NumeralCharacters.IsArabic(text[end])) end++;
            return true;
        }

        if (char.IsAsciiLetter(c) && !UnitTable.TryMatch(text, end, out _, out _))
        {
            while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
            return true;
        }

        if (text[end..].StartsWith("号", StringComparison.Ordinal) && !text[end..].StartsWith("号召", StringComparison.Ordinal))
        {
            end++;
            return true;
        }

        if (c is '版' or '级' or '型' || (c == '千' && text[end..].StartsWith("千伏", StringComparison.Ordinal) && !text[end..].StartsWith("千伏安", StringComparison.Ordinal)))
        {
            end++;
            return true;
        }

        return false;
    }

    private static bool UnitFollows(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (NumeralCharacters.Magnitude(text[at]) > 0 || text[at] is '余' or '多' or ' ')) at++;
        return UnitTable.TryMatch(text, at, out _, out _);
    }
}
