using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Api.Fields;

/// <summary>The fields of an entry of the change feed.</summary>
public static class CommitFields
{
    public static IReadOnlyList<Field<CommitChange>> All { get; } =
    [
        new("generation", FieldType.Whole, false, new("第几次变更。", "Number of the change."),
            c => FieldValue.Of((decimal?)c.Commit.Point.Generation)),
        new("time", FieldType.Time, false, new("变更时间。", "When it happened."), c => FieldValue.Of(c.Commit.Point.Time)),
        new("kind", FieldType.Text, false, new("公开或撤回。", "Published or withdrawn."),
            c => FieldValue.Of(Codes<CommitKind>.Of(c.Commit.Kind))) { Allowed = Codes<CommitKind>.All },
        new("report_id", FieldType.Text, false, new("报告编号。", "The report."), c => FieldValue.Of(c.Commit.ReportId)),
        new("revision", FieldType.Whole, false, new("公开或撤回的版次。", "The revision that was published or withdrawn."),
            c => FieldValue.Of((decimal?)c.Commit.Revision)),
        new("supersedes", FieldType.Text, true, new("因此不再显示的版次（报告编号.版次）。", "The revision that is no longer shown because of it."),
            c => FieldValue.Of(c.Superseded)),
        new("reason", FieldType.Text, true, new("撤回原因。", "Why it was withdrawn."), c => FieldValue.Of(c.Commit.Reason)),
        new("successor", FieldType.Text, true, new("替代被撤回报告的报告。", "The report that replaces a withdrawn one."),
            c => FieldValue.Of(c.Commit.Successor)),
        new("observation_count", FieldType.Whole, true,
            new("公开的观测数；撤回时为空。", "How many observations it made visible; null for a withdrawal."),
            c => FieldValue.Of((decimal?)c.Observations)),
    ];
}
