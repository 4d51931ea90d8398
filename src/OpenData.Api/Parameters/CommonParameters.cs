using OpenData.Api.Formats;

namespace OpenData.Api.Parameters;

/// <summary>Parameters that several routes share.</summary>
public static class CommonParameters
{
    public static Parameter Lang { get; } = new("lang", ParameterKind.Word,
        new("说明文字的语言，优先于 Accept-Language。", "Language of texts; beats Accept-Language."))
    {
        Allowed = ["zh", "en"],
    };

    public static Parameter Limit { get; } = new("limit", ParameterKind.Whole, new("每页条数，1 至 1000。", "Records a page, 1 to 1000."))
    {
        Default = "100",
    };

    public static Parameter Cursor { get; } = new("cursor", ParameterKind.Cursor,
        new("上一页 links.next 所给的位置；其余参数须保持不变。",
        "Where the page before ended, as given in its links.next; all other parameters stay the same."));

    public static Parameter AsOf { get; } = new("as_of", ParameterKind.Time, new("按该时刻的数据回答。", "Answers with the data of that moment."));

    public static Parameter TownshipId { get; } = new("township_id", ParameterKind.TownshipId,
        new("乡镇的九位代码。", "Nine-digit code of the township.")) { IsList = true };

    public static Parameter Within { get; } = new("within", ParameterKind.CodePrefix,
        new("区划代码前缀：43 湖南省，4306 岳阳市，430681 汨罗市。",
        "Beginning of the division code: 43 for a province, 4306 for a prefecture, 430681 for a county.")) { IsList = true };

    public static Parameter ReportId { get; } = new("report_id", ParameterKind.ReportId,
        new("报告编号。", "Id of the report.")) { IsList = true };

    public static Parameter Bom { get; } = new("bom", ParameterKind.Truth,
        new("供电子表格打开的 CSV：加字节顺序标记，并在形似公式的文本前加撇号。",
        "CSV for spreadsheets: a byte order mark, and an apostrophe before texts that look like formulas."))
    {
        Allowed = ["true", "false"],
        Default = "false",
    };

    /// <summary>What every list knows that comes in pages.</summary>
    internal static IReadOnlyList<Parameter> OfLists => [Limit, Cursor, Format(Endpoints.Format.OfLists), Bom, Lang];

    /// <summary>Whether CSV is meant for a spreadsheet; an error with other formats.</summary>
    internal static bool ReadBom(Query query, string mediaType)
    {
        var bom = query.Truth(Bom.Name) ?? false;
        if (bom && mediaType != MediaTypes.Csv)
            query.Fail("conflicting_parameters", Bom.Name, new("bom 只用于 format=csv。", "bom goes with format=csv only."));
        return bom;
    }

    public static Parameter Format(params string[] allowed) =>
        new("format", ParameterKind.Word, new("格式，优先于 Accept。", "Format; beats Accept.")) { Allowed = allowed, Default = allowed[0] };
}
