using Azure.Data.Tables;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>Ingestions as rows of the table of that name, and back. The columns are described in <c>docs/storage.md</c>.</summary>
internal static class IngestionRows
{
    public static TableEntity ToRow(Ingestion ingestion)
    {
        var upload = ingestion.Upload;
        var row = new TableEntity(Keys.IngestionsPartition(upload.Path), ingestion.Id)
        {
            ["State"] = Codes<IngestionState>.Of(ingestion.State),
            ["Blob"] = upload.Path,
            ["BlobETag"] = upload.ETag,
            ["LastModified"] = upload.LastModified,
            ["Length"] = upload.Length,
            ["Code"] = ingestion.Reason?.Code,
            ["Report"] = ingestion.Report?.ToString(),
            ["Revision"] = ingestion.Revision,
            ["Observations"] = ingestion.Observations,
            ["Findings"] = ingestion.Findings,
            ["ReaderVersion"] = ingestion.ReaderVersion,
            ["ReceivedAt"] = ingestion.ReceivedAt,
            ["FinishedAt"] = ingestion.FinishedAt,
            ["DownloadMs"] = Milliseconds(ingestion.Timings.Download),
            ["ReadingMs"] = Milliseconds(ingestion.Timings.Reading),
            ["PublishingMs"] = Milliseconds(ingestion.Timings.Publishing),
            ["Attempts"] = ingestion.Attempts,
        };
        row.PutText("Message", ingestion.Reason?.Message);
        row.PutText("MessageEn", ingestion.Reason?.MessageEn);
        return row;
    }

    public static Ingestion ToIngestion(TableEntity row) => new()
    {
        Upload = new Upload(
            row.RequiredText("Blob"), row.RequiredText("BlobETag"), row.RequiredTime("LastModified"), row.GetInt64("Length") ?? 0),
        State = row.Code<IngestionState>("State"),
        Reason = row.GetString("Code") is { } code
            ? new Rejection(code, row.RequiredText("Message"), row.RequiredText("MessageEn"))
            : null,
        Report = row.GetString("Report") is { } report ? ReportId.Parse(report) : null,
        Revision = row.GetInt32("Revision"),
        Observations = row.RequiredInt32("Observations"),
        Findings = row.RequiredInt32("Findings"),
        ReaderVersion = row.GetString("ReaderVersion"),
        ReceivedAt = row.RequiredTime("ReceivedAt"),
        FinishedAt = row.GetDateTimeOffset("FinishedAt"),
        Timings = new IngestionTimings(
            TimeSpan.FromMilliseconds(row.GetInt64("DownloadMs") ?? 0),
            TimeSpan.FromMilliseconds(row.GetInt64("ReadingMs") ?? 0),
            TimeSpan.FromMilliseconds(row.GetInt64("PublishingMs") ?? 0)),
        Attempts = row.RequiredInt32("Attempts"),
        ETag = row.ETag,
    };

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;
}
