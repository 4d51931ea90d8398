using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>One revision of one report as it stands in the tables: what the index holds and the API answers from.</summary>
public sealed record PublishedRevision
{
    public required ReportId Report { get; init; }

    /// <summary>1, 2, 3 … in the order of publication.</summary>
    public required int Revision { get; init; }

    public required Township Township { get; init; }

    public required ReportKind Kind { get; init; }

    public required string? Title { get; init; }

    public required string? Issuer { get; init; }

    public required DateOnly? PublishedOn { get; init; }

    /// <summary>Path of the upload below the container: <c>430681104/2017-Q3.txt</c>.</summary>
    public required string SourceBlob { get; init; }

    /// <summary>SHA-256 of the uploaded bytes, lower-case hexadecimal.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Length of the stored text in Unicode code points.</summary>
    public required int TextLength { get; init; }

    public required string ReaderVersion { get; init; }

    /// <summary>When this revision became visible, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>In the order of the text. Spans are in UTF-16 units of the stored text.</summary>
    public required IReadOnlyList<Observation> Observations { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }
}
