using System.Globalization;
using OpenData.Api;
using OpenData.Observations;

namespace OpenData.Portal.Texts;

internal static class IndicatorTexts
{
    public static readonly Bilingual ListTitle = new("指标", "Indicators");
    public static readonly Bilingual ListLead = new("报告里数过的东西，同一指标可在乡镇之间、年份之间比较。", "What reports count. Figures of one indicator can be compared between townships and years.");
    public static readonly Bilingual FindByName = new("名称或同义说法", "Name or another way to say it");
    public static readonly Bilingual NoneFound = new("没有这样的指标。试试在原句中查找。", "There is no such indicator. Try the words of the sentences instead.");
    public static readonly Bilingual OnlyReported = new("目录中有、报告尚未提及的不列出。", "Entries of the catalogue that no report mentions yet are left out.");
    public static readonly Bilingual Unit = new("单位", "Unit");
    public static readonly Bilingual Number = new("个", "number");
    public static readonly Bilingual Aliases = new("也写作", "Also written");
    public static readonly Bilingual Ranking = new("各乡镇", "Townships");
    public static readonly Bilingual Trend = new("历年", "Over the years");
    public static readonly Bilingual Median = new("中位数", "Median");
    public static readonly Bilingual Least = new("最低", "Lowest");
    public static readonly Bilingual Most = new("最高", "Highest");
    public static readonly Bilingual CountOfTownships = new("乡镇数", "Townships");
    public static readonly Bilingual Phrases = new("原文怎么说", "How reports say it");
    public static readonly Bilingual PhrasesNote = new("这些说法被读作本指标。", "Phrases that were read as this indicator.");
    public static readonly Bilingual ShowAll = new("显示全部", "Show all");
    public static readonly Bilingual NotYet = new("还没有乡镇报告过这个指标。", "No township has reported this indicator yet.");
    public static readonly Bilingual Size = new("大小对比", "Size compared");
    public static readonly Bilingual CompareThese = new("放在一起比较", "Compare them");
    public static readonly Bilingual AllFigures = new("查看全部数据与原句", "All figures with their sentences");
    public static readonly Bilingual NotRanked = new(
        "各报告口径不一，或期间长短不同，排列只便于查阅，不是评比。", "Reports differ in scope and period: the order is for looking up, it is no contest.");
    public static readonly Bilingual Development = new("走势", "Development");

    public static Bilingual Coverage(int year, int mentioned, long published) => new(
        string.Create(CultureInfo.InvariantCulture, $"{year} 年有数据的 {published} 个乡镇中，{mentioned} 个提到。"),
        string.Create(CultureInfo.InvariantCulture, $"{mentioned} of {Numbers.Of(published, "township")} with figures for {year} mention it."));

    public static Bilingual Reported(long townships, long observations) => new(
        string.Create(CultureInfo.InvariantCulture, $"{townships:N0} 个乡镇，{observations:N0} 条"),
        $"{Numbers.Of(townships, "township")}, {Numbers.Of(observations, "figure")}");

    public static Bilingual Aggregated(Aggregation aggregation) => aggregation switch
    {
        Aggregation.Sum => new("可加总", "can be added up"),
        Aggregation.Average => new("可求平均，不可加总", "can be averaged, not added up"),
        _ => new("不可加总", "not to be added up"),
    };
}
