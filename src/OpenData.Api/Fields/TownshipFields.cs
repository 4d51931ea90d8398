using OpenData.Storage.Index;

namespace OpenData.Api.Fields;

/// <summary>The fields of a township.</summary>
public static class TownshipFields
{
    public static IReadOnlyList<Field<TownshipSummary>> All { get; } =
    [
        Text("township_id", "九位统计用区划代码。", "Official nine-digit statistical division code.", t => t.Township.Id),
        Text("township_name", "乡镇街道名称。", "Name of the township.", t => t.Township.Name),
        Text("county_name", "所属县级区划。", "County, city or district it belongs to.", t => t.Township.CountyName),
        Text("prefecture_name", "所属地级区划。", "Prefecture it belongs to.", t => t.Township.PrefectureName),
        Text("province_name", "所属省级区划。", "Province it belongs to.", t => t.Township.ProvinceName),
        Count("report_count", "已公开的报告数。", "How many reports it has published.", t => t.Reports),
        Count("observation_count", "观测数。", "How many observations these have.", t => t.Observations),
        Count("finding_count", "核查结果数，包括相符者。", "How many findings, verified ones included.", t => t.Findings),
        new("first_year", FieldType.Whole, true, new("最早报告的年份。", "Year of its earliest report."),
            t => FieldValue.Of((decimal?)t.FirstYear)),
        new("last_year", FieldType.Whole, true, new("最近报告的年份。", "Year of its latest report."), t => FieldValue.Of((decimal?)t.LastYear)),
        new("updated_at", FieldType.Time, true, new("最近一次公开的时间。", "When its newest revision became visible."),
            t => FieldValue.Of(t.UpdatedAt)),
    ];

    private static Field<TownshipSummary> Text(string name, string zh, string en, Func<TownshipSummary, string> value) =>
        new(name, FieldType.Text, false, new(zh, en), t => FieldValue.Of(value(t)));

    private static Field<TownshipSummary> Count(string name, string zh, string en, Func<TownshipSummary, long> value) =>
        new(name, FieldType.Whole, false, new(zh, en), t => FieldValue.Of((decimal?)value(t)));
}
