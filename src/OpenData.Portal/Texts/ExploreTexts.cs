using System.Globalization;
using OpenData.Api;

namespace OpenData.Portal.Texts;

internal static class ExploreTexts
{
    public static readonly Bilingual Title = new("全部数据", "All figures");
    public static readonly Bilingual Filter = new("筛选", "Filter");
    public static readonly Bilingual Words = new("原句中的词", "Words in the sentence");
    public static readonly Bilingual Active = new("已选条件", "Filters in use");
    public static readonly Bilingual ClearAll = new("全部清除", "Clear all");
    public static readonly Bilingual Sort = new("排序", "Sort by");
    public static readonly Bilingual SortByReport = new("报告顺序", "report order");
    public static readonly Bilingual SortNewest = new("最近时期", "newest period");
    public static readonly Bilingual SortLargest = new("数值大小", "largest value");
    public static readonly Bilingual SortSurest = new("置信度", "confidence");
    public static readonly Bilingual Apply = new("应用", "Apply");
    public static readonly Bilingual NextPage = new("下一页", "Next page");
    public static readonly Bilingual FirstPage = new("回到第一页", "First page");
    public static readonly Bilingual NothingFound = new("没有符合条件的数据。去掉一个条件试试。", "No figure fits. Try without one of the filters.");
    public static readonly Bilingual Years = new("年份", "Years");
    public static readonly Bilingual From = new("从", "From");
    public static readonly Bilingual To = new("到", "to");

    public static Bilingual Found(long count) => new(
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} 条数据"), Numbers.Of(count, "figure"));

    public static Bilingual More(int count) => new(
        string.Create(CultureInfo.InvariantCulture, $"另有 {count} 项"), string.Create(CultureInfo.InvariantCulture, $"{count} more"));

    public static Bilingual Without(string label) => new($"去掉条件：{label}", $"Remove filter: {label}");
}
