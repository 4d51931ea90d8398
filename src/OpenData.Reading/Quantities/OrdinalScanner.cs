using OpenData.Observations;

namespace OpenData.Reading.Quantities;

/// <summary>Reads 第 with a number: a rank (排名全市第二), or an ordinal that counts nothing (第一书记, 第一、二剂, 前3名的村).</summary>
internal static class OrdinalScanner
{
    private const int FarthestRankWord = 30;

    private static readonly string[] RankWords =
        ["位列", "位居", "排名", "名列", "列全", "居全", "位次", "排位", "排在", "荣获", "获得", "夺得", "取得", "跃居", "稳居", "升至", "上升", "上升到", "考核", "测评", "评比", "总分", "综合", "评议", "调查", "列", "居", "获", "排"];

    /// <param name="text">Plain characters.</param>
    /// <param name="at">Where 第, 前 or the number stands.</param>
    /// <param name="end">Behind the ordinal.</param>
    /// <param name="rank">The rank, where it is one; else null.</param>
    public static bool TryMatch(ReadOnlySpan<char> text, int at, out int end, out WrittenQuantity? rank)
    {
        rank = null;
        end = at;
        if (text[at] == '第') return TryMatchOrdinal(text, at, out end, out rank);
        return at > 0 && text[at - 1] is '前' or '后' && TryMatchGroup(text, at, out end, out rank);
    }

    private static bool TryMatchOrdinal(ReadOnlySpan<char> text, int at, out int end, out WrittenQuantity? rank)
    {
        rank = null;
        end = at + 1;
        if (end >= text.Length || !NumeralCharacters.IsNumeral(text[end]) || !NumeralScanner.TryRead(text, ref end, out var number)) return false;
        var behindNumber = end;
        if (end < text.Length && text[end] is '名' or '位') end++;
        if (EndsStatement(text, end) && HasRankWordBefore(text, at))
        {
            rank = Rank(at, end, behindNumber, number.Value);
            return true;
        }

        end = behindNumber;
        // 第一、二剂: the numbers that follow belong to the same 第.
        while (end + 1 < text.Length && text[end] is '、' or '-' or '至' && NumeralCharacters.IsNumeral(text[end + 1]))
        {
            var cursor = end + 1;
            NumeralScanner.TryRead(text, ref cursor, out _);
            end = cursor;
        }

        return true;
    }

    // 前3名的村 names a group; 进入全县前三 is a rank.
    private static bool TryMatchGroup(ReadOnlySpan<char> text, int at, out int end, out WrittenQuantity? rank)
    {
        rank = null;
        end = at;
        if (!NumeralScanner.TryRead(text, ref end, out var number)) return false;
        var behindNumber = end;
        if (end < text.Length && text[end] is '名' or '位' or '强') end++;
        var named = end > behindNumber;
        if (text[at - 1] == '前' && (named || number.IsChinese) && EndsStatement(text, end) && !(end < text.Length && text[end] == '的') && HasRankWordBefore(text, at - 1, "进入", "跻身", "排名", "位列", "位居", "名列", "稳居", "列"))
        {
            rank = Rank(at - 1, end, behindNumber, number.Value);
            return true;
        }

        return named;
    }

    private static WrittenQuantity Rank(int start, int end, int unitStart, decimal value) => new()
    {
        Span = SourceSpan.FromBounds(start, end),
        Value = value,
        Unit = UnitTable.Rank,
        UnitSpan = SourceSpan.FromBounds(unitStart, end),
        MagnitudeAt = -1,
        Magnitude = 1,
        Qualifier = Qualifier.Rank,
    };

    private static bool EndsStatement(ReadOnlySpan<char> text, int at) =>
        at >= text.Length || text[at] is ',' or '。' or ';' or '、' or '!' or ')' or '(' or '\n' or '\r' or '的' or '并' or '和' or ' ' or '“' or '”'
        || text[at..].StartsWith("上升", StringComparison.Ordinal) || text[at..].StartsWith("提升", StringComparison.Ordinal) || text[at..].StartsWith("跃升", StringComparison.Ordinal)
        || text[at..].StartsWith("下降", StringComparison.Ordinal);

    private static bool HasRankWordBefore(ReadOnlySpan<char> text, int at, params ReadOnlySpan<string> words)
    {
        var start = at;
        while (start > 0 && at - start < FarthestRankWord && text[start - 1] is not ('。' or ';' or '\n')) start--;
        var before = text[start..at];
        foreach (var word in words.IsEmpty ? RankWords : words)
        {
            if (before.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
