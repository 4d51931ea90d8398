using System.Globalization;
using OpenData.Api;
using OpenData.Observations;

namespace OpenData.Portal.Texts;

internal static class ReportTexts
{
    public static readonly Bilingual Revisions = new("版次", "Revisions");
    public static readonly Bilingual PlainText = new("纯文本", "Plain text");
    public static readonly Bilingual Show = new("只看", "Show");
    public static readonly Bilingual All = new("全部数字", "All figures");
    public static readonly Bilingual ShowCurrent = new("看当前版", "Show the current one");
    public static readonly Bilingual ChangesLabel = new("与上一版的差异", "Changes against the revision before");
    public static readonly Bilingual ThisRevision = new("本版", "This one");
    public static readonly Bilingual NotThere = new("无", "none");

    public static Bilingual Outdated(int revision) => new(
        string.Create(CultureInfo.InvariantCulture, $"这是第 {revision} 版，已被新版取代。"),
        string.Create(CultureInfo.InvariantCulture, $"This is revision {revision}; a newer one has replaced it."));

    public static Bilingual Changes(int before, int changed, int added, int removed, int unchanged) => new(
        string.Create(CultureInfo.InvariantCulture, $"与第 {before} 版相比：{changed} 处改动，{added} 处新增，{removed} 处删去，{unchanged} 处不变"),
        string.Create(CultureInfo.InvariantCulture, $"Against revision {before}: {changed} changed, {added} added, {removed} removed, {unchanged} as before"));

    public static Bilingual Description(Township township, int figures) => new(
        string.Create(CultureInfo.InvariantCulture, $"{township.ProvinceName}{township.CountyName}{township.Name}工作报告全文，{figures} 个数字逐一标出，连同读取与核查结果。"),
        string.Create(CultureInfo.InvariantCulture, $"Work report of {township.Name}, {township.CountyName}, {township.ProvinceName}: full text with {figures} figures marked, and how they were read and checked."));

    public static Bilingual Of(ReportKind kind) => kind switch
    {
        ReportKind.Annual => new("年度报告", "annual report"),
        ReportKind.HalfYear => new("半年报告", "half-year report"),
        ReportKind.Quarter => new("季度报告", "quarterly report"),
        ReportKind.Month => new("月度报告", "monthly report"),
        _ => new("专项报告", "special report"),
    };
}
