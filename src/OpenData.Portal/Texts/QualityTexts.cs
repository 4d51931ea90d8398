using System.Globalization;
using OpenData.Api;
using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Storage;

namespace OpenData.Portal.Texts;

internal static class QualityTexts
{
    public static readonly Bilingual Lead = new(
        "这些数据有多全、多准：机器读得怎样，报告里的数彼此合不合，哪些乡镇哪一年有报告。", "How accurate and how complete: how well the machine reads, whether the figures agree with each other, and which townships reported in which year.");
    public static readonly Bilingual Accuracy = new("机器读得有多准", "How well the machine reads");
    public static readonly Bilingual AccuracyNote = new(
        "与人工标注逐条对照所得。“找全”是应读出的数字中读出了多少；“全对”要求单位、数值、精确程度、状态、领域、时期和指标全部正确。留出的报告在改进规则时无人看过。",
        "Measured against annotations by people. Recall: of the figures there are, how many were read. Perfect: unit, value, qualifier, status, topic, period and indicator are all right. Nobody looks at the held-out reports while improving the rules.");
    public static readonly Bilingual MeasuredOn = new("测于", "Measured on");
    public static readonly Bilingual NotMeasured = new("这一版读取程序还没有测量。", "This version of the reader has not been measured yet.");
    public static readonly Bilingual Checks = new("核查结果", "What checks came to");
    public static readonly Bilingual ChecksNote = new(
        "每份报告的数字都互相核对；不一致可能是笔误、口径不同，也可能是读错，点开可看。", "The figures of each report are checked against each other. A difference may be a slip, another definition, or a misreading: follow the number to see.");
    public static readonly Bilingual Check = new("核查", "Check");
    public static readonly Bilingual Agree = new("相符", "agree");
    public static readonly Bilingual Differ = new("不一致", "differ");
    public static readonly Bilingual ShareAgreeing = new("相符的比例", "Share that agrees");
    public static readonly Bilingual Coverage = new("哪年哪镇有报告", "Which township reported when");
    public static readonly Bilingual CoverageNote = new(
        "格中是读出的数据条数，点开即是报告；没有数据的格里写着原因。", "Each cell holds the number of figures read and leads to the report; a cell without figures says why.");
    public static readonly Bilingual KeyWhole = new("全年报告", "whole year");
    public static readonly Bilingual KeyPart = new("只有部分时段", "part of the year only");
    public static readonly Bilingual KeyWithdrawn = new("已撤回", "withdrawn");
    public static readonly Bilingual KeyRefused = new("收到但未能公开", "received, but not published");
    public static readonly Bilingual KeyNone = new("未收到报告", "no report received");

    public static Bilingual Townships(long count) => new(
        string.Create(CultureInfo.InvariantCulture, $"共 {count:N0} 个乡镇"), string.Create(CultureInfo.InvariantCulture, $"{count:N0} townships in all"));

    /// <summary>About a file of which nobody knows the year.</summary>
    public static Bilingual OfNoYear(Bilingual why) => new($"年份不明的文件：{why.Zh}", $"a file of no known year: {why.En}");

    /// <summary>Why a file is not to be seen, for everybody; its sender is told more.</summary>
    public static Bilingual Why(UnpublishedUpload upload) => upload.State switch
    {
        IngestionState.Received => new("正在读取", "being read"),
        IngestionState.Failed => new("读取出错，待重试", "reading failed, to be repeated"),
        _ => upload.Code switch
        {
            "ambiguous_township" => new("同名乡镇，无法确定", "several townships have the name"),
            "bad_path" => new("文件名不合规则", "unusable file name"),
            "broken_encoding" => new("文字编码损坏", "damaged text encoding"),
            "broken_file" => new("文件损坏", "damaged file"),
            "encrypted_file" => new("文件有密码", "protected by a password"),
            "no_text" => new("没有文字", "holds no text"),
            "not_chinese" => new("不是中文报告", "not in Chinese"),
            "removed" => new("读取前已删除", "removed before it was read"),
            "sentence_too_long" => new("句子过长", "a sentence is too long"),
            "too_deep" => new("标签嵌套过深", "nested too deeply"),
            "too_large" => new("文件过大", "too large"),
            "too_many_figures" => new("数字过多", "too many figures"),
            "township_mismatch" => new("是别的乡镇的报告", "a report of another township"),
            "unknown_period" => new("看不出时期", "of no known period"),
            "unknown_township" => new("没有这个乡镇", "no such township"),
            "unsupported_format" => new("格式不能读取", "a format that is not read"),
            "zip_bomb" => new("压缩内容异常", "unpacks to too much"),
            _ => new("未能公开", "not published"),
        },
    };

    public static Bilingual Of(FindingKind kind) => kind switch
    {
        FindingKind.SumMismatch => new("其中各项与总数", "Parts and their whole"),
        FindingKind.ShareMismatch => new("占比与两个数", "Shares and their counts"),
        FindingKind.GrowthMismatch => new("增速与两期数", "Growth and its two figures"),
        FindingKind.ConflictingValues => new("同一数字前后", "The same figure, stated twice"),
        FindingKind.PercentOutOfRange => new("百分比在 0 与 100 之间", "Percentages between 0 and 100"),
        _ => new("人数与乡镇人口", "People counted and population"),
    };

    /// <summary>The heads of the table in docs/reading.md; an unknown one speaks for itself.</summary>
    public static Bilingual Column(string head) => head switch
    {
        "observations" => new("数据条数", "figures"),
        "unit" => new("单位", "unit"),
        "base" => new("基本值", "base value"),
        "qualifier" => new("精确程度", "qualifier"),
        "place" => new("地点", "place"),
        "precision" => new("读对", "precision"),
        "recall" => new("找全", "recall"),
        "status" => new("状态", "status"),
        "period" => new("时期", "period"),
        "topic" => new("领域", "topic"),
        "indicator" => new("指标", "indicator"),
        "perfect" => new("全对", "perfect"),
        _ => new(head, head),
    };

    /// <summary>The rows of that table.</summary>
    public static Bilingual Row(string reports) => reports.Split(' ', 2) switch
    {
        ["three", "real reports"] => new("三份真实报告", reports),
        [var count, "samples of our own"] => new($"{count} 份自编样例", reports),
        [var count, "samples held out"] => new($"{count} 份留出的样例", reports),
        _ => new(reports, reports),
    };
}
