using OpenData.Reading.Words;

namespace OpenData.Reading.Meaning;

/// <summary>What kind of phrase some words are: only a verb, a change, too general to stand alone.</summary>
internal static class Phrases
{
    private static readonly WordTable<bool> ChangeWords = Table("change");
    private static readonly WordTable<bool> GenericPhrases = Table("generic");
    private static readonly WordTable<bool> Intransitive = Table("intransitive");
    private static readonly WordTable<bool> LightVerbs = Table("light-verb");
    private static readonly WordTable<bool> Tasks = WordTable.Of(WordFile.Phrases["task"], backwards: true);
    private static readonly WordTable<bool> Comparisons = WordTable.Of(["高出", "增速高于", "增速低于", "增速快于", "增幅高于", "高于", "低于", "快于", "较上", "较去", "比上", "比去"]);
    private static readonly WordTable<bool> BareNouns = WordTable.Of(["项目", "活动", "问题", "隐患", "案件", "线索", "事项", "各类活动"]);

    /// <summary>播种面积, 监测对象, 养殖户: a verb with these behind it is one noun.</summary>
    private static readonly WordTable<bool> CompoundEndings = WordTable.Of(
    [
        "面积", "对象", "人员", "人口", "岗位", "资金", "农户", "企业", "基地", "中心", "机构", "服务", "工作", "任务", "收入", "项目", "户", "率", "员", "者", "班", "点", "站", "厂", "场", "队", "车间", "设施", "设备", "能力", "劳动力", "金",
    ]);

    private static readonly WordTable<bool> VerbEndings = WordTable.Of(["成功", "完毕", "到位", "结束", "完成"]);

    private static readonly WordTable<bool> EntityEndings = WordTable.Of(
        ["户", "人", "员", "对象", "者", "儿童", "妇女", "群众", "学生", "家庭", "企业", "单位", "社", "村", "店", "厂", "场", "校", "园", "收入", "资金", "隐患", "案件", "干部"],
        backwards: true);

    private static readonly WordTable<bool> MeasureEndings = WordTable.Of(
        ["受灾面积", "成灾面积", "绝收面积", "播种面积", "种植面积", "养殖面积", "面积", "总产量", "总产", "亩产量", "亩产", "单产", "产量", "产值", "增加值", "投资", "收入", "存栏", "出栏", "项目", "人数", "户数", "里程"],
        backwards: true);

    /// <summary>A list of <c>phrases.txt</c>.</summary>
    public static HashSet<string> Set(string list) => new(WordFile.Phrases[list], StringComparer.Ordinal);

    /// <summary>A list of <c>phrases.txt</c>, to be found in a text.</summary>
    public static WordTable<bool> Table(string list) => WordTable.Of(WordFile.Phrases[list]);

    /// <summary>增长, 同比增长, 净增: how the subject moved.</summary>
    public static bool IsChange(string phrase) => ChangeWords.Contains(phrase) || (phrase.Length <= 14 && Comparisons.Begins(phrase));

    /// <summary>项目, 隐患: means something without a heading's theme before it.</summary>
    public static bool IsBareNoun(string phrase) => BareNouns.Contains(phrase);

    /// <summary>Whether two phrases have two characters in a row in common.</summary>
    public static bool Share(string a, string b)
    {
        for (var i = 0; i + 1 < a.Length; i++)
        {
            if (b.AsSpan().IndexOf(a.AsSpan(i, 2)) >= 0) return true;
        }

        return false;
    }

    /// <summary>投资, 满意率, 每户: needs its subject before it.</summary>
    public static bool IsGeneric(string phrase) =>
        phrase.Length <= 1 || IsClass(phrase) || GenericPhrases.Contains(phrase) || (phrase[0] == '每' && phrase.Length <= 4) || (phrase.Length <= 5 && phrase.StartsWith("平均", StringComparison.Ordinal));

    // 一类, 二类, A类
    private static bool IsClass(string phrase) => phrase is [(>= 'A' and <= 'D') or '一' or '二' or '三' or '四' or '五' or '甲' or '乙' or '丙', '类' or '级' or '等'];

    /// <summary>实施, 设立: says nothing of the matter.</summary>
    public static bool IsLightVerb(string phrase) => LightVerbs.Contains(phrase);

    /// <summary>造林, 转移就业: a verb that needs no object.</summary>
    public static bool IsIntransitive(string phrase) => Intransitive.Contains(phrase);

    /// <summary>整改, 走访慰问, 整改到位, 调处成功.</summary>
    public static bool IsVerbOnly(string phrase)
    {
        if (GenericPhrases.Contains(phrase)) return false;
        var rest = phrase.AsSpan();
        while (rest.Length > 0)
        {
            if (rest[0] is '了' or '、')
            {
                rest = rest[1..];
                continue;
            }

            if (rest.Length < phrase.Length && VerbEndings.Contains(rest)) return true;
            if (!VerbTable.TryMatchAtStart(rest, out var length)) return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>The verb at the beginning of 发放低保金; null where the phrase begins with a noun or is nothing but a verb.</summary>
    public static string? VerbAtStart(string phrase) => LengthOfVerbAtStart(phrase) is > 0 and var length ? phrase[..length] : null;

    /// <summary>Of <see cref="VerbAtStart"/>; 0 where there is none.</summary>
    public static int LengthOfVerbAtStart(ReadOnlySpan<char> phrase)
    {
        var (length, read) = (0, 0);
        while (VerbTable.TryMatchAtStart(phrase[read..], out var one))
        {
            read += one;
            if (read < phrase.Length && !IsCompoundEnding(phrase[read..])) length = read;
        }

        return length;
    }

    /// <summary>The verb at the end of 重大安全隐患排查; null where there is none.</summary>
    public static string? VerbAtEnd(string phrase) =>
        VerbTable.TryMatchAtEnd(phrase, out var length) && length < phrase.Length ? phrase[^length..] : null;

    /// <summary>整改到位 is 整改; the ending says nothing of the matter.</summary>
    public static string WithoutEnding(string verb)
    {
        foreach (var ending in (ReadOnlySpan<string>)["到位", "完毕", "结束", "了"])
        {
            if (verb.EndsWith(ending, StringComparison.Ordinal) && verb.Length > ending.Length) return verb[..^ending.Length];
        }

        return verb;
    }

    /// <summary>年度任务, 全年目标: what a share of the year's work is a share of.</summary>
    public static bool IsTask(string phrase) => Tasks.Contains(phrase);

    /// <summary>农村改厕 of 农村改厕全年计划: what the task is to do; empty where the phrase names only the task.</summary>
    public static string WithoutTask(string phrase) =>
        Tasks.TryMatchBefore(phrase, phrase.Length, out var task) && phrase.AsSpan(phrase.Length - task) is not ("计划" or "预算") ? phrase[..^task].TrimEnd('占', '为') : phrase;

    /// <summary>What the verb acts on: the phrase without its verb.</summary>
    public static string ObjectOf(string phrase)
    {
        if (VerbAtStart(phrase) is { } first) return WithoutKinds(phrase[first.Length..]);
        return VerbAtEnd(phrase) is { } last ? phrase[..^last.Length] : phrase;
    }

    // 各类隐患
    private static string WithoutKinds(string phrase) => phrase.Length > 3 && phrase[0] == '各' && phrase[1] is '类' or '种' or '项' or '级' ? phrase[2..] : phrase;

    /// <summary>A noun that stands alone as a part of a whole: 监测对象, 女党员; not 集中供养, 工业.</summary>
    public static bool IsEntity(string phrase) => EntityEndings.TryMatchBefore(phrase, phrase.Length, out var length) && phrase.Length > length;

    /// <summary>Whether a phrase names people or bodies that act: 企业, 脱贫户, 网格员, 村.</summary>
    public static bool NamesActor(string phrase) => IsEntity(phrase) || Actors.Contains(phrase);

    private static readonly WordTable<bool> Actors =
        WordTable.Of("村 社区 企业 群众 干部 党员 村民 牧民 农户 牧户 学生 社工 师生 职工 志愿者 单位 部门 学校 合作社 商户 居民 人员".Split(' '));

    /// <summary>面积 in 播种面积, 对象 in 监测对象: what makes a noun of the verb before it.</summary>
    public static bool IsCompoundEnding(ReadOnlySpan<char> words) => CompoundEndings.Contains(words);

    /// <summary>播种面积 of 粮食播种面积: what its parts (早稻) share with the whole; null where there is none.</summary>
    public static string? MeasureEnding(string phrase) => MeasureEndings.TryMatchBefore(phrase, phrase.Length, out var length) ? phrase[^length..] : null;
}
