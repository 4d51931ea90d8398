using OpenData.Observations;
using OpenData.Storage;

namespace OpenData.Testing.Revisions;

/// <summary>A revision made by hand, with its text and the commit that publishes it.</summary>
public sealed record SampleRevision(Commit Commit, PublishedRevision Revision, string Text)
{
    /// <summary>The commit that takes the report away again.</summary>
    public Commit Withdrawal(DateTimeOffset at, string reason, string? successor = null) =>
        new(
            Keys.CommitRow(at, Revision.Report, Revision.Revision), at, CommitKind.Withdrawn, Revision.Report, Revision.Revision, reason,
            successor is null ? null : ReportId.Parse(successor));
}
