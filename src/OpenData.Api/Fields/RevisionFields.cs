using OpenData.Observations;
using OpenData.Reading.Decoding;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Api.Fields;

/// <summary>The fields of a report, which are those of its newest revision.</summary>
public static class RevisionFields
{
    public static IReadOnlyList<Field<RevisionState>> All { get; } =
    [
        Text("report_id", "报告编号：区划代码-时期。", "Id of the report: township code and period.", s => s.Revision.ReportId),
        Count("revision", "版次，从 1 起。", "Revision, from 1.", s => s.Revision.Revision),
        Text("state", "当前、已被取代或已撤回。", "Current, superseded or withdrawn.",
            s => Codes<RecordState>.Of(s.State)) with { Allowed = Codes<RecordState>.All },
        Nullable("title", "标题。", "Title.", s => s.Revision.Title),
        Text("kind", "报告种类。", "Kind of report.", s => s.Revision.Kind.Code()) with { Allowed = Codes<ReportKind>.All },
        Text("period", "报告所述时期。", "Period the report is about.", s => s.Revision.Period.ToString()),
        Count("year", "该时期开始的年份。", "Year in which that period begins.", s => s.Revision.Period.Year),
        Text("township_id", "九位统计用区划代码。", "Official nine-digit statistical division code.", s => s.Revision.Township.Id),
        Text("township_name", "乡镇街道名称。", "Name of the township.", s => s.Revision.Township.Name),
        Text("county_name", "所属县级区划。", "County, city or district it belongs to.", s => s.Revision.Township.CountyName),
        Text("prefecture_name", "所属地级区划。", "Prefecture it belongs to.", s => s.Revision.Township.PrefectureName),
        Text("province_name", "所属省级区划。", "Province it belongs to.", s => s.Revision.Township.ProvinceName),
        Nullable("issuer", "落款机关，照原文。", "Who issued it, as written.", s => s.Revision.Issuer),
        new("published_on", FieldType.Date, true, new("落款日期。", "Date it bears."), s => FieldValue.Of(s.Revision.PublishedOn)),
        Text("source_file", "上传文件：区划代码/文件名。", "The uploaded file: township code and name.", s => PersonalNumbers.Hide(s.Revision.SourceBlob)),
        Text("content_hash", "上传文件的 SHA-256。", "SHA-256 of the uploaded file.", s => s.Revision.ContentHash),
        Count("text_length", "文本长度，以 Unicode 码点计。", "Length of the text in Unicode code points.", s => s.Revision.TextLength),
        Text("reader_version", "读取程序的版本。", "Version of the reader.", s => s.Revision.ReaderVersion),
        Count("observation_count", "观测数。", "How many observations it has.", s => s.Revision.Observations),
        Count("finding_count", "核查结果数，包括相符者。", "How many findings, verified ones included.", s => s.Revision.Findings),
        new("created_at", FieldType.Time, false, new("公开时间。", "When it became visible."), s => FieldValue.Of(s.Revision.CreatedAt)),
        new("superseded_at", FieldType.Time, true, new("被新版取代或被撤回的时间。", "When a later revision replaced it or it was withdrawn."),
            s => FieldValue.Of(s.Ended?.Point.Time)),
        Nullable("superseded_by", "取代它的版次（报告编号.版次），撤回时为替代报告。",
            "The revision that replaced it; for a withdrawn report its successor, if named.", SuccessorOf),
    ];

    private static string? SuccessorOf(RevisionState state) =>
        state.Ended is { Kind: CommitKind.Published } commit ? commit.RevisionId : state.Ended?.Successor;

    private static Field<RevisionState> Text(string name, string zh, string en, Func<RevisionState, string> value) =>
        new(name, FieldType.Text, false, new(zh, en), s => FieldValue.Of(value(s)));

    private static Field<RevisionState> Nullable(string name, string zh, string en, Func<RevisionState, string?> value) =>
        new(name, FieldType.Text, true, new(zh, en), s => FieldValue.Of(value(s)));

    private static Field<RevisionState> Count(string name, string zh, string en, Func<RevisionState, int> value) =>
        new(name, FieldType.Whole, false, new(zh, en), s => FieldValue.Of((decimal?)value(s)));
}
