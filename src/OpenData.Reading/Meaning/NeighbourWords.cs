using System.Buffers;
using OpenData.Observations;

namespace OpenData.Reading.Meaning;

/// <summary>The words right before and right behind a number, trimmed to what they name.</summary>
internal sealed class NeighbourWords(string plain, IReadOnlyList<string> ownNames)
{
    private const int LongestPhrase = 24;

    private static readonly SearchValues<char> EmptyWords = SearchValues.Create("户村镇乡县市人个名家组给就为于以又也再并及与和中上下内外前后里间时日月年其该本各每共的了等着过到对把让使由从");
    private static readonly SearchValues<char> BlanksAndQuotes = SearchValues.Create(" \n\t“”\"");
    /// <summary>The words before the number without time, scope, place and linking words.</summary>
    public string HeadOf(Mention mention)
    {
        if (PlaceReader.ListBefore(plain, mention) is not null) return "";
        var span = PhraseTrimmer.Trim(plain, mention.Before, ownNames, out _);
        var head = FromItsTurn(WithoutExamples(Text(PhraseTrimmer.FromItsVerb(plain, Shortened(span)))));
        if (head.Length == 1 && EmptyWords.Contains(head[0]) || Sums.Contains(head) || NamesExtreme(head)) return "";
        return Abbreviations.Expand(head.Replace("预计", "", StringComparison.Ordinal));
    }

    // 按照轮班制每天由两名…: how often it happens opens the matter
    private static string FromItsTurn(string head)
    {
        var at = head.IndexOf('每', StringComparison.Ordinal);
        return at >= 2 && at + 1 < head.Length && head[at + 1] is '天' or '日' or '周' or '月' && head[at - 1] is '制' or '式' ? head[at..] : head;
    }

    /// <summary>两项合计41200头 adds up what was named before.</summary>
    private static readonly HashSet<string> Sums = new("两项 三项 四项 五项 两者 两类 两项合计 三项合计 以上两项 合计 共计 总计".Split(' '), StringComparer.Ordinal);

    // 最高的太东村达到236万元: the same figure of one village
    private static bool NamesExtreme(string head) => head is ['最', _, '的', .. var who] && (who.Length == 0 || who.EndsWith('村') || who.EndsWith("社区", StringComparison.Ordinal));

    /// <summary>排查草场边界、婚姻家庭等矛盾纠纷 is 排查矛盾纠纷.</summary>
    private static string WithoutExamples(string head)
    {
        var etc = head.IndexOf('等', StringComparison.Ordinal);
        if (etc < 3 || head.Length - etc < 3 || !head.AsSpan(0, etc).Contains('、')) return head;
        return Phrases.VerbAtStart(head) + head[(etc + 1)..].TrimStart('的');
    }

    /// <summary>The noun behind the number, where one stands there: 聘用21名河道专管员.</summary>
    public string NounAfter(Mention mention)
    {
        var span = mention.After;
        if (span.Length == 0) return mention.Next is { FollowsDirectly: true } next && NounBehindPair(next) is { } shared ? shared : "";
        if (plain[span.Start] is '并' or '且' or '和' or '与' or '后' or '时' or '以' or '为' or '于' or '至' or '到' or '由' or '用' or '及' or '在' or '已' or '均' or '都' or '被' or '将' or '的' or '、') return "";
        var trimmed = PhraseTrimmer.Trim(plain, span, ownNames, out _);
        if (trimmed.Length == 0 || trimmed.End <= span.Start) return "";
        var end = Math.Min(trimmed.End, span.Start + LongestPhrase);
        var words = plain[span.Start..end].Replace("\n", "", StringComparison.Ordinal).Trim(' ', '“', '”', '"');
        words = WithoutPredicate(words);
        return mention.IsFollowedByQuantity && (Phrases.IsChange(words) || Phrases.IsVerbOnly(words)) ? "" : words;
    }

    // 解决了1200户3600人的饮水问题: both count what stands behind the second
    private string? NounBehindPair(Mention second)
    {
        var text = plain.AsSpan(second.After.Start, second.After.Length);
        return text.Length is >= 3 and <= 12 && text[0] == '的' && second.Next?.FollowsDirectly is not true ? text[1..].ToString() : null;
    }

    // 滞留人员当晚全部妥善安置到…: what is said of them is no part of what they are
    private static string WithoutPredicate(string words)
    {
        words = WithoutAction(words);
        foreach (var word in (ReadOnlySpan<string>)["并", "当晚", "当天", "当日", "全部", "逐一", "不同程度", "正在", "已经", "已全"])
        {
            var at = words.IndexOf(word, StringComparison.Ordinal);
            if (at >= 2) words = words[..at];
        }

        return words;
    }

    /// <summary>规上工业企业完成规上工业总产值 · 脱贫户开展拉网式排查: those who act are counted, not what they do.</summary>
    private static string WithoutAction(string words)
    {
        for (var at = 1; at + 3 < words.Length; at++)
        {
            var rest = words.AsSpan(at);
            if (!Actions.TryMatch(rest, 0, out var length)) continue;
            if (rest.Length - length >= 2 && Phrases.NamesActor(words[..at]) && !Phrases.IsCompoundEnding(rest[length..])) return words[..at];
        }

        return words;
    }

    private static readonly Words.WordTable<bool> Actions = new(
        "完成 实现 开展 进行 实施 组成 参与 参加 加入 通过 成为 达到 主动 积极 自发 自愿 以 于 在 对 把 将 从 向 被 因 按 坚持 累计 共 组织".Split(' ').Select(word => new KeyValuePair<string, bool>(word, true)));

    /// <summary>An overlong phrase keeps its end, from a verb on where there is one.</summary>
    private SourceSpan Shortened(SourceSpan span)
    {
        if (span.Length <= LongestPhrase) return span;
        var start = span.End - LongestPhrase;
        for (var at = start; at < span.End - 4; at++)
        {
            if (Words.VerbTable.TryMatchAtStart(plain.AsSpan(at, span.End - at), out var length) && length >= 2) return SourceSpan.FromBounds(at, span.End);
        }

        return SourceSpan.FromBounds(start, span.End);
    }

    /// <summary>The plain characters of a stretch without blanks and quotation marks.</summary>
    public string Text(SourceSpan span)
    {
        var text = plain.AsSpan(span.Start, span.Length);
        return text.IndexOfAny(BlanksAndQuotes) < 0 ? text.ToString() : string.Concat(text.ToString().Where(c => !BlanksAndQuotes.Contains(c)));
    }
}
