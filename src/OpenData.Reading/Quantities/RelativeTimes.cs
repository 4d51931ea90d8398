using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Quantities;

/// <summary>Times said without a number: 去年, 上半年, 目前, 年底.</summary>
internal static class RelativeTimes
{
    private static readonly KeyValuePair<string, DateMention>[] List =
        [
            .. Year("去年 上年 上一年 上年度 去年同期 上年同期 同期", -1),
            .. Year("今年 本年 本年度 今年以来 今年来 全年 年内 年底前 年底 年末", 0),
            .. Year("明年 来年 下一年 下年度", 1),
            .. Months("上半年 今年上半年", 1, 6),
            .. Months("下半年 今年下半年", 7, 12),
            .. Now("截至目前 截止目前 目前 截至 截止 现在 如今 迄今 至今"),
        ];

    private static readonly WordTable<DateMention> Words = new(List);

    public static IEnumerable<string> All => List.Select(entry => entry.Key);

    public static bool TryMatch(ReadOnlySpan<char> text, int at, out DateMention date)
    {
        if (!Words.TryMatch(text, at, out date, out var length)) return false;
        date = date with { Span = new SourceSpan(at, length) };
        return true;
    }

    private static IEnumerable<KeyValuePair<string, DateMention>> Year(string words, int offset) =>
        Entries(words, new DateMention(default, null, offset, 1, 12, null, DatePrecision.Year));

    private static IEnumerable<KeyValuePair<string, DateMention>> Months(string words, int first, int last) =>
        Entries(words, new DateMention(default, null, 0, first, last, null, DatePrecision.Month));

    private static IEnumerable<KeyValuePair<string, DateMention>> Now(string words) =>
        Entries(words, new DateMention(default, null, 0, 0, 0, null, DatePrecision.None));

    private static IEnumerable<KeyValuePair<string, DateMention>> Entries(string words, DateMention date) =>
        words.Split(' ').Select(word => new KeyValuePair<string, DateMention>(word, date));
}
