using OpenData.Api;
using OpenData.Observations;

namespace OpenData.Portal.Texts;

/// <summary>Words beside a text and what was read from it.</summary>
internal static class ReadingTexts
{
    public static readonly Bilingual Legend = new("标记说明", "Legend");
    public static readonly Bilingual ColourIsTopic = new("底色按领域区分", "Colours tell the topics apart");
    public static readonly Bilingual Records = new("读出的数据", "Figures read");
    public static readonly Bilingual NoRecords = new("没有符合条件的数据。", "No figure fits.");
    public static readonly Bilingual Keys = new("键盘：j / k 下一个、上一个数字，f 下一处核查，Enter 在两侧之间跳转。", "Keys: j / k next and previous number, f next check, Enter jumps between the sides.");
    public static readonly Bilingual Unsure = new("把握较小", "less certain");
    public static readonly Bilingual Differs = new("核查不一致", "a check differs");
    public static readonly Bilingual InDifferingCheck = new("核查不一致的数字", "in a differing check");
    public static readonly Bilingual Changed = new("本版有变", "changed here");
    public static readonly Bilingual NotUnderstood = new("未读懂的数字", "not understood");
    public static readonly Bilingual Doubt = new("这个数字未能读懂，不会公开为数据", "Not understood; it does not become a record");
    public static readonly Bilingual AsWritten = new("原文", "As written");
    public static readonly Bilingual Exactly = new("准确值", "Exact value");
    public static readonly Bilingual PeriodOfText = new("文中写明", "the text says so");
    public static readonly Bilingual PeriodOfReport = new("随报告", "the report’s");
    public static readonly Bilingual Place = new("地点", "Place");
    public static readonly Bilingual Section = new("章节", "Section");
    public static readonly Bilingual Rule = new("读取规则", "Rule");
    public static readonly Bilingual CompareIndicator = new("看这个指标的全部数据", "This indicator everywhere");
    public static readonly Bilingual AsJson = new("JSON", "JSON");
    public static readonly Bilingual CopySentenceLink = new("复制此句链接", "Copy link to sentence");
    public static readonly Bilingual BackToText = new("收起", "Close");
    public static readonly Bilingual InNumbers = new("逐项列出", "In numbers");
    public static readonly Bilingual Stated = new("文中", "Stated");
    public static readonly Bilingual Expected = new("推得", "Derived");
    public static readonly Bilingual Difference = new("相差", "Difference");
    public static readonly Bilingual Tolerance = new("舍入可解释", "Rounding explains");

    public static Bilingual Of(FindingKind kind) => kind switch
    {
        FindingKind.SumMismatch => new("分项之和与总数不同", "Parts and whole differ"),
        FindingKind.ShareMismatch => new("占比与两数不同", "Share differs from its counts"),
        FindingKind.GrowthMismatch => new("增速与两期数不同", "Growth differs from its figures"),
        FindingKind.ConflictingValues => new("同一数字前后不同", "One figure, two values"),
        FindingKind.PercentOutOfRange => new("百分比超出范围", "Percentage out of range"),
        _ => new("数量级不寻常", "Unusual magnitude"),
    };

    public static Bilingual Holds(FindingKind kind) => kind switch
    {
        FindingKind.SumMismatch => new("分项之和与总数相符", "Parts add up"),
        FindingKind.ShareMismatch => new("占比与两数相符", "Share agrees"),
        FindingKind.GrowthMismatch => new("增速与两期数相符", "Growth agrees"),
        FindingKind.ConflictingValues => new("前后一致", "Stated alike"),
        FindingKind.PercentOutOfRange => new("百分比在范围内", "Percentage in range"),
        _ => new("数量级合理", "Magnitude plausible"),
    };
}
