using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api.Fields;

/// <summary>The fields of a finding.</summary>
public static class FindingFields
{
    public static IReadOnlyList<Field<IndexedFinding>> All { get; } =
    [
        Text("id", "永久编号：报告编号.版次.f序号。", "Permanent id: report, revision, f and position.", f => f.Revision.FindingId(f.Finding.Sequence)),
        Text("report_id", "报告编号。", "The report.", f => f.Revision.ReportId),
        new("revision", FieldType.Whole, false, new("报告的版次。", "Revision of the report."),
            f => FieldValue.Of((decimal?)f.Revision.Revision)),
        Text("township_id", "九位统计用区划代码。", "Official nine-digit statistical division code.", f => f.Revision.Township.Id),
        Text("township_name", "乡镇街道名称。", "Name of the township.", f => f.Revision.Township.Name),
        Text("kind", "核查的种类。", "Kind of check.", f => f.Finding.Kind.Code()) with { Allowed = Codes<FindingKind>.All },
        new("verified", FieldType.Truth, false, new("各数是否相符。", "Whether the figures agree."),
            f => FieldValue.Of((bool?)f.Finding.Verified)),
        new("observations", FieldType.List, false, new("所比较的观测，被核查者在前。", "Ids of the observations compared, the one checked first."),
            f => FieldValue.Of([.. f.Finding.Observations.Select(f.Revision.ObservationId)])),
        new("expected", FieldType.Number, true, new("由其他数推得的值，基本单位。", "What the other figures lead to, in base units."),
            f => FieldValue.Of(f.Finding.Expected)),
        new("stated", FieldType.Number, true, new("文中的值，基本单位。", "What the text says, in base units."),
            f => FieldValue.Of(f.Finding.Stated)),
        new("tolerance", FieldType.Number, true, new("舍入与约数所能解释的最大差。", "Largest difference that rounding and approximation explain."),
            f => FieldValue.Of(f.Finding.Tolerance)),
        Text("message", "一句话，含算式。", "One sentence in Chinese, with the arithmetic.", f => f.Finding.Message),
        Text("message_en", "英文说明。", "The same in English.", f => f.Finding.MessageEn),
        new("created_at", FieldType.Time, false, new("公开时间。", "When it became visible."), f => FieldValue.Of(f.Revision.CreatedAt)),
        new("superseded_at", FieldType.Time, true, new("其版次被取代的时间。", "When its revision was superseded."),
            f => FieldValue.Of(f.Ended?.Point.Time)),
    ];

    private static Field<IndexedFinding> Text(string name, string zh, string en, Func<IndexedFinding, string> value) =>
        new(name, FieldType.Text, false, new(zh, en), f => FieldValue.Of(value(f)));
}
