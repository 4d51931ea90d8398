using OpenData.Api;

namespace OpenData.Portal.Texts;

internal static class CompareTexts
{
    public static readonly Bilingual Title = new("比较乡镇", "Compare townships");
    public static readonly Bilingual Lead = new("同一指标，最多五个乡镇，同一刻度。", "Up to five townships on one indicator, on one scale.");
    public static readonly Bilingual ChooseIndicator = new("指标", "Indicator");
    public static readonly Bilingual ChooseTownships = new("乡镇（最多五个）", "Townships (up to five)");
    public static readonly Bilingual Show = new("显示", "Show");
    public static readonly Bilingual TooMany = new("只显示前五个。去掉一个再加别的。", "Only the first five are shown. Remove one to add another.");
    public static readonly Bilingual Planned = new("计划", "planned");
    public static readonly Bilingual Begin = new("先选一个指标，再选乡镇。", "Choose an indicator first, then townships.");
    public static readonly Bilingual NoFigures = new("所选乡镇没有报告这个指标。", "The townships chosen did not report this indicator.");
    public static readonly Bilingual FindTownship = new("按名称找更多乡镇", "Find more townships by name");
    public static readonly Bilingual Legend = new("虚线与菱形为计划数。空心为约数，或只含部分时段。缺的年份不连线。", "Dashed lines and diamonds: planned. Hollow: approximate, or a part of the year. Missing years are not bridged.");
}
