namespace OpenData.Api.Exports;

/// <summary>The files of a release.</summary>
internal static class BulkFiles
{
    public const string Csv = "observations.csv.gz";
    public const string JsonLines = "observations.jsonl.gz";
    public const string Sqlite = "opendata.sqlite";
    public const string DataPackage = "datapackage.json";
    public const string Checksums = "SHA256SUMS";

    public static Bilingual MeaningOf(string file) => file switch
    {
        Csv => new("全部观测，CSV（RFC 4180，UTF-8），gzip 压缩。", "All observations as CSV (RFC 4180, UTF-8), compressed by gzip."),
        JsonLines => new("全部观测，每行一个 JSON 对象，gzip 压缩。", "All observations, one JSON object a line, compressed by gzip."),
        Sqlite => new("SQLite 数据库：乡镇、报告、指标、观测、核查结果。", "SQLite database: townships, reports, indicators, observations, findings."),
        DataPackage => new("数据包说明（Data Package v2）：各文件与各字段。", "Data Package v2 descriptor: the files and their fields."),
        _ => new("各文件的 SHA-256，供 sha256sum -c 核对。", "SHA-256 of the files, for sha256sum -c."),
    };
}
