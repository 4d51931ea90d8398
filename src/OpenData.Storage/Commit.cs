using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>One entry of the log of what became visible; the log replayed from its beginning gives the current state.</summary>
/// <param name="Id">Row key of the entry: commit time, report and revision; unique and sortable by time.</param>
/// <param name="Time">When it became visible, UTC, the manifest's own clock reading.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Report">To which report.</param>
/// <param name="Revision">The revision that became visible, or was withdrawn.</param>
/// <param name="Reason">Why, for a withdrawal; else null.</param>
/// <param name="Successor">The report that replaces a withdrawn one, where the township named one; else null.</param>
public sealed record Commit(
    string Id,
    DateTimeOffset Time,
    CommitKind Kind,
    ReportId Report,
    int Revision,
    string? Reason = null,
    ReportId? Successor = null);

/// <summary>What a commit did to its report.</summary>
public enum CommitKind
{
    /// <summary>The first revision became visible, or another one did and superseded the one before it.</summary>
    Published,

    /// <summary>The report is no longer shown.</summary>
    Withdrawn,
}
