namespace OpenData.Storage.Index;

/// <summary>A point in time of this index: the state after one commit.</summary>
/// <param name="Generation">How many commits had been applied; 0 before the first.</param>
/// <param name="Time">When that commit became visible, UTC.</param>
/// <param name="State">A number that is the same in every instance that has applied the same commits.</param>
/// <param name="LastRevision">The highest number given to a revision until then.</param>
public readonly record struct IndexPoint(long Generation, DateTimeOffset Time, long State, long LastRevision)
{
    /// <summary>Before the first commit.</summary>
    public static IndexPoint Beginning { get; } = new(0, DateTimeOffset.UnixEpoch, 0, 0);
}

/// <summary>A commit as applied to this index.</summary>
/// <param name="Point">The state after it.</param>
/// <param name="Id">The commit's id in the log.</param>
/// <param name="Kind">What happened.</param>
/// <param name="ReportId">To which report.</param>
/// <param name="Revision">Which revision.</param>
/// <param name="Reason">Why, for a withdrawal.</param>
/// <param name="Successor">The report that replaces a withdrawn one.</param>
public sealed record IndexedCommit(
    IndexPoint Point, string Id, CommitKind Kind, string ReportId, int Revision, string? Reason, string? Successor)
{
    /// <summary>The name of the revision, as in <c>superseded_by</c>.</summary>
    public string RevisionId => $"{ReportId}.{Revision}";
}
