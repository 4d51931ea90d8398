using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>How exact a figure is, from the words right before and behind it.</summary>
internal static class QualifierReader
{
    private static readonly WordTable<Qualifier> Before = new(
        [
            .. Entries("约 约为 约有 约达 大约 大概 近 将近 接近 近乎 估计 大致", Qualifier.Approx),
            .. Entries("超 超过 超出 逾 突破 不低于 不少于 不小于 不下于 至少 最少 高于 大于 多于 过 不下 达到或超过 首破 突破了 超过了 超了", Qualifier.Min),
            .. Entries("不超过 不高于 不多于 不大于 不足 不到 低于 少于 小于 未超过 未达 控制在 最多 至多", Qualifier.Max),
        ],
        backwards: true);

    private static readonly WordTable<Qualifier> Behind = new(
        [
            .. Entries("以上 及以上 有余", Qualifier.Min),
            .. Entries("以下 以内 之内", Qualifier.Max),
            .. Entries("左右 上下 多 余", Qualifier.Approx),
        ]);

    public static Qualifier Read(string plain, Mention mention)
    {
        var quantity = mention.Quantity;
        if (quantity.Qualifier is Qualifier.Rank or Qualifier.Ratio or Qualifier.Range) return quantity.Qualifier;
        var behindAt = string.CompareOrdinal(plain, quantity.Span.End, "(含)", 0, 3) == 0 ? quantity.Span.End + 3 : quantity.Span.End;
        if (Behind.TryMatch(plain, behindAt, out var behind, out _)) return behind;
        var start = quantity.Span.Start;
        while (start > 0 && plain[start - 1] == ' ') start--;
        if (!Before.TryMatchBefore(plain, start, out var before, out var length)) return IsAtLeast(plain, mention) ? Qualifier.Min : quantity.Qualifier;

        // 通过, 经过 and 高于全市平均水平1.8个百分点 are no bounds; 同比高于 compares.
        var first = start - length;
        if (plain[first] is '过' && first > 0 && plain[first - 1] is '通' or '经' or '难' or '度') return quantity.Qualifier;
        if (plain[first] is '约' && first > 0 && plain[first - 1] is '签' or '履' or '节' or '预' or '邀' or '违' or '续' or '集' or '简') return quantity.Qualifier;
        if (plain[first] is '近' && first > 0 && plain[first - 1] is '最' or '附' or '临' or '靠') return quantity.Qualifier;
        if (before == Qualifier.Max && plain.AsSpan(first, length).SequenceEqual("控制在")) return behind == Qualifier.Max ? behind : quantity.Qualifier;
        return quantity.Qualifier == Qualifier.Approx && before != Qualifier.Max ? (before == Qualifier.Min ? Qualifier.Min : Qualifier.Approx) : before;
    }

    /// <summary>至少走访2户: the bound stands before the verb.</summary>
    private static bool IsAtLeast(string plain, Mention mention)
    {
        var words = plain.AsSpan(mention.Before.Start, mention.Before.Length);
        var at = words.LastIndexOf("至少", StringComparison.Ordinal);
        return at >= 0 && words.Length - at <= 8;
    }

    private static IEnumerable<KeyValuePair<string, Qualifier>> Entries(string words, Qualifier qualifier) =>
        words.Split(' ').Select(word => new KeyValuePair<string, Qualifier>(word, qualifier));
}
