using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Api.Fields;

/// <summary>The fields of an observation, in the order of JSON and CSV.</summary>
public static class ObservationFields
{
    public static IReadOnlyList<Field<IndexedObservation>> All { get; } =
    [
        Text("id", "永久编号：报告编号.版次.序号。", "Permanent id: report, revision and position.", IdOf),
        Text("report_id", "报告编号：区划代码-时期。", "The report: township code and period.", o => o.Revision.ReportId),
        Integer("revision", "报告的版次，从 1 起。", "Revision of the report, from 1.", o => o.Revision.Revision),
        Nullable("report_title", "报告标题。", "Title of the report.", o => o.Revision.Title),
        Text("township_id", "九位统计用区划代码。", "Official nine-digit statistical division code.", o => o.Revision.Township.Id),
        Text("township_name", "乡镇街道名称。", "Name of the township.", o => o.Revision.Township.Name),
        Text("county_name", "所属县级区划。", "County, city or district it belongs to.", o => o.Revision.Township.CountyName),
        Text("province_name", "所属省级区划。", "Province it belongs to.", o => o.Revision.Township.ProvinceName),
        new("year", FieldType.Whole, true, new("数字所述时期开始的年份。", "Year in which the number's period begins."),
            o => FieldValue.Of((decimal?)o.Year)),
        Nullable("period", "数字所述时期：2017、2017-Q3、2017-H1、2017-09、2017-01/2017-09、2014/。",
            "Period the number is about: 2017, 2017-Q3, 2017-H1, 2017-09, 2017-01/2017-09, 2014/.", o => o.Period),
        Code("period_source", "时期来自正文（text）还是整份报告（report）。",
            "Whether the text gave the period for this number (text) or it is the report's (report).", Codes<PeriodSource>.All,
            o => o.PeriodSource.Code()),
        Code("topic", "工作领域，十五类之一。", "Field of work, one of fifteen.", Codes<Topic>.All, o => o.Topic.Code()),
        Nullable("indicator_id", "指标目录编号；目录中没有时为空。", "Id in the indicator catalogue; null where no entry applies.", o => o.IndicatorId),
        Text("indicator", "所数之物，简体。", "What is counted, in simplified Chinese.", o => o.Indicator),
        Number("value", "原文数值，未乘单位中的万、亿；区间取较小者，比值取前项。",
            "As written, before scaling by 万 or 亿 in the unit; the smaller end of a range, the first part of a ratio.", false,
            o => o.Value),
        Number("value_max", "区间的较大者或比值的后项。", "Larger end of a range, second part of a ratio.", true, o => o.ValueMax),
        Text("unit", "原文单位。", "Unit as written.", o => o.Unit),
        Text("quantity", "原文中的数字与单位。", "Number and unit exactly as in the text.", o => o.Quantity),
        Number("base_value", "换算为基本单位的数值。", "Value in the base unit.", false, o => o.BaseValue),
        Number("base_value_max", "value_max 换算为基本单位。", "value_max in the base unit.", true, o => o.BaseValueMax),
        Text("base_unit", "基本单位：元、平方米、米、公斤、%……", "Base unit: 元, 平方米, 米, 公斤, % and so on.", o => o.BaseUnit),
        Code("qualifier", "精确程度。", "How exact the text says it is.", Codes<Qualifier>.All, o => o.Qualifier.Code()),
        Code("status", "已实现、计划，或变化之前的数。", "Done, planned, or the figure a change started from.", Codes<ObservationStatus>.All,
            o => o.Status.Code()),
        Code("measure", "数值性质：水平、增减量、增长率、占比、名次、比值。", "Kind of statement: level, change, growth rate, share, rank, ratio.",
            Codes<Measure>.All, o => o.Measure.Code()),
        Nullable("place", "小于乡镇的地点。", "Village or other place narrower than the township.", o => o.Place),
        Text("quote", "数字所在的原文小句；超过200字的，取数字前后的一段。", "The clause around the number, as it stands in the report; of one of more than 200 characters the stretch around the number.", o => o.Quote),
        Text("section", "所在各级标题，以“ › ”相连。", "Headings above it, outermost first, joined by ' › '.", o => o.Section),
        Integer("source_start", "quantity 在报告文本中的起点，以 Unicode 码点计。", "Start of quantity in the report's text, in Unicode code points.",
            o => CodePoints.Of(o.Source, o.Revision).Start),
        Integer("source_end", "quantity 之后的位置：text[source_start:source_end] == quantity。",
            "End of it: text[source_start:source_end] == quantity.", o => CodePoints.Of(o.Source, o.Revision).End),
        Number("confidence", "0 到 1：同类记录中正确者的比例。", "0 to 1: share of records like this one that are right.", false, o => o.Confidence),
        Text("rule", "读出它的规则。", "Name of the rule that read it.", o => o.Rule),
        Text("reader_version", "读取程序的版本。", "Version of the reader.", o => o.Revision.ReaderVersion),
        new("findings", FieldType.List, false, new("涉及它的核查结果编号。", "Ids of the findings that name it."), FindingsOf),
        new("created_at", FieldType.Time, false, new("公开时间。", "When it became visible."), o => FieldValue.Of(o.Revision.CreatedAt)),
        new("superseded_at", FieldType.Time, true, new("被新版取代或被撤回的时间。", "When a later revision replaced it or it was withdrawn."),
            o => FieldValue.Of(o.Ended?.Point.Time)),
        Nullable("superseded_by", "取代它的版次（报告编号.版次），撤回时为替代报告。",
            "The revision that replaced it; for a withdrawn report its successor, if named.", SuccessorOf),
    ];

    public static string IdOf(IndexedObservation observation) =>
        observation.Revision.ObservationId(observation.Sequence);

    private static FieldValue FindingsOf(IndexedObservation o) =>
        FieldValue.Of(o.Findings.Count == 0 ? [] : [.. o.Findings.Select(o.Revision.FindingId)]);

    private static string? SuccessorOf(IndexedObservation o) => o.Ended switch
    {
        null => null,
        { Kind: CommitKind.Published } commit => commit.RevisionId,
        var commit => commit.Successor,
    };

    private static Field<IndexedObservation> Text(string name, string zh, string en, Func<IndexedObservation, string> value) =>
        new(name, FieldType.Text, false, new(zh, en), o => FieldValue.Of(value(o)));

    private static Field<IndexedObservation> Nullable(string name, string zh, string en, Func<IndexedObservation, string?> value) =>
        new(name, FieldType.Text, true, new(zh, en), o => FieldValue.Of(value(o)));

    private static Field<IndexedObservation> Code(
        string name, string zh, string en, IReadOnlyList<string> allowed, Func<IndexedObservation, string> value) =>
        Text(name, zh, en, value) with { Allowed = allowed };

    private static Field<IndexedObservation> Integer(string name, string zh, string en, Func<IndexedObservation, int> value) =>
        new(name, FieldType.Whole, false, new(zh, en), o => FieldValue.Of((decimal?)value(o)));

    private static Field<IndexedObservation> Number(string name, string zh, string en, bool isNullable, Func<IndexedObservation,
        decimal?> value) =>
        new(name, FieldType.Number, isNullable, new(zh, en), o => FieldValue.Of(value(o)));
}
