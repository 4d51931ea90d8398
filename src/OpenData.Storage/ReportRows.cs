using Azure.Data.Tables;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>Manifests and revision entries as rows of <c>Reports</c>, and back. The columns are described in <c>docs/storage.md</c>.</summary>
internal static class ReportRows
{
    public static TableEntity ToRow(Manifest manifest)
    {
        var report = manifest.Report;
        var row = new TableEntity(Keys.ReportsPartition(report), Keys.ManifestRow(report))
        {
            ["State"] = Codes<ManifestState>.Of(manifest.State),
            ["CommittedAt"] = manifest.CommittedAt,
            ["Successor"] = manifest.Successor?.ToString(),
        };
        row.PutText("Reason", manifest.Reason);
        PutEntry(row, manifest.Current);
        PutUpload(row, "Newest", manifest.Newest);
        return row;
    }

    public static Manifest ToManifest(TableEntity row)
    {
        var entry = ToEntry(row, ReportId.Parse(row.RowKey), row.RequiredInt32("Revision"), row.RequiredText("Stamp"));
        return new Manifest(entry, row.Code<ManifestState>("State"), Upload(row, "Newest"), row.RequiredTime("CommittedAt"))
        {
            Reason = row.Text("Reason"),
            Successor = row.GetString("Successor") is { } successor ? ReportId.Parse(successor) : null,
            ETag = row.ETag,
        };
    }

    public static TableEntity ToRow(RevisionEntry entry)
    {
        var row = new TableEntity(Keys.ReportsPartition(entry.Report), Keys.RevisionRow(entry.Report, entry.Revision, entry.Stamp));
        PutEntry(row, entry);
        return row;
    }

    public static RevisionEntry ToEntry(TableEntity row) =>
        Keys.TryParseRevisionRow(row.RowKey, out var report, out var revision, out var stamp)
            ? ToEntry(row, report, revision, stamp) with { ETag = row.ETag }
            : throw new InvalidDataException($"'{row.RowKey}' is no row of Reports.");

    private static RevisionEntry ToEntry(TableEntity row, ReportId report, int revision, string stamp) => new()
    {
        Report = report,
        Revision = revision,
        Stamp = stamp,
        Source = Upload(row, "Source"),
        ContentHash = row.RequiredText("ContentHash"),
        ReaderVersion = row.RequiredText("ReaderVersion"),
        Observations = row.RequiredInt32("Observations"),
        Findings = row.RequiredInt32("Findings"),
        StagedAt = row.RequiredTime("StagedAt"),
        CreatedAt = row.GetDateTimeOffset("CreatedAt"),
    };

    private static void PutEntry(TableEntity row, RevisionEntry entry)
    {
        row["Revision"] = entry.Revision;
        row["Stamp"] = entry.Stamp;
        row["ContentHash"] = entry.ContentHash;
        row["ReaderVersion"] = entry.ReaderVersion;
        row["Observations"] = entry.Observations;
        row["Findings"] = entry.Findings;
        row["StagedAt"] = entry.StagedAt;
        row["CreatedAt"] = entry.CreatedAt;
        PutUpload(row, "Source", entry.Source);
    }

    private static void PutUpload(TableEntity row, string prefix, Upload upload)
    {
        row[prefix + "Blob"] = upload.Path;
        row[prefix + "ETag"] = upload.ETag;
        row[prefix + "LastModified"] = upload.LastModified;
        row[prefix + "Length"] = upload.Length;
    }

    private static Upload Upload(TableEntity row, string prefix) => new(
        row.RequiredText(prefix + "Blob"),
        row.RequiredText(prefix + "ETag"),
        row.RequiredTime(prefix + "LastModified"),
        row.GetInt64(prefix + "Length") ?? 0);
}
