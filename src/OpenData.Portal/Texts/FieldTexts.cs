using OpenData.Api;
using OpenData.Observations;

namespace OpenData.Portal.Texts;

/// <summary>Names of fields and of the words they hold.</summary>
internal static class FieldTexts
{
    public static readonly Bilingual Township = new("乡镇", "Township");
    public static readonly Bilingual County = new("县（市、区）", "County");
    public static readonly Bilingual Province = new("省份", "Province");
    public static readonly Bilingual Period = new("时期", "Period");
    public static readonly Bilingual Year = new("年份", "Year");
    public static readonly Bilingual Topic = new("领域", "Topic");
    public static readonly Bilingual Indicator = new("指标", "Indicator");
    public static readonly Bilingual Value = new("数值", "Value");
    public static readonly Bilingual Unit = new("单位", "Unit");
    public static readonly Bilingual Status = new("状态", "Status");
    public static readonly Bilingual Measure = new("性质", "Kind");
    public static readonly Bilingual Quote = new("原句", "Sentence");
    public static readonly Bilingual Report = new("报告", "Report");
    public static readonly Bilingual Confidence = new("置信度", "Confidence");

    public static Bilingual Of(ObservationStatus status) => status switch
    {
        ObservationStatus.Actual => new("已完成", "done"),
        ObservationStatus.Target => new("计划", "planned"),
        _ => new("此前", "before"),
    };

    public static Bilingual Of(Measure measure) => measure switch
    {
        Observations.Measure.Level => new("数量", "amount"),
        Observations.Measure.Change => new("增减量", "change"),
        Observations.Measure.GrowthRate => new("增长率", "growth rate"),
        Observations.Measure.Share => new("占比", "share"),
        Observations.Measure.Rank => new("名次", "rank"),
        _ => new("比值", "ratio"),
    };
}
