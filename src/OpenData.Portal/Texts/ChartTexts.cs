using OpenData.Api;

namespace OpenData.Portal.Texts;

internal static class ChartTexts
{
    public static readonly Bilingual Source = new("来源：乡镇数据开放平台", "Source: Township Open Data");
    public static readonly Bilingual Table = new("图表数据", "Data of the chart");
    public static readonly Bilingual Inexact = new("点线为最低，点划线为最高。空心点与“≈”为约数，或只含部分时段。", "Dotted: the lowest; dots and dashes: the highest. Hollow points and ≈: approximate, or a part of the year only.");
}
