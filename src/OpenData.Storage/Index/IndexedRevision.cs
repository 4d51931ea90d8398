using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>What the index knows of a revision besides its observations; never changes.</summary>
public sealed class IndexedRevision
{
    private readonly ReportId report;

    internal IndexedRevision(ReportId report, int revision)
    {
        this.report = report;
        Revision = revision;
        ReportId = report.ToString();
        Id = Keys.HeadRow(report, revision);
    }

    /// <summary>As in <c>superseded_by</c>: <c>430681104-2017-Q3.2</c>.</summary>
    public string Id { get; }

    public string ReportId { get; }

    public int Revision { get; }

    /// <summary>The period of the report, the one its id names.</summary>
    public Period Period => report.Period;

    /// <summary>Number in this index, in the order of arrival.</summary>
    public required long Number { get; init; }

    public required Township Township { get; init; }

    public required ReportKind Kind { get; init; }

    public required string? Title { get; init; }

    public required string? Issuer { get; init; }

    /// <summary>ISO 8601 date.</summary>
    public required string? PublishedOn { get; init; }

    public required string SourceBlob { get; init; }

    public required string ContentHash { get; init; }

    /// <summary>In Unicode code points.</summary>
    public required int TextLength { get; init; }

    /// <summary>For the conversion of offsets, see <see cref="SupplementaryCharacters"/>; null in nearly all texts.</summary>
    public required byte[]? Supplementary { get; init; }

    public required string ReaderVersion { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int Observations { get; init; }

    public required int Findings { get; init; }

    /// <summary>The generation in which it became visible.</summary>
    public required long Born { get; init; }

    public string ObservationId(int sequence) => Keys.ObservationId(report, Revision, sequence);

    public string FindingId(int sequence) => Keys.FindingId(report, Revision, sequence);
}
