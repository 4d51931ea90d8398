using System.Globalization;
using OpenData.Api;
using OpenData.Observations;

namespace OpenData.Portal.Texts;

internal static class TownshipTexts
{
    public static readonly Bilingual ListTitle = new("乡镇", "Townships");
    public static readonly Bilingual ListLead = new("已公开报告的乡镇、街道。", "Townships that have published a report.");
    public static readonly Bilingual FindByName = new("名称：乡镇、县、市、省", "Name: township, county, prefecture, province");
    public static readonly Bilingual NoneFound = new("没有找到。换一个名称试试，例如县名。", "None found. Try another name, such as the county’s.");
    public static readonly Bilingual KeyFigures = new("主要指标", "Key figures");
    public static readonly Bilingual ByTopic = new("各领域数据", "Figures by topic");
    public static readonly Bilingual AllFigures = new("查看全部数据", "All figures");
    public static readonly Bilingual Plans = new("计划与结果", "Plans and what became of them");
    public static readonly Bilingual Planned = new("计划", "Planned");
    public static readonly Bilingual Result = new("结果", "Result");
    public static readonly Bilingual NotMentioned = new("报告未提及", "not mentioned");
    public static readonly Bilingual Reports = new("报告", "Reports");
    public static readonly Bilingual Checks = new("数字核对", "Checks of figures");
    public static readonly Bilingual NoReports = new("该乡镇还没有公开报告。", "This township has not published a report yet.");
    public static readonly Bilingual Change = new("变化", "Change");

    public static Bilingual Totals(int reports, long observations) => new(
        string.Create(CultureInfo.InvariantCulture, $"{reports} 份报告，{observations:N0} 条数据"),
        $"{Numbers.Of(reports, "report")}, {Numbers.Of(observations, "figure")}");

    public static Bilingual Revision(int revision) => new(
        string.Create(CultureInfo.InvariantCulture, $"第 {revision} 版"), string.Create(CultureInfo.InvariantCulture, $"revision {revision}"));

    public static Bilingual Figures(int count) => new(
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} 条数据"), Numbers.Of(count, "figure"));

    public static Bilingual Since(int year) => new(
        string.Create(CultureInfo.InvariantCulture, $"较 {year} 年"), string.Create(CultureInfo.InvariantCulture, $"since {year}"));

    public static Bilingual FindingsNote(long open, long verified) => new(
        string.Create(CultureInfo.InvariantCulture, $"核对了 {open + verified} 处：{verified} 处一致，{open} 处数字之间有差。差异不等于错误，原因可能在原文之外。"),
        string.Create(CultureInfo.InvariantCulture, $"{open + verified} checks: {verified} agree, {open} differ. A difference is no error; its reason may lie outside the text."));

    public static Bilingual Description(Township township) => new(
        $"{township.ProvinceName}{township.PrefectureName}{township.CountyName}{township.Name}工作报告中的统计数据，逐条附原句。",
        $"Statistics from the work reports of {township.Name}, {township.CountyName}, {township.ProvinceName}, each with its sentence.");
}
