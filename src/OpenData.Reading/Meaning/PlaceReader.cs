using System.Buffers;
using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Finds the villages and other places narrower than the township that a number is about.</summary>
internal sealed class PlaceReader(string plain)
{
    private const int LongestName = 4;

    private static readonly string[] KindWords = ["社区", "村", "嘎查", "屯"];
    private static readonly WordTable<bool> Kinds = WordTable.Of(KindWords);
    private static readonly SearchValues<char> KindBeginnings = SearchValues.Create([.. KindWords.Select(kind => kind[0])]);

    /// <summary>Words that end in 村 or 社区 and name no village.</summary>
    private static readonly HashSet<string> NotVillages = new(StringComparer.Ordinal)
    {
        "农村", "乡村", "全村", "各村", "本村", "该村", "我村", "驻村", "进村", "入村", "到村", "镇村", "每村", "包村", "联村", "帮村", "行政村", "自然村", "贫困村", "非贫困村", "深度贫困村",
        "脱贫村", "出列村", "中心村", "示范村", "试点村", "重点村", "文明村", "卫生村", "森林村", "移民村", "后进村", "先进村", "城中村", "特色村", "专业村", "空心村", "传统村", "美丽乡村",
        "新农村", "和美乡村", "精品村", "样板村", "旅游村", "边境村", "易地村", "合并村", "后村", "兴村", "强村", "富村", "治村", "一村", "两村", "三村", "多村", "余村", "等村", "个村", "村村",
        "册社区", "全社区", "各社区", "本社区", "该社区", "农村社区", "智慧社区", "城市社区", "进社区", "示范社区", "老旧社区", "易迁社区", "安置社区", "社区", "薄弱村", "空壳村", "党建村", "其余村", "其他村",
        "所有村", "部分村", "沿线村", "沿线各村", "改扩建村", "新建村", "涉农村", "未脱贫村", "经济薄弱村", "省定贫困村", "宜居村", "振兴村", "帮扶村", "整治村", "达标村", "创建村", "清洁村", "无毒村", "平安村", "民主法治村", "护村", "整村",
    };

    /// <summary>Characters no village's name contains, but that often stand before one.</summary>
    private static readonly SearchValues<char> NotInNames = SearchValues.Create("逐辖的了是在对由从以于向和与及或等各该每某全将被把让使到至为有个名户人元共其中已并也又均都则按经给跟同把,。;:、!?()“”《》 \n\t%");

    /// <summary>Whether a village's name begins at <paramref name="at"/>, together with 、 and 等村 lists such as 群玉、白水等5个村.</summary>
    public static bool TryMatchAtStart(ReadOnlySpan<char> text, int at, out int length)
    {
        length = 0;
        var limit = Math.Min(text.Length, at + LongestName + 2);
        if (at + 1 >= limit || text[(at + 1)..limit].IndexOfAny(KindBeginnings) < 0) return false;
        for (var i = at; i < limit; i++)
        {
            if (i > at && Kinds.TryMatch(text, i, out var kindLength))
            {
                if (!IsName(text[at..i], text[at..(i + kindLength)])) return false;
                length = i + kindLength - at;
                // 社区助餐点, 社区矫正: what a community does, not which one.
                if (kindLength == 2 && text[i] == '社' && i + 2 < text.Length && text[i + 2] is '助' or '食' or '矫' or '戒' or '康' or '养') return false;
                // 村级, 村民, 村委会: the word goes on.
                if (i + kindLength < text.Length && text[i + kindLength] is '级' or '民' or '委' or '干' or '集' or '组' or '庄' or '支' or '规' or '务' or '道' or '容' or '医' or '落' or '史' or '企') return text[i + kindLength] is '集' or '委' or '支' or '民' or '干' && i - at >= 2;
                return true;
            }

            if (NotInNames.Contains(text[i]) || NumeralCharacters.IsArabic(text[i])) return false;
        }

        return false;
    }

    /// <summary>全镇 and 合计 end the reach of a village named before them.</summary>
    private static readonly WordTable<bool> Widening = WordTable.Of("全镇 全乡 全街道 全县 全区 我镇 我乡 合计 各村 总计 ;".Split(' '));

    private SourceSpan sentence;
    private int read;
    private string? village;

    /// <summary>The place a number is about: the village named last before it in its sentence, or a list of villages that ends in 等N个村. Call for the mentions of a text in order.</summary>
    public string? Find(Mention mention)
    {
        ReadVillagesTo(mention);
        if (ListBefore(plain, mention) is { } list) return village = list;
        return Respective(plain, mention) ?? village;
    }

    // 东坑村、河背村分别新开发果园80亩和55亩
    private static string? Respective(string plain, Mention mention)
    {
        var (first, place) = (mention, 0);
        for (; first.FollowsDirectly && first.Previous is { } before; place++) first = before;
        var words = plain.AsSpan(first.Before.Start, first.Before.Length);
        var limit = words.IndexOf("分别", StringComparison.Ordinal);
        if (limit <= 0) return null;
        var at = 0;
        while (at < limit && TryMatchAtStart(words[..limit], at, out var length))
        {
            if (place-- == 0) return words.Slice(at, length).ToString();
            at += length;
            if (at < limit && words[at] is '、' or '和' or '与') at++;
        }

        return null;
    }

    /// <summary>Goes on to the number and remembers the village named last.</summary>
    private void ReadVillagesTo(Mention mention)
    {
        if (sentence != mention.Sentence.Span)
        {
            sentence = mention.Sentence.Span;
            (read, village) = (sentence.Start, null);
        }

        var text = plain.AsSpan(0, Math.Max(read, mention.Quantity.Span.Start));
        if (village is null && text[read..].IndexOfAny(KindBeginnings) < 0) read = text.Length;
        while (read < text.Length)
        {
            if (BeginsPhrase(read) && TryMatchAtStart(text, read, out var length))
            {
                village = plain.Substring(read, length);
                read += length;
                continue;
            }

            if (Widening.TryMatch(text, read, out _)) village = null;
            else if (text[read] == '等' && Kinds.TryMatch(text, read + 1, out _) && NamesBefore(plain, sentence.Start, read) is { Length: > 0 } names) village = names.Of(plain) + "等村";
            read++;
        }
    }

    private bool BeginsPhrase(int at) =>
        at == sentence.Start || MentionReader.IsMark(plain[at - 1])
        || plain[at - 1] is '在' or '对' or '由' or '从' or '和' or '、' or '与' or '中' or '为' or '以' or '于' or '到' or '将' or '如' or ' ' or '(' or '的';

    // 虎岭、阳兴、洪堰、广寺等4个村 · 阳兴、洪堰、广寺3个村级光伏电站 · 花石、联合等村
    public static string? ListBefore(string plain, Mention mention)
    {
        var quantity = mention.Quantity;
        if (quantity.Unit.Name is not ("个" or "村" or "社区") || !plain.AsSpan(quantity.Span.End).StartsWith("村", StringComparison.Ordinal)
            && !plain.AsSpan(quantity.Span.End).StartsWith("社区", StringComparison.Ordinal)) return null;
        var end = quantity.Span.Start;
        var etc = end > 0 && plain[end - 1] == '等';
        return NamesBefore(plain, mention.Sentence.Span.Start, etc ? end - 1 : end) is { Length: > 0 } names ? names.Of(plain) + (etc ? "等村" : "村") : null;
    }

    /// <summary>虎岭、阳兴、洪堰: two names or more that end at a place; empty where there are none.</summary>
    private static SourceSpan NamesBefore(string plain, int limit, int end)
    {
        var start = end;
        var names = 1;
        var length = 0;
        while (start > limit)
        {
            var c = plain[start - 1];
            if (c == '、')
            {
                if (length is 0 or > LongestName + 2) break;
                names++;
                length = 0;
            }
            else if (NotInNames.Contains(c) || NumeralCharacters.IsArabic(c))
            {
                break;
            }
            else if (++length > LongestName + 1)
            {
                break;
            }

            start--;
        }

        while (start < end && (plain[start] is '、' || IsVerbBefore(plain, ref start, end))) start++;
        return names < 2 || end - start < 4 ? default : SourceSpan.FromBounds(start, end);
    }

    /// <summary>确定了群玉、白水: the verb before the first name is no part of it.</summary>
    private static bool IsVerbBefore(string plain, ref int start, int end)
    {
        if (!Words.VerbTable.TryMatchAtStart(plain.AsSpan(start, end - start), out var length)) return false;
        start += length - 1;
        return true;
    }

    private static readonly WordTable<bool> NotInNamesWords = WordTable.Of("红榜 黄榜 上榜 在册 力争 争取 打通 实行 管控 在册 开展 完成 实施 推进 加快 落实 组织 全面 启动 确保 持续 加强 投资 投入 通过 其中 全镇 全乡 目前 剩余 现有 共有 涉及 带动 帮助 支持 鼓励 引导 建成 示范 重点 贫困 行政 自然 美丽 集体 每个 多个".Split(' '));

    private static bool ContainsVerb(ReadOnlySpan<char> name)
    {
        for (var i = 0; i < name.Length - 1; i++)
        {
            if (NotInNamesWords.TryMatch(name, i, out _) || (Words.VerbTable.TryMatchAtStart(name[i..], out var length) && length >= 2)) return true;
        }

        return false;
    }

    private static bool IsName(ReadOnlySpan<char> name, ReadOnlySpan<char> whole)
    {
        if (name.Length is < 1 or > LongestName) return false;
        if (NotVillages.GetAlternateLookup<ReadOnlySpan<char>>().Contains(whole)) return false;
        foreach (var c in name)
        {
            if (NotInNames.Contains(c) || NumeralCharacters.IsArabic(c)) return false;
        }

        return !ContainsVerb(name) && !name.EndsWith("农", StringComparison.Ordinal) && !name.EndsWith("乡", StringComparison.Ordinal)
            && !(name.Length > 2 && (name.EndsWith("美丽", StringComparison.Ordinal) || name.EndsWith("行政", StringComparison.Ordinal) || name.EndsWith("贫困", StringComparison.Ordinal)
                || name.EndsWith("示范", StringComparison.Ordinal) || name.EndsWith("自然", StringComparison.Ordinal)));
    }
}
