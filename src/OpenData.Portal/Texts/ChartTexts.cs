using OpenData.Api;

namespace OpenData.Portal.Texts;

internal static class ChartTexts
{
    public static readonly Bilingual Source = new("来源：乡镇数据开放平台", "Source: Township Open Data");
    public static readonly Bilingual Table = new("图表数据", "Data of the chart");
    public static readonly Bilingual PartOfYear = new("空心：约数，或只含部分时段", "Hollow: approximate, or a part of the year only");
}
