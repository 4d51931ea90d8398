using Azure;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>What the table <c>Reports</c> says of a report: which revision everyone sees, if any. The only thing that makes rows visible.</summary>
/// <param name="Current">The revision published last.</param>
/// <param name="State">Whether it is shown.</param>
/// <param name="Newest">
/// The newest upload of what <paramref name="Current"/> says: its own source, or a later one with the same content. Older uploads never win.
/// </param>
/// <param name="CommittedAt">When this state became visible; strictly increasing from commit to commit of one report.</param>
public sealed record Manifest(RevisionEntry Current, ManifestState State, Upload Newest, DateTimeOffset CommittedAt)
{
    /// <summary>Why it was withdrawn; null while it is published.</summary>
    public string? Reason { get; init; }

    /// <summary>The report to read instead of a withdrawn one, where the township named one.</summary>
    public ReportId? Successor { get; init; }

    /// <summary>Which version of the row this is; the default for one not read from the table.</summary>
    public ETag ETag { get; init; }

    public ReportId Report => Current.Report;

    /// <summary>The entry of the commit log that announces this state.</summary>
    public Commit LastCommit => new(
        Keys.CommitRow(CommittedAt, Report, Current.Revision),
        CommittedAt,
        State == ManifestState.Published ? CommitKind.Published : CommitKind.Withdrawn,
        Report,
        Current.Revision,
        Reason,
        Successor);

    /// <summary>The time of the commit that follows a manifest: now, or a moment after its own where a clock runs behind another.</summary>
    public static DateTimeOffset CommitTimeAfter(Manifest? manifest, DateTimeOffset now) =>
        manifest is null || now > manifest.CommittedAt ? now : manifest.CommittedAt.AddTicks(1);
}

/// <summary>Whether a report is shown.</summary>
public enum ManifestState
{
    Published,
    Withdrawn,
}

/// <summary>One revision of a report, from its staging on: where its rows are, what they were made from, when they became visible.</summary>
public sealed record RevisionEntry
{
    public required ReportId Report { get; init; }

    public required int Revision { get; init; }

    /// <summary>Names the rows of this attempt, see <see cref="Keys.Stamp"/>.</summary>
    public required string Stamp { get; init; }

    public required Upload Source { get; init; }

    /// <summary>SHA-256 of the uploaded bytes, lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    public required string ReaderVersion { get; init; }

    /// <summary>How many observations it has.</summary>
    public required int Observations { get; init; }

    /// <summary>How many findings it has.</summary>
    public required int Findings { get; init; }

    /// <summary>When an attempt to publish it last began.</summary>
    public required DateTimeOffset StagedAt { get; init; }

    /// <summary>When it became visible; null while it only is an attempt.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>When the next revision took its place; null while none did. Known to <see cref="ReportStore.RevisionsAsync"/>.</summary>
    public DateTimeOffset? SupersededAt { get; init; }

    /// <summary>The revision that took its place.</summary>
    public int? SupersededBy { get; init; }

    /// <summary>Which version of the entry's own row this is; the default for one not read from there.</summary>
    internal ETag ETag { get; init; }
}
