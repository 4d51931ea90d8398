using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Whether a figure reports, promises, or is what a change started from.</summary>
internal sealed class StatusReader(string plain)
{
    /// <summary>Words that make what follows in the clause a target.</summary>
    private static readonly WordTable<bool> TargetWords = Table(
        "预计 力争 争取实现 争取完成 争取达到 争取全年 争取年 争取今年 争取在 拟 计划 确保 将达 将达到 将完成 将实现 将建 将新 将投 将于 将突破 将在 将有 将超 将新增 达产后 建成后 投产后 预期 有望 打算  要达到 要完成 要实现 要求达到 力争达到 力争完成 力争实现  规划建设 规划投资 谋划建设");

    /// <summary>Words that say the thing is done, whatever was planned.</summary>
    private static readonly WordTable<bool> DoneWords = Table("已完成 已建成 已落实 已实现 已投入 已发放 已拨付 已到位 已竣工 已投 已开工 完成了 实现了 超额完成 争取到 争取资金 争取项目 争取上级 争取到位 争取中央 计划生育 计划的 已");

    private static readonly string[] ChangeVerbs =
        ["增加到", "增长到", "增至", "提高到", "提高至", "提升到", "提升至", "上升到", "上升至", "下降到", "下降至", "降低到", "降低至", "降至", "降到", "减少到", "减少至", "减至", "缩短到", "缩短至", "缩短为", "压缩到", "压缩至", "压减到", "压减至", "扩大到", "扩大至", "发展到", "增长至", "增加至", "增加为", "变为", "调整为", "上升为", "提高为", "提升为", "降为", "升至", "升到", "涨到", "涨至", "跃升至", "拓宽到", "拓宽至"];

    private SourceSpan sentence;
    private bool namesRequirement;
    private Sign sign;
    private int signAt;
    private int read;

    private enum Sign
    {
        None,
        Planned,
        Done,
    }

    /// <summary>Call for the mentions of a text in order.</summary>
    public ObservationStatus Read(Mention mention)
    {
        ReadSignsTo(mention);
        if (IsPrior(plain, mention)) return ObservationStatus.Prior;
        if (mention.Sentence.Part == ReportPart.Plan) return ObservationStatus.Target;
        return IsTarget(mention) ? ObservationStatus.Target : ObservationStatus.Actual;
    }

    /// <summary>Goes on to the number and remembers the nearest sign before it; a semicolon ends the reach of all.</summary>
    private void ReadSignsTo(Mention mention)
    {
        if (sentence != mention.Sentence.Span)
        {
            sentence = mention.Sentence.Span;
            var words = sentence.Of(plain.AsSpan());
            namesRequirement = words.Contains("的要求", StringComparison.Ordinal) || words.Contains("的目标", StringComparison.Ordinal);
            (sign, signAt, read) = (Sign.None, sentence.Start, sentence.Start);
        }

        for (var end = mention.Quantity.Span.Start; read < end; read++)
        {
            if (plain[read] is ';') (sign, signAt) = (Sign.None, read);
            else if (DoneWords.TryMatch(plain, read, out var length) && read + length <= end) (sign, signAt) = (Sign.Done, read);
            else if (TargetWords.TryMatch(plain, read, out length) && read + length <= end && !IsQuoted(plain, read + length)) (sign, signAt) = (Sign.Planned, read);
        }
    }

    // 由63家增加到72家 · 从2016年人均46.8岁降低到40.6岁 · 名列第四(8月份第六) · 比上年的28家增加3家
    private static bool IsPrior(string plain, Mention mention)
    {
        var quantity = mention.Quantity;
        var behind = plain.AsSpan(mention.QualifierEnd, Math.Min(14, mention.Sentence.Span.End - mention.QualifierEnd));
        var before = plain.AsSpan(mention.Clause.Start, quantity.Span.Start - mention.Clause.Start);
        var origin = before.LastIndexOfAny('由', '从');
        if (origin >= 0 && HasChangeVerb(behind)) return true;
        if (origin >= 0 && mention.Quantity.Unit.Dimension == Dimension.Rank && behind.StartsWith("上升", StringComparison.Ordinal)) return true;
        if (IsComparedWith(before, behind)) return true;
        if (mention.InBrackets && NamesEarlierTime(plain.AsSpan(mention.Before.Start, mention.Before.Length))) return true;
        return NamesEarlierTimeAtEnd(before);
    }

    // 比6月底的71.2%提高7.4个百分点 · 较二季度的58件下降20.7%
    private static bool IsComparedWith(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        var at = before.LastIndexOfAny('比', '较');
        if (at < 0 || before[^1] != '的' || before.Length - at > 12) return false;
        foreach (var verb in MoveVerbs)
        {
            if (behind.StartsWith(verb, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static readonly string[] MoveVerbs = ["提高", "下降", "增加", "减少", "增长", "上升", "降低", "提升", "多", "少", "净增", "回落", "上涨", "翻", "扩大", "缩短"];

    private static bool HasChangeVerb(ReadOnlySpan<char> behind)
    {
        if (behind.Length > 1 && behind[0] is ',') behind = behind[1..];
        foreach (var verb in ChangeVerbs)
        {
            var at = behind.IndexOf(verb, StringComparison.Ordinal);
            if (at >= 0 && at <= 8 && behind[..at].IndexOfAny(',', '。', ';') < 0) return true;
        }

        return false;
    }

    private static bool NamesEarlierTime(ReadOnlySpan<char> words) =>
        words.StartsWith("去年", StringComparison.Ordinal) || words.StartsWith("上年", StringComparison.Ordinal) || words.StartsWith("上月", StringComparison.Ordinal)
        || words.StartsWith("同期", StringComparison.Ordinal) || words.StartsWith("原", StringComparison.Ordinal)
        || (words.Length > 2 && NumeralCharacters.IsNumeral(words[0]) && words.Contains('月'));

    // 去年一季度1000万元 · 上年末的28家
    private static bool EndsWithEarlierTime(ReadOnlySpan<char> before)
    {
        var at = Math.Max(before.LastIndexOf("去年", StringComparison.Ordinal), before.LastIndexOf("上年", StringComparison.Ordinal));
        return at >= 0 && EarlierTimes.Contains(before[(at + 2)..]);
    }

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> EarlierTimes =
        new HashSet<string>(["", "同期", "一季度", "二季度", "三季度", "四季度", "上半年", "下半年", "全年", "末", "底", "年底", "年末", "同季度", "同月"], StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static bool NamesEarlierTimeAtEnd(ReadOnlySpan<char> before) =>
        EndsWithEarlierTime(before.TrimEnd("的为是共")) || before.EndsWith("去年同期", StringComparison.Ordinal) || before.EndsWith("上年同期", StringComparison.Ordinal) || before.EndsWith("去年同期的", StringComparison.Ordinal)
        || before.EndsWith("上年同期的", StringComparison.Ordinal) || before.EndsWith("去年的", StringComparison.Ordinal) || before.EndsWith("上年的", StringComparison.Ordinal)
        || before.EndsWith("去年为", StringComparison.Ordinal) || before.EndsWith("上年为", StringComparison.Ordinal);

    /// <summary>The nearest sign before the number decides; a target word governs its own clause and the lists that follow it.</summary>
    private bool IsTarget(Mention mention)
    {
        if ((namesRequirement && Requires(plain, mention)) || IsTaskItself(plain, mention)) return true;
        return sign == Sign.Planned && (signAt >= mention.Clause.Start || Governs(plain, signAt, mention.Quantity.Span.Start));
    }

    // “雨露计划”, "阳光家园计划": a programme's name plans nothing.
    private static bool IsQuoted(string plain, int behind) => behind < plain.Length && plain[behind] is '”' or '"' or '》';

    /// <summary>改厕任务数为775户, 占全年任务9000万元的53.7%: the task is a target, the share of it that is done is not.</summary>
    private static bool IsTaskItself(string plain, Mention mention)
    {
        if (mention.Cell is { } cell) return TableReader.IsOfTask(plain, cell);
        if (mention.Quantity.Unit.Dimension == Dimension.Share) return false;
        var words = plain.AsSpan(mention.Clause.Start, mention.Quantity.Span.Start - mention.Clause.Start).TrimEnd("数为是达约共的 :(");
        return words.EndsWith("任务", StringComparison.Ordinal) || words.EndsWith("目标", StringComparison.Ordinal);
    }

    /// <summary>A target word in an earlier clause still governs, where no clause between reports something done (已, 了, 目前).</summary>
    private static bool Governs(string plain, int at, int end)
    {
        var between = plain.AsSpan(at, end - at);
        return between.IndexOfAny('已', '了') < 0
            && !between.Contains("目前", StringComparison.Ordinal)
            && !between.Contains("截至", StringComparison.Ordinal)
            && !between.Contains("截止", StringComparison.Ordinal)
            && between.Length <= 60;
    }

    // 按照入户率100%、回访率95%的要求 · 达到90%以上的目标
    private static bool Requires(string plain, Mention mention)
    {
        var rest = plain.AsSpan(mention.QualifierEnd, mention.Sentence.Span.End - mention.QualifierEnd);
        var stop = rest.IndexOfAny('。', ';');
        if (stop >= 0) rest = rest[..stop];
        var at = rest.IndexOf("的要求", StringComparison.Ordinal);
        if (at < 0) at = rest.IndexOf("的目标", StringComparison.Ordinal);
        if (at < 0) return false;
        var head = plain.AsSpan(mention.Sentence.Span.Start, mention.Quantity.Span.Start - mention.Sentence.Span.Start);
        return head.Contains("按照", StringComparison.Ordinal) || head.Contains("对照", StringComparison.Ordinal) || at <= 2;
    }

    private static WordTable<bool> Table(string words) => new(words.Split(' ').Select(word => new KeyValuePair<string, bool>(word, true)));
}
