using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Structure;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>
/// Finds what a quantity counts. The words before the number come first, then those behind it; what is missing (subject, verb, object,
/// the whole of 其中) is taken from earlier in the sentence, and a phrase too general to stand alone from the heading.
/// </summary>
internal sealed class IndicatorReader
{
    private const int LongestPhrase = 24;

    private static readonly IReadOnlyDictionary<string, string[]> Lists = WordFile.Read("phrases.txt");
    private static readonly HashSet<string> ChangeWords = new(Lists["change"], StringComparer.Ordinal);
    private static readonly HashSet<string> GenericPhrases = new(Lists["generic"], StringComparer.Ordinal);
    private static readonly string[] VerbEndings = ["成功", "完毕", "到位", "结束", "完成"];

    private static readonly string[] EntityEndings =
        ["户", "人", "员", "对象", "者", "老人", "儿童", "妇女", "党员", "干部", "群众", "学生", "家庭", "企业", "项目", "单位", "社", "村", "店", "厂", "场", "校", "林", "园", "收入", "投资", "面积", "资金", "率", "隐患", "案件"];

    private readonly string plain;
    private readonly Outline outline;
    private readonly IReadOnlyList<string> ownNames;

    private string? subject;
    private string? subjectObject;
    private string? listVerb;
    private string last = "";
    private string? whole;
    private Unit? wholeUnit;
    private bool inParts;
    private int paragraph = -1;

    public IndicatorReader(string plain, Outline outline, IReadOnlyList<string> ownNames)
    {
        this.plain = plain;
        this.outline = outline;
        this.ownNames = ownNames;
    }

    /// <summary>Call before the mentions of a sentence; what a sentence spoke of is kept for the next one of its paragraph.</summary>
    public void Begin(Sentence sentence)
    {
        listVerb = null;
        inParts = false;
        whole = null;
        if (sentence.Paragraph == paragraph) return;
        paragraph = sentence.Paragraph;
        subject = null;
        subjectObject = null;
    }

    /// <returns>The indicator and the name of the rule that found it.</returns>
    public (string Indicator, string Rule) Read(Mention mention)
    {
        var before = PhraseTrimmer.Trim(plain, mention.Before, ownNames, out _);
        NoteParts(mention, before.Start);
        var head = Text(Shortened(before));
        var (indicator, rule) = mention.Quantity.Unit.Dimension == Dimension.Rank && mention.Quantity.Qualifier == Qualifier.Rank
            ? (Rank(mention, head), "rank")
            : Compose(mention, head);
        last = indicator;
        if (!inParts)
        {
            whole = indicator;
            wholeUnit = mention.Quantity.Unit;
        }

        return (indicator, rule);
    }

    private (string Indicator, string Rule) Compose(Mention mention, string head)
    {
        var after = NounAfter(mention);
        if (head.Length == 0) return WithoutWordsBefore(mention, after);
        if (IsChange(head)) return (Joined(subject, head), "change");
        if (IsVerbOnly(head)) return WithVerb(mention, head, after);
        if (ShareOf(mention, head) is { } share) return (share, "share-of");
        if (inParts && Part(mention, head) is { } part) return (part, "part");

        var indicator = head;
        if (after.Length > 0 && TakesNounBehind(mention, after)) indicator = head + after;
        if (GenericPhrases.Contains(head) || head.Length <= 1) indicator = OfTheme(mention, head, after);
        Note(indicator, keepSubject: false);
        listVerb = indicator == head ? VerbAtStart(head) : head;
        return (indicator, "words-before");
    }

    private (string Indicator, string Rule) WithoutWordsBefore(Mention mention, string after)
    {
        if (mention.FollowsDirectly && after.Length == 0) return (last, "side-by-side");
        if (after.Length > 0)
        {
            var indicator = mention.ContinuesList && listVerb is not null ? listVerb + after : after;
            Note(indicator, keepSubject: false);
            return (indicator, "words-behind");
        }

        return (subject ?? Theme(mention) ?? Text(mention.Clause), "carried");
    }

    private (string Indicator, string Rule) WithVerb(Mention mention, string verb, string after)
    {
        if (after.Length > 0 && !mention.IsFollowedByQuantity || after.Length > 0 && mention.ContinuesList)
        {
            Note(verb + after, keepSubject: false);
            listVerb = verb;
            return (verb + after, "verb-and-words-behind");
        }

        var what = subjectObject ?? subject ?? Theme(mention) ?? "";
        return (verb.EndsWith("成功", StringComparison.Ordinal) ? what + verb : verb + what, "verb-and-carried");
    }

    /// <summary>占全年目标3.2亿元的76.9% · 完成年度任务的120% · 占比87.5%.</summary>
    private string? ShareOf(Mention mention, string head)
    {
        if (mention.Quantity.Unit.Dimension != Dimension.Share || subject is null) return null;
        if (head.StartsWith('占')) return subject + head;
        if (head is "年度任务" or "全年任务" or "目标任务" or "任务" or "年度计划" or "全年计划" or "年度目标" or "全年目标" or "计划任务" or "年度目标任务") return $"{subject}完成{head}";
        if (head.EndsWith('率') && head.Length <= 6 && subjectObject is not null && !head.Contains(subjectObject, StringComparison.Ordinal)
            && (VerbTable.TryMatchAtStart(head, out _) || GenericPhrases.Contains(head))) return subjectObject + head;
        return null;
    }

    /// <summary>其中集中供养81人: the part's words before those of the whole, but for nouns that stand alone.</summary>
    private string? Part(Mention mention, string head)
    {
        if (whole is null || wholeUnit != mention.Quantity.Unit) return null;
        if (head.Length >= whole.Length || head.Contains(whole[^Math.Min(2, whole.Length)..], StringComparison.Ordinal)) return WithModifier(head);
        foreach (var ending in EntityEndings)
        {
            if (head.EndsWith(ending, StringComparison.Ordinal) && head.Length > ending.Length) return WithModifier(head);
        }

        return whole + head;
    }

    /// <summary>Of 未消除风险的监测对象 the parts are 未消除风险的… too.</summary>
    private string WithModifier(string head)
    {
        var at = whole!.IndexOf('的', StringComparison.Ordinal);
        return at is > 0 and <= 8 && !head.Contains('的', StringComparison.Ordinal) ? whole[..(at + 1)] + head : head;
    }

    private string Rank(Mention mention, string head)
    {
        var phrase = head;
        foreach (var word in (ReadOnlySpan<string>)["位列", "位居", "排名", "名列", "列", "居", "排在", "排", "获得", "荣获", "夺得", "取得", "进入", "跻身", "稳居", "综合", "获"])
        {
            var at = phrase.LastIndexOf(word, StringComparison.Ordinal);
            if (at < 0) continue;
            var scope = phrase[(at + word.Length)..];
            phrase = phrase[..at].Replace("排名", "", StringComparison.Ordinal) + scope;
            break;
        }

        var scopeOnly = phrase.Length <= 4;
        var matter = scopeOnly ? (subject ?? Theme(mention) ?? "") : "";
        if (!scopeOnly) Note(phrase, keepSubject: false);
        return matter + phrase + "排名";
    }

    private string OfTheme(Mention mention, string head, string after)
    {
        if (after.StartsWith('的')) return after[1..] + head;
        var context = subject is not null && !subject.Contains(head, StringComparison.Ordinal) ? subjectObject ?? subject : Theme(mention);
        return Joined(context, head);
    }

    private static string Joined(string? context, string head) => context is null || context == head ? head : context + head;

    private void Note(string indicator, bool keepSubject)
    {
        if (keepSubject) return;
        subject = indicator;
        var verb = VerbAtStart(indicator);
        subjectObject = verb is null ? StripVerbAtEnd(indicator) : indicator[verb.Length..];
        if (subjectObject.Length == 0) subjectObject = indicator;
    }

    private static string? VerbAtStart(string phrase) =>
        VerbTable.TryMatchAtStart(phrase, out var length) && length < phrase.Length ? phrase[..length] : null;

    private static string StripVerbAtEnd(string phrase) =>
        VerbTable.TryMatchAtEnd(phrase, out var length) && length < phrase.Length ? phrase[..^length] : phrase;

    private void NoteParts(Mention mention, int trimmedStart)
    {
        var before = plain.AsSpan(mention.Before.Start, trimmedStart - mention.Before.Start);
        if (before.Contains("其中", StringComparison.Ordinal)) inParts = whole is not null;
        else if (inParts && !(wholeUnit == mention.Quantity.Unit || mention.FollowsDirectly)) inParts = false;
    }

    /// <summary>The noun behind the number, where one stands there: 聘用21名河道专管员.</summary>
    private string NounAfter(Mention mention)
    {
        var span = mention.After;
        if (span.Length == 0) return "";
        var text = plain.AsSpan(span.Start, span.Length);
        if (text[0] is '并' or '且' or '和' or '与' or '后' or '时' or '以' or '为' or '于' or '至' or '到' or '由' or '用' or '及' or '在' or '已' or '均' or '都' or '被' or '将') return "";
        var end = PhraseTrimmer.Trim(plain, span, ownNames, out _).End;
        if (end <= span.Start) return "";
        var words = plain[span.Start..Math.Min(end, span.Start + LongestPhrase)];
        return words.Replace("\n", "", StringComparison.Ordinal).Trim(' ', '“', '”', '"');
    }

    private static bool TakesNounBehind(Mention mention, string after) =>
        mention.Quantity.Unit.Dimension is Dimension.Count or Dimension.Area or Dimension.Length or Dimension.Mass
        && !mention.IsFollowedByQuantity
        && !after.StartsWith('的')
        && !VerbTable.TryMatchAtStart(after, out _);

    private static bool IsChange(string head) => ChangeWords.Contains(head);

    private static bool IsVerbOnly(string phrase)
    {
        if (GenericPhrases.Contains(phrase)) return false;
        var rest = phrase.AsSpan();
        while (rest.Length > 0)
        {
            if (rest[0] == '了') { rest = rest[1..]; continue; }
            var ended = false;
            foreach (var ending in VerbEndings)
            {
                if (!rest.SequenceEqual(ending)) continue;
                ended = true;
                break;
            }

            if (ended) return rest.Length < phrase.Length;
            if (!VerbTable.TryMatchAtStart(rest, out var length)) return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>The words of the nearest heading that name the matter: 环境整治 of "环境整治不断提质,乡村生态更美".</summary>
    private string? Theme(Mention mention)
    {
        for (var i = mention.Sentence.Heading; i >= 0; i = outline.Headings[i].Parent)
        {
            var span = outline.Headings[i].Span;
            if (span.Length == 0) continue;
            var words = HeadingTheme.Of(plain.AsSpan(span.Start, span.Length));
            if (words.Length >= 2) return words;
        }

        return null;
    }

    /// <summary>An overlong phrase is cut before its last verb.</summary>
    private SourceSpan Shortened(SourceSpan span)
    {
        if (span.Length <= LongestPhrase) return span;
        for (var start = span.End - 4; start > span.Start; start--)
        {
            if (span.End - start > LongestPhrase) break;
            if (VerbTable.TryMatchAtStart(plain.AsSpan(start, span.End - start), out var length) && length < span.End - start) return SourceSpan.FromBounds(start, span.End);
        }

        return SourceSpan.FromBounds(span.End - LongestPhrase, span.End);
    }

    private string Text(SourceSpan span)
    {
        var text = plain.AsSpan(span.Start, span.Length);
        if (text.IndexOfAny(' ', '\n', '\t') < 0) return text.ToString();
        return string.Concat(text.ToString().Where(c => c is not (' ' or '\n' or '\t')));
    }
}
