using OpenData.Observations;
using OpenData.Reading.Quantities;
using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>Whether a figure reports, promises, or is what a change started from.</summary>
internal sealed class StatusReader(string plain)
{
    /// <summary>Words that make what follows in the clause a target.</summary>
    private const string TargetWords =
        "预计 力争 争取实现 争取完成 争取达到 争取全年 争取年 争取今年 争取在 拟 计划 确保 将达 将达到 将完成 将实现 将建 将新 将投 将于 将突破 将在 将有 将超 将新增 达产后 建成后 投产后 预期 有望 打算  要达到 要完成 要实现 要求达到 力争达到 力争完成 力争实现  规划建设 规划投资 谋划建设 底前完成 底前全面完成 底前全部完成";

    /// <summary>Words that say the thing is done, whatever was planned.</summary>
    private const string DoneWords = "已完成 已建成 已落实 已实现 已投入 已发放 已拨付 已到位 已竣工 已投 已开工 完成了 实现了 超额完成 争取到 争取资金 争取项目 争取上级 争取到位 争取中央 计划生育 计划的 已 累计完成 累计实现 累计到位 累计投入 实际完成 实际到位 现已";

    /// <summary>A semicolon ends the reach of all signs before it.</summary>
    private static readonly WordTable<Sign> Signs = new([.. Words(DoneWords, Sign.Done), .. Words(TargetWords, Sign.Planned), .. Words(";", Sign.None)]);

    /// <summary>由63家增加到72家: how a figure moves to the one behind.</summary>
    private static readonly WordTable<bool> ChangeVerbs = WordTable.Of(
        from verb in "增加 增长 增 提高 提升 上升 下降 降低 降 减少 减 缩短 缩减 压缩 压减 扩大 扩展 发展 变 调整 升 涨 上涨 跃升 拓宽 回升 回落 下调 上调".Split(' ')
        from to in "到 至 为".Split(' ')
        select verb + to);

    private SourceSpan sentence;
    private bool namesRequirement;
    private Sign sign;
    private int signAt;
    private int read;

    /// <summary>Between a number and the change verb behind it: 19个的基础上减为.</summary>
    private const int FarthestVerb = 8;

    /// <summary>Between a number and 计划 behind it: 24户危房计划.</summary>
    private const int LongestNounBeforePlan = 6;

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
        if (IsPrior(mention)) return ObservationStatus.Prior;
        if (mention.Sentence.Part == ReportPart.Plan) return OpensWithPast(mention) ? ObservationStatus.Actual : ObservationStatus.Target;
        return IsTarget(mention) ? ObservationStatus.Target : ObservationStatus.Actual;
    }

    /// <summary>Goes on to the number and remembers the nearest sign before it.</summary>
    private void ReadSignsTo(Mention mention)
    {
        if (sentence != mention.Sentence.Span)
        {
            sentence = mention.Sentence.Span;
            var words = sentence.Of(plain.AsSpan());
            namesRequirement = words.Contains("的要求", StringComparison.Ordinal) || words.Contains("的目标", StringComparison.Ordinal);
            (sign, signAt, read) = (Sign.None, sentence.Start, sentence.Start);
        }

        for (; Signs.TryFind(plain.AsSpan(0, mention.Quantity.Span.Start), ref read, out var found, out var length); read++)
        {
            if (found != Sign.Planned || (!IsPartOfName(read, length) && !IsDoneBefore(read))) (sign, signAt) = (found, read);
        }
    }

    // 去年汛期受淹水田1860亩的教训仍须牢记
    private bool OpensWithPast(Mention mention)
    {
        var clause = plain.AsSpan(mention.Clause.Start, mention.Quantity.Span.Start - mention.Clause.Start).TrimStart(' ');
        return RelativeTimes.TryMatch(clause, 0, out var time) && time.YearOffset < 0;
    }

    // 由63家增加到72家 · 从2016年人均46.8岁降低到40.6岁 · 名列第四(8月份第六) · 比上年的28家增加3家
    private bool IsPrior(Mention mention)
    {
        var quantity = mention.Quantity;
        var behind = plain.AsSpan(mention.QualifierEnd, Math.Min(14, mention.Sentence.Span.End - mention.QualifierEnd));
        var before = plain.AsSpan(mention.Clause.Start, quantity.Span.Start - mention.Clause.Start);
        var origin = before.LastIndexOfAny('由', '从');
        if (origin >= 0 && HasChangeVerb(behind)) return true;
        if (origin >= 0 && mention.Quantity.Unit.Dimension == Dimension.Rank && behind.StartsWith("上升", StringComparison.Ordinal)) return true;
        if (IsComparedWith(before, behind)) return true;
        if (mention.InBrackets && NamesEarlierTime(plain.AsSpan(mention.Before.Start, mention.Before.Length))) return true;
        return EndsWithEarlierTime(before.TrimEnd("的为是共"));
    }

    // 比6月底的71.2%提高7.4个百分点 · 较二季度的58件下降20.7%
    private static bool IsComparedWith(ReadOnlySpan<char> before, ReadOnlySpan<char> behind)
    {
        var at = before.LastIndexOfAny('比', '较');
        if (at < 0 || before[^1] != '的' || before.Length - at > 12) return false;
        return MoveVerbs.Begins(behind);
    }

    private static readonly WordTable<bool> MoveVerbs = WordTable.Of(["提高", "下降", "增加", "减少", "增长", "上升", "降低", "提升", "多", "少", "净增", "回落", "上涨", "翻", "扩大", "缩短"]);

    /// <summary>Whether words are nothing but a verb such as 增加到.</summary>
    public static bool IsChangeVerb(ReadOnlySpan<char> words) => ChangeVerbs.Contains(words.TrimStart(',').TrimEnd("了约近超过达"));

    private static bool HasChangeVerb(ReadOnlySpan<char> behind)
    {
        var at = behind is [',', ..] ? 1 : 0;
        var stop = behind[at..].IndexOfAny(',', '。', ';');
        var limit = stop < 0 ? behind.Length : at + stop;
        return ChangeVerbs.TryFind(behind, ref at, out _, out _) && at <= FarthestVerb && at < limit;
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

    /// <summary>The nearest sign before the number decides; a target word governs its own clause and the lists that follow it.</summary>
    private bool IsTarget(Mention mention)
    {
        if ((namesRequirement && Requires(mention)) || IsTaskItself(mention) || IsPlannedBehind(mention)) return true;
        return sign == Sign.Planned && (signAt >= mention.Clause.Start || Governs(signAt, mention.Quantity.Span.Start));
    }

    // “雨露计划”, 发放雨露计划补助: a programme's name plans nothing.
    private bool IsPartOfName(int at, int length)
    {
        var end = at + length;
        if (end < plain.Length && plain[end] is '”' or '"' or '》') return true;
        if (plain.AsSpan(at, length) is not "计划") return false;
        foreach (var programme in Programmes)
        {
            if (plain.AsSpan(0, at).EndsWith(programme, StringComparison.Ordinal)) return true;
        }

        foreach (var given in (ReadOnlySpan<string>)["补助", "资助", "名额", "学生", "志愿者"])
        {
            if (plain.AsSpan(end).StartsWith(given, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>What programmes are called that are named 计划.</summary>
    private static readonly string[] Programmes = ["雨露", "春蕾", "西部", "家园", "阳光", "圆梦", "雏鹰", "头雁", "特岗", "行动", "扶持", "培养", "培育"];

    // 均已于6月底前完成: done, whenever it was due
    private bool IsDoneBefore(int at) => sign == Sign.Done && plain[at] == '底' && plain.AsSpan(signAt, at - signAt).IndexOfAny(',', '、') < 0;

    // 剩余24户计划11月底前完成
    private bool IsPlannedBehind(Mention mention)
    {
        var behind = plain.AsSpan(mention.QualifierEnd, Math.Max(0, mention.Clause.End - mention.QualifierEnd));
        if (behind.StartsWith("预计", StringComparison.Ordinal) || behind.StartsWith("拟于", StringComparison.Ordinal) || behind.StartsWith("拟在", StringComparison.Ordinal)) return true;
        var plan = behind.IndexOf("计划", StringComparison.Ordinal);
        if (plan < 0 || plan > LongestNounBeforePlan) return false;
        var planned = behind[(plan + 2)..];
        return planned.Length > 0 && (NumeralCharacters.IsNumeral(planned[0]) || planned[0] is '于' or '在' or '年');
    }

    /// <summary>改厕任务数为775户, 占全年任务9000万元的53.7%: the task is a target, the share of it that is done is not.</summary>
    private bool IsTaskItself(Mention mention)
    {
        if (mention.Cell is { } cell) return TableReader.IsOfTask(plain, cell);
        if (mention.Quantity.Unit.Dimension == Dimension.Share) return false;
        var words = plain.AsSpan(mention.Clause.Start, mention.Quantity.Span.Start - mention.Clause.Start).TrimEnd("数值为是达约共的 :(");
        return words.EndsWith("任务", StringComparison.Ordinal) || words.EndsWith("目标", StringComparison.Ordinal) || words.EndsWith("任务指标", StringComparison.Ordinal);
    }

    /// <summary>A target word in an earlier clause still governs, where no clause between reports something done (已, 了, 目前).</summary>
    private bool Governs(int at, int end)
    {
        var between = plain.AsSpan(at, end - at);
        return between.IndexOfAny('已', '了') < 0
            && !between.Contains("目前", StringComparison.Ordinal)
            && !between.Contains("截至", StringComparison.Ordinal)
            && !between.Contains("截止", StringComparison.Ordinal)
            && between.Length <= 60;
    }

    // 按照入户率100%、回访率95%的要求 · 达到90%以上的目标
    private bool Requires(Mention mention)
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

    private static IEnumerable<KeyValuePair<string, Sign>> Words(string words, Sign sign) => words.Split(' ').Select(word => KeyValuePair.Create(word, sign));
}
