using System.Globalization;
using OpenData.Api;

namespace OpenData.Portal.Texts;

internal static class PromiseTexts
{
    public static readonly Bilingual Lead = new(
        "报告里写下的目标，和后一份报告里的结果放在一起。只做对照，不作评判；每个数字都能点回原句。", "Targets of one report beside the results of a later one. A comparison, no verdict; every figure leads to its sentence.");
    public static readonly Bilingual Any = new("不限", "Any");
    public static readonly Bilingual Show = new("显示", "Show");
    public static readonly Bilingual WithResult = new("已有结果的计划", "Plans with a result");
    public static readonly Bilingual AllPlans = new("全部计划", "All plans");
    public static readonly Bilingual ShowAll = new("看全部计划", "Show all plans");
    public static readonly Bilingual Nothing = new("在这里还没有找到已有结果的计划：结果要等同一乡镇的后一份报告。", "No plan with a result was found here: results come with a later report of the same township.");
    public static readonly Bilingual Waiting = new("尚无后续报告提及", "no later report mentions it yet");
    public static readonly Bilingual Gap = new("差额", "Difference");
    public static readonly Bilingual BarNote = new("条形为结果，竖线为计划。", "The bar is the result, the upright mark the plan.");
    public static readonly Bilingual PlannedIn = new("计划", "Plan");
    public static readonly Bilingual ReportedIn = new("结果", "Result");

    public static Bilingual Plans(long count) => new(
        string.Create(CultureInfo.InvariantCulture, $"共 {count:N0} 个计划数"), string.Create(CultureInfo.InvariantCulture, $"{count:N0} planned figures in all"));

    public static Bilingual PlansWithResult(long count) => new(
        string.Create(CultureInfo.InvariantCulture, $"共 {count:N0} 个计划数，下面是已有结果的"), string.Create(CultureInfo.InvariantCulture, $"{count:N0} planned figures; listed are those with a result"));

    public static Bilingual OfPlan(decimal percent) => new(
        string.Create(CultureInfo.InvariantCulture, $"为计划的 {percent:0.#}%"), string.Create(CultureInfo.InvariantCulture, $"{percent:0.#}% of the plan"));
}
