using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>Every partition key, row key, blob name and public record id, made and read here and nowhere else.</summary>
/// <remarks>
/// Keys hold only <c>A-Z a-z 0-9 - _ .</c> and at most 256 characters, so that no service, URL, file system or CSV file needs to
/// escape them. What users chose freely (the names of their files) is never part of a key, only its hash is.
/// </remarks>
public static class Keys
{
    /// <summary>The longest key of the program.</summary>
    public const int MaxLength = 256;

    /// <summary>The partition of <c>Ingestions</c> for uploads in no township's folder.</summary>
    public const string NoTownship = "none";

    /// <summary>The partition of <c>Commits</c> that repeats what was appended late; behind every month in the order of keys.</summary>
    public const string LateCommits = "late";

    private const string TimeFormat = "yyyyMMdd'T'HHmmssfffffff'Z'";
    private const int HashLength = 16;
    private const int UploadKeyIdLength = 8;
    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    // Reports: {township_id} / {report_id} is the manifest, {report_id}.{revision}.{stamp} one revision's own row.

    public static string ReportsPartition(ReportId report) => report.TownshipId;

    public static string ManifestRow(ReportId report) => Checked(report.ToString());

    public static string RevisionRow(ReportId report, int revision, string stamp) => Checked($"{report}.{revision}.{stamp}");

    /// <summary>What every <see cref="RevisionRow"/> of that revision begins with, whatever its stamp.</summary>
    public static string RevisionRows(ReportId report, int revision) => $"{report}.{revision}.";

    /// <summary>What every <see cref="RevisionRow"/> of that report begins with.</summary>
    public static string RevisionRows(ReportId report) => $"{report}.";

    public static bool IsManifestRow(string row) => !row.Contains('.', StringComparison.Ordinal);

    public static bool TryParseRevisionRow(string? row, [NotNullWhen(true)] out ReportId? report, out int revision, out string stamp)
    {
        (report, revision, stamp) = (null, 0, "");
        if (row?.Split('.') is not [var id, var number, var tail] || !TryParseNumber(number, out revision) || !IsHash(tail)) return false;
        stamp = tail;
        return ReportId.TryParse(id, out report);
    }

    /// <summary>
    /// Tells apart the attempts to publish different uploads as the same revision: 16 hexadecimal digits that depend on everything
    /// the revision's rows are made from. Attempts with one stamp write the same rows, others never touch them.
    /// </summary>
    public static string Stamp(Upload source, string contentHash, string readerVersion) =>
        Hash($"{source.Path}\n{source.ETag}\n{contentHash}\n{readerVersion}");

    // Observations: {report_id}.{revision}.{stamp} / {report_id}.{revision}, then …{seq:0000} and …f{seq:0000}

    public static string ObservationsPartition(ReportId report, int revision, string stamp) => RevisionRow(report, revision, stamp);

    /// <summary>The row that describes the revision as a whole.</summary>
    public static string HeadRow(ReportId report, int revision) => Checked($"{report}.{revision}");

    /// <summary>The permanent public id of an observation: <c>430681104-2017-Q3.1.0007</c>.</summary>
    public static string ObservationId(ReportId report, int revision, int sequence) => Checked($"{report}.{revision}.{sequence:0000}");

    /// <summary>The permanent public id of a finding: <c>430681104-2017-Q3.1.f0002</c>.</summary>
    public static string FindingId(ReportId report, int revision, int sequence) => Checked($"{report}.{revision}.f{sequence:0000}");

    /// <summary>Reads what <see cref="HeadRow"/>, <see cref="ObservationId"/> and <see cref="FindingId"/> write, and nothing else.</summary>
    public static bool TryParseRecordId(string? id, out RecordId record)
    {
        record = default;
        if (id?.Split('.') is not [var head, var number, .. var rest] || rest.Length > 1) return false;
        if (!TryParseNumber(number, out var revision) || !ReportId.TryParse(head, out var report)) return false;
        if (rest.Length == 0)
        {
            record = new RecordId(report, revision, RecordKind.Head, 0);
            return true;
        }

        var kind = rest[0].StartsWith('f') ? RecordKind.Finding : RecordKind.Observation;
        var digits = rest[0].AsSpan(kind == RecordKind.Finding ? 1 : 0);
        if (!TryParseDigits(digits, out var sequence) || sequence == 0) return false;
        record = new RecordId(report, revision, kind, sequence);
        return string.Equals(record.ToString(), id, StringComparison.Ordinal);
    }

    // Commits: {yyyyMM} / {time}-{report_id}-{revision}

    public static string CommitsPartition(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMM", CultureInfo.InvariantCulture);

    public static string CommitRow(DateTimeOffset time, ReportId report, int revision) => Checked($"{Sortable(time)}-{report}-{revision}");

    /// <summary>Less than or equal to the row of every commit at that time or later.</summary>
    public static string CommitsFrom(DateTimeOffset time) => Sortable(time);

    public static bool TryParseCommitRow(
        string? row, out DateTimeOffset time, [NotNullWhen(true)] out ReportId? report, out int revision)
    {
        (time, report, revision) = (default, null, 0);
        var (first, last) = (row?.IndexOf('-', StringComparison.Ordinal) ?? -1, row?.LastIndexOf('-') ?? -1);
        if (row is null || first < 0 || last <= first) return false;
        return TryParseTime(row.AsSpan(0, first), out time)
            && TryParseNumber(row.AsSpan(last + 1), out revision)
            && ReportId.TryParse(row[(first + 1)..last], out report);
    }

    // Ingestions: {township_id} / {reverse ticks}-{hash}; newest upload first

    /// <summary>The township in whose folder the file lies, by the path alone, even where the file's name breaks the rules.</summary>
    public static string IngestionsPartition(string path) =>
        path.IndexOf('/', StringComparison.Ordinal) is ReportId.TownshipIdLength
        && ReportId.IsTownshipId(path[..ReportId.TownshipIdLength])
            ? path[..ReportId.TownshipIdLength]
            : NoTownship;

    /// <summary>The public id of one upload. The same path, ETag and time give the same id, whoever notices the upload, and how often.</summary>
    public static string UploadId(Upload upload) =>
        Checked(string.Create(
            CultureInfo.InvariantCulture,
            $"{DateTimeOffset.MaxValue.UtcTicks - upload.LastModified.UtcTicks:D19}-{Hash($"{upload.Path}\n{upload.ETag}")}"));

    public static bool IsUploadId([NotNullWhen(true)] string? text) =>
        text is { Length: 19 + 1 + HashLength } && text[19] == '-' && text.AsSpan(0, 19).IndexOfAnyExceptInRange('0', '9') < 0 && IsHash(text[20..]);

    // Publishers: {township_id} / {key id}

    public static string PublishersPartition(string townshipId) =>
        ReportId.IsTownshipId(townshipId) ? townshipId : throw new ArgumentException("A township id has nine digits.", nameof(townshipId));

    public static string PublisherRow(string keyId) =>
        IsUploadKeyId(keyId) ? keyId : throw new ArgumentException("The id of an upload key has eight hexadecimal digits.", nameof(keyId));

    /// <summary>Whether this may name an upload key; the key itself is longer.</summary>
    public static bool IsUploadKeyId([NotNullWhen(true)] string? text) => IsLowerHex(text, UploadKeyIdLength);

    // Blobs

    /// <summary>Below <c>texts</c>. The stamp keeps attempts at one revision apart, as in the tables.</summary>
    public static string TextBlob(ReportId report, int revision, string stamp) => $"{report}/{revision}.{Checked(stamp)}.txt";

    /// <summary>Below <c>index</c>: what the latest reconcile run found.</summary>
    public const string ReconcileBlob = "reconcile.json";

    /// <summary>Below <c>exports</c>: which release of the bulk files is the current one.</summary>
    public const string ExportManifestBlob = "manifest.json";

    /// <summary>The folder of one release below <c>exports</c>: generation and state of the data, and when it was begun.</summary>
    public static string ExportRelease(long generation, long state, DateTimeOffset begun) =>
        Checked(string.Create(CultureInfo.InvariantCulture, $"{generation:D10}-{state:x16}-{Sortable(begun)}"));

    public static string ExportBlob(string release, string file) => $"{Checked(release)}/{Checked(file)}";

    /// <summary>The release that a blob below <c>exports</c> belongs to; null for the manifest.</summary>
    public static string? ExportReleaseOf(string blob) =>
        blob.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? blob[..slash] : null;

    private static string Sortable(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static bool TryParseTime(ReadOnlySpan<char> text, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);

    /// <summary>A revision: 1 and up, no leading zero.</summary>
    private static bool TryParseNumber(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        return text.Length > 0 && text[0] != '0' && TryParseDigits(text, out number);
    }

    private static bool TryParseDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, HashLength / 2));

    private static bool IsHash(string text) => IsLowerHex(text, HashLength);

    internal static bool IsLowerHex([NotNullWhen(true)] string? text, int length) =>
        text?.Length == length && text.All(char.IsAsciiHexDigitLower);

    private static string Checked(string key)
    {
        if (key.Length is 0 or > MaxLength || key.AsSpan().ContainsAnyExcept(Allowed))
            throw new ArgumentException($"'{key}' can't be a key.", nameof(key));
        return key;
    }
}

/// <summary>What a row of <c>Observations</c> is.</summary>
public enum RecordKind
{
    Head,
    Observation,
    Finding,
}

/// <summary>The parts of a record's permanent id.</summary>
/// <param name="Report">The report it belongs to.</param>
/// <param name="Revision">From 1.</param>
/// <param name="Kind">Which list of the revision it is in.</param>
/// <param name="Sequence">Its place in that list, from 1; 0 for the head.</param>
public readonly record struct RecordId(ReportId Report, int Revision, RecordKind Kind, int Sequence)
{
    public override string ToString() => Kind switch
    {
        RecordKind.Observation => Keys.ObservationId(Report, Revision, Sequence),
        RecordKind.Finding => Keys.FindingId(Report, Revision, Sequence),
        _ => Keys.HeadRow(Report, Revision),
    };
}
