using System.Globalization;
using OpenData.Api;

namespace OpenData.Portal.Texts;

internal static class SearchTexts
{
    public static readonly Bilingual Title = new("搜索", "Search");
    public static readonly Bilingual Sentences = new("原句", "Sentences");
    public static readonly Bilingual NothingFound = new(
        "什么也没有找到。用空格分开几个词，或少用一个词试试。", "Nothing found. Part words by blanks, or try with one word less.");
    public static readonly Bilingual AllSentences = new("全部原句", "All sentences");
    public static readonly Bilingual AllTownships = new("全部乡镇", "All townships");
    public static readonly Bilingual NothingAsked = new("输入乡镇、县、指标的名称，或报告里会出现的词。", "Type the name of a township, a county or an indicator, or words that reports would use.");

    public static Bilingual TitleOf(string words) => new($"搜索“{words}”的结果", $"Results for ‘{words}’");

    public static Bilingual More(long count) => new(
        string.Create(CultureInfo.InvariantCulture, $"共 {count:N0} 条"), string.Create(CultureInfo.InvariantCulture, $"{count:N0} in all"));
}
