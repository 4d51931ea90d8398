using System.Buffers;
using OpenData.Observations;

namespace OpenData.Reading.Meaning;

/// <summary>The words right before and right behind a number, trimmed to what they name.</summary>
internal sealed class NeighbourWords(string plain, string[] ownNames)
{
    private const int LongestPhrase = 24;

    private static readonly SearchValues<char> EmptyWords = SearchValues.Create("户村镇乡县市人个名家组给就为于以又也再并及与和中上下内外前后里间时日月年其该本各每共的了等着过到对把让使由从");
    private static readonly SearchValues<char> BlanksAndQuotes = SearchValues.Create(" \n\t“”\"");

    /// <summary>The words before the number without time, scope, place and linking words.</summary>
    public string HeadOf(Mention mention)
    {
        if (PlaceReader.ListBefore(plain, mention) is not null) return "";
        var span = PhraseTrimmer.Trim(plain, mention.Before, ownNames, out _);
        var head = Formed(WithoutExamples(Text(PhraseTrimmer.FromItsVerb(plain, Shortened(span)))));
        if (EndsWithEtc(mention) && NounAfter(mention).Length > 1) return Phrases.VerbAtStart(head) ?? "";
        if (head.Length == 1 && EmptyWords.Contains(head[0]) || Sums.Contains(head) || NamesExtreme(head)) return "";
        if (Phrases.VerbAtStart(head) is { } verb && head.Length - verb.Length > 3 && head[verb.Length] == '各' && head[verb.Length + 1] is '类' or '种' or '项') head = verb + head[(verb.Length + 2)..];
        return Abbreviations.Expand(head.Replace("预计", "", StringComparison.Ordinal));
    }

    // 消防、武警和蓝天救援队等17支救援队伍: the names are examples of what stands behind
    private bool EndsWithEtc(Mention mention) => mention.Before.Length > 3 && plain[mention.Before.End - 1] == '等';

    // 由干部、护林员混编成巡查队: what was formed
    private static string Formed(string head)
    {
        if (!head.Contains('成', StringComparison.Ordinal)) return head;
        foreach (var verb in (ReadOnlySpan<string>)["组成", "编成"])
        {
            var at = head.LastIndexOf(verb, StringComparison.Ordinal);
            if (at >= 2 && head.Length - at - verb.Length >= 2 && head[at + verb.Length] is not ('员' or '立' or '份' or '果')) return head[(at + verb.Length)..];
        }

        return head;
    }

    /// <summary>两项合计41200头 adds up what was named before.</summary>
    private static readonly Words.WordTable<bool> Sums = Phrases.Table("sum");

    // 最高的太东村达到236万元: the same figure of one village
    private static bool NamesExtreme(string head) => head is ['最', _, '的', .. var who] && (who.Length == 0 || who.EndsWith('村') || who.EndsWith("社区", StringComparison.Ordinal));

    /// <summary>排查草场边界、婚姻家庭等矛盾纠纷 is 排查矛盾纠纷.</summary>
    private static string WithoutExamples(string head)
    {
        var etc = head.IndexOf('等', StringComparison.Ordinal);
        if (etc > 0 && head[etc - 1] is '高' or '中' or '初' or '平' or '均' or '同' or '优' or '一' or '二' or '三') return head;
        if (etc < 3 || head.Length - etc < 3 || !(head.AsSpan(0, etc).Contains('、') || (head.Length - etc > 4 && Phrases.VerbAtStart(head) is not null))) return head;
        return Phrases.VerbAtStart(head) + head[(etc + 1)..].TrimStart('的');
    }

    /// <summary>The noun behind the number, where one stands there: 聘用21名河道专管员.</summary>
    public string NounAfter(Mention mention)
    {
        var span = mention.After;
        if (span.Length == 0) return mention.Next is { FollowsDirectly: true } next && NounBehindPair(next) is { } shared ? shared : "";
        if (plain[span.Start] is '并' or '且' or '和' or '与' or '后' or '时' or '以' or '为' or '于' or '至' or '到' or '由' or '用' or '及' or '在' or '已' or '均' or '都' or '被' or '将' or '的' or '、') return "";
        // 640余人先后徒步挺进…; not 其余8处正在整改, of which no more is known
        if (Manners.Begins(plain.AsSpan(span.Start, span.Length))) return "";
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
        var nouns = words;
        var predicate = nouns.StartsWith('村') ? 1 : 2;
        if (Predicates.TryFind(nouns, ref predicate, out _, out _)) nouns = nouns[..predicate];

        var and = nouns.IndexOf('并', StringComparison.Ordinal);
        if (and >= 2 && and + 1 < nouns.Length && nouns[and + 1] is not ('发' or '网' or '轨' or '购' or '校')) nouns = nouns[..and];
        var date = nouns.AsSpan().IndexOfAnyInRange('0', '9');
        if (date >= 2) nouns = nouns[..date];
        if (date > 3 && nouns.EndsWith("计划", StringComparison.Ordinal)) nouns = nouns[..^2];

        // 村全部受灾: 受灾村
        return nouns.Length < words.Length && words.Length - nouns.Length >= 4 && Phrases.IsIntransitive(words[^2..]) && Phrases.NamesActor(nouns) ? words[^2..] + nouns : nouns;
    }

    /// <summary>规上工业企业完成规上工业总产值 · 脱贫户开展拉网式排查: those who act are counted, not what they do.</summary>
    private static string WithoutAction(string words)
    {
        for (var at = 1; Actions.TryFind(words, ref at, out _, out var length) && at + 3 < words.Length; at++)
        {
            var rest = words.AsSpan(at + length);
            if (rest.Length >= 2 && Phrases.NamesActor(words[..at]) && !Phrases.IsCompoundEnding(rest)) return words[..at];
        }

        return words;
    }

    private static readonly Words.WordTable<bool> Manners = Words.WordTable.Of(["先后", "陆续", "全部", "如期", "按期"]);
    private static readonly Words.WordTable<bool> Predicates = Phrases.Table("predicate");
    private static readonly Words.WordTable<bool> Actions = Phrases.Table("action");

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

    /// <summary>The clause itself, where nothing else says what is counted; of a long one what stands next to the number.</summary>
    public string Around(Mention mention) => Text(SourceSpan.FromBounds(
        Math.Max(mention.Clause.Start, mention.Quantity.Span.Start - LongestPhrase),
        Math.Min(mention.Clause.End, mention.Quantity.Span.End + LongestPhrase)));

    /// <summary>Whether a word stands in a stretch.</summary>
    public bool Holds(SourceSpan span, string word) => plain.AsSpan(span.Start, span.Length).Contains(word, StringComparison.Ordinal);

    /// <summary>The plain characters of a stretch without blanks and quotation marks.</summary>
    public string Text(SourceSpan span)
    {
        var text = plain.AsSpan(span.Start, span.Length);
        return text.IndexOfAny(BlanksAndQuotes) < 0 ? text.ToString() : string.Concat(text.ToString().Where(c => !BlanksAndQuotes.Contains(c)));
    }
}
