using System.Globalization;
using OpenData.Observations;
using OpenData.Reading.Decoding;
using OpenData.Storage;

namespace OpenData.Api.Fields;

/// <summary>The fields of an upload: what became of it.</summary>
public static class UploadFields
{
    public static IReadOnlyList<Field<Ingestion>> All { get; } =
    [
        Text("upload_id", "一次上传的永久编号。", "Permanent id of the upload.", i => i.Id),
        Text("file", "文件：区划代码/文件名。", "The file: township code and name.", i => PersonalNumbers.Hide(i.Upload.Path)),
        Count("length", "文件字节数。", "Bytes of the file.", i => i.Upload.Length),
        Text("state", "收到、已公开、重复、已有更新、不能公开、处理失败。", "What became of it.",
            i => Codes<IngestionState>.Of(i.State)) with { Allowed = Codes<IngestionState>.All },
        Nullable("code", "未公开的原因代码。", "Why it was not published.", i => i.Reason?.Code),
        Text("message", "给上传者的说明。", "What became of it and what to do, in Chinese.", i => MessageOf(i).Zh),
        Text("message_en", "英文说明。", "The same in English.", i => MessageOf(i).En),
        Nullable("report_id", "所属报告。", "The report it belongs to.", i => i.Report?.ToString()),
        new("revision", FieldType.Whole, true, new("成为或等于哪一版。", "The revision it became, or equals."), i => FieldValue.Of((decimal?)i.Revision)),
        Count("observation_count", "读出的观测数。", "How many observations were read.", i => i.Observations),
        Count("finding_count", "核查结果数，包括相符者。", "How many findings, verified ones included.", i => i.Findings),
        Nullable("reader_version", "读取程序的版本。", "Version of the reader.", i => i.ReaderVersion),
        Time("uploaded_at", "上传时间。", "When the file was written.", false, i => i.Upload.LastModified),
        Time("received_at", "系统发现的时间。", "When the program noticed it.", false, i => i.ReceivedAt),
        Time("finished_at", "得到结果的时间。", "When it came to its state; null while it is received.", true, i => i.FinishedAt),
        Count("download_ms", "取文件的毫秒数。", "Milliseconds to fetch the file.", i => (long)i.Timings.Download.TotalMilliseconds),
        Count("reading_ms", "读取的毫秒数。", "Milliseconds to read it.", i => (long)i.Timings.Reading.TotalMilliseconds),
        Count("publishing_ms", "公开的毫秒数。", "Milliseconds to publish it.", i => (long)i.Timings.Publishing.TotalMilliseconds),
        Count("attempts", "尝试次数。", "How often the program set out to read it.", i => i.Attempts),
    ];

    /// <summary>What became of an upload, in words for its sender.</summary>
    public static Bilingual MessageOf(Ingestion upload) => upload switch
    {
        { Reason: { } reason } => new(reason.Message, reason.MessageEn),
        { State: IngestionState.Published } => new(
            string.Create(CultureInfo.InvariantCulture, $"已公开，为报告 {upload.Report} 第 {upload.Revision} 版：读出 {upload.Observations} 个数据，核查 {upload.Findings} 处。"),
            string.Create(CultureInfo.InvariantCulture,
                $"Published as revision {upload.Revision} of report {upload.Report}: {upload.Observations} figures read, {upload.Findings} checks made.")),
        _ => new("文件已收到，正在读取，通常几秒内完成。", "The file has arrived and is being read; that usually takes seconds."),
    };

    private static Field<Ingestion> Text(string name, string zh, string en, Func<Ingestion, string> value) =>
        new(name, FieldType.Text, false, new(zh, en), i => FieldValue.Of(value(i)));

    private static Field<Ingestion> Nullable(string name, string zh, string en, Func<Ingestion, string?> value) =>
        new(name, FieldType.Text, true, new(zh, en), i => FieldValue.Of(value(i)));

    private static Field<Ingestion> Count(string name, string zh, string en, Func<Ingestion, long> value) =>
        new(name, FieldType.Whole, false, new(zh, en), i => FieldValue.Of((decimal?)value(i)));

    private static Field<Ingestion> Time(string name, string zh, string en, bool isNullable, Func<Ingestion, DateTimeOffset?> value) =>
        new(name, FieldType.Time, isNullable, new(zh, en), i => FieldValue.Of(value(i)));
}
