using System.Buffers;
using OpenData.Observations;
using OpenData.Reading.Catalogue;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>
/// Finds the catalogue's entry for what a quantity counts: the phrase must be one of its names, as written, turned round
/// (整改隐患, 隐患整改) or without a word that narrows nothing, and the base unit must be one of its units.
/// </summary>
internal static class IndicatorMatcher
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("“”\"'()（）、,《》· -/");
    private static readonly string[] Narrowers = ["各类", "各种", "各项", "全镇", "全乡", "全村", "共", "累计", "全年", "本级", "成功", "完成", "开展", "实施", "实现", "新建成", "申报", "通过验收", "工作", "顺利"];
    private static readonly WordTable<bool> AnyNarrower = WordTable.Of(Narrowers);

    /// <summary>Words that a name may end in or not; of two names that only differ in them the one with the earlier counts.</summary>
    private static readonly string[] EndingWords = ["人数", "户数", "人员", "数量", "总数", "总额", "金额", "资金", "次数", "件数", "个数", "面积", "里程", "长度", "对象", "人口"];
    private static readonly WordTable<bool> Endings = WordTable.Of(EndingWords, backwards: true);
    private const string RankUnit = "名";
    private const int ShortestEnd = 4;

    /// <summary>Words that make a figure a narrower or another one: 县内, 新增, 人均.</summary>
    private static readonly WordTable<bool> Narrowing = WordTable.Of(
        ["新", "县", "省", "区", "其他", "均", "重大", "限额", "脱贫", "女", "进口", "出口", "列入", "支出", "分配", "安排", "每", "日", "就业", "改造", "特困", "竣工", "开工", "精品", "投入", "担任", "收割", "调处", "化解", "拆除", "残疾", "未"]);

    private static readonly WordTable<bool> Growths =
        WordTable.Of(["较上年同期增长", "比上年同期增长", "较去年同期增长", "较上年增长", "比上年增长", "较去年增长", "比去年增长", "同比增长", "同比增加", "增长率", "增幅", "增速", "增长"], backwards: true);

    private static readonly NamedIndicators Names;

    /// <summary>The same by the names without their endings.</summary>
    private static readonly NamedIndicators NamesWithoutEnding;

    static IndicatorMatcher()
    {
        var entries = EntriesOf(IndicatorCatalogue.All).ToArray();
        Names = new NamedIndicators(entries);
        NamesWithoutEnding = new NamedIndicators(
            from entry in entries
            let length = Endings.TryMatchBefore(entry.Name, entry.Name.Length, out var ending) ? ending : 0
            where length > 0
            orderby Array.IndexOf(EndingWords, entry.Name[^length..])
            select entry with { Name = entry.Name[..^length] });
    }

    private static IEnumerable<NamedIndicators.Entry> EntriesOf(IEnumerable<Indicator> indicators) =>
        from indicator in indicators
        from name in indicator.Aliases.Prepend(indicator.LabelZh).Select(WithoutMarks)
        from unit in IndicatorCatalogue.BaseUnitsOf(indicator)
        select new NamedIndicators.Entry(unit == RankUnit ? WithoutScope(name) : name, unit, indicator);

    /// <summary>The entry that a phrase and a base unit name; null where none does.</summary>
    public static Indicator? Find(string phrase, string baseUnit, Measure measure)
    {
        var plain = measure == Measure.Rank ? WithoutScope(WithoutMarks(phrase)) : WithoutMarks(phrase);
        return Names.Find(plain, baseUnit)
            ?? TurnedRound(plain, baseUnit)
            ?? WithoutNarrowers(plain, baseUnit)
            ?? (measure == Measure.GrowthRate ? Growth(plain, baseUnit) : WithOtherEnding(plain, baseUnit))
            ?? WithoutItsBeginning(plain, baseUnit);
    }

    /// <summary>整改隐患 and 隐患整改.</summary>
    private static Indicator? TurnedRound(ReadOnlySpan<char> phrase, string baseUnit)
    {
        if (phrase.Length > Names.Longest) return null;
        Span<char> turned = stackalloc char[phrase.Length];
        if (Phrases.LengthOfVerbAtStart(phrase) is > 0 and var first)
        {
            phrase[first..].CopyTo(turned);
            phrase[..first].CopyTo(turned[^first..]);
            if (Names.Find(turned, baseUnit) is { } entry) return entry;
        }

        if (!VerbTable.TryMatchAtEnd(phrase, out var last) || last == phrase.Length) return null;
        phrase[^last..].CopyTo(turned);
        phrase[..^last].CopyTo(turned[last..]);
        return Names.Find(turned, baseUnit);
    }

    private static Indicator? WithoutNarrowers(string phrase, string baseUnit)
    {
        if (!AnyNarrower.IsIn(phrase)) return null;
        foreach (var word in Narrowers)
        {
            var at = phrase.IndexOf(word, StringComparison.Ordinal);
            if (at < 0 || phrase.Length - word.Length < 2) continue;
            var rest = phrase.Remove(at, word.Length);
            if ((Names.Find(rest, baseUnit) ?? TurnedRound(rest, baseUnit)) is { } entry) return entry;
        }

        return null;
    }

    /// <summary>残疾人 and 残疾人人数 are one figure where the unit is 人.</summary>
    private static Indicator? WithOtherEnding(string phrase, string baseUnit)
    {
        if (Endings.TryMatchBefore(phrase, phrase.Length, out var ending) && phrase.Length > ending + 1 && Names.Find(phrase.AsSpan(0, phrase.Length - ending), baseUnit) is { } shorter) return shorter;
        return NamesWithoutEnding.Find(phrase, baseUnit);
    }

    /// <summary>福利院集中供养, 茶叶加工园完成投资: the end of the phrase names an entry, and what stands before it does not narrow it.</summary>
    private static Indicator? WithoutItsBeginning(string phrase, string baseUnit)
    {
        for (var at = 1; at <= phrase.Length - ShortestEnd; at++)
        {
            if (Names.Find(phrase.AsSpan(at), baseUnit) is { } entry) return Narrowing.IsIn(phrase.AsSpan(0, at)) ? null : entry;
        }

        return null;
    }

    /// <summary>综治民调工作全县排名 and 综治民调岳阳市排名 are one ranking: of what, not among whom.</summary>
    private static string WithoutScope(string rank)
    {
        var matter = rank.EndsWith("排名", StringComparison.Ordinal) ? rank[..^2] : rank;
        if (matter.Length >= 4 && matter[^1] is '市' or '县' or '区' or '省' or '州' or '旗') matter = matter[^2] == '全' ? matter[..^2] : matter[..^3];
        return matter.EndsWith("工作", StringComparison.Ordinal) ? matter[..^2] : matter;
    }

    /// <summary>…同比增长, …较上年增长 and …增幅 are one growth.</summary>
    private static Indicator? Growth(string phrase, string baseUnit)
    {
        if (!Growths.TryMatchBefore(phrase, phrase.Length, out var length)) return null;
        var what = phrase[..^length];
        return Names.Find(what + "增长", baseUnit) ?? Names.Find(what + "同比增长", baseUnit) ?? Names.Find(what + "增速", baseUnit);
    }

    private static string WithoutMarks(string phrase) =>
        phrase.AsSpan().IndexOfAny(Marks) < 0 && !phrase.Contains('的', StringComparison.Ordinal)
            ? phrase
            : string.Concat(phrase.Where(c => !Marks.Contains(c) && c != '的'));
}
