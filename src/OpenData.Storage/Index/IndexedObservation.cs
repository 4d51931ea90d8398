using OpenData.Observations;

namespace OpenData.Storage.Index;

/// <summary>One observation as the index gives it back.</summary>
public sealed record IndexedObservation
{
    public required IndexedRevision Revision { get; init; }

    public required int Sequence { get; init; }

    public required int? Year { get; init; }

    public required string? Period { get; init; }

    public required PeriodSource PeriodSource { get; init; }

    public required Topic Topic { get; init; }

    public required ObservationStatus Status { get; init; }

    public required Measure Measure { get; init; }

    public required Qualifier Qualifier { get; init; }

    public required string? IndicatorId { get; init; }

    public required string Indicator { get; init; }

    public required string? Place { get; init; }

    public required string Section { get; init; }

    public required string Rule { get; init; }

    public required decimal Value { get; init; }

    public required decimal? ValueMax { get; init; }

    public required string Unit { get; init; }

    public required decimal BaseValue { get; init; }

    public required decimal? BaseValueMax { get; init; }

    public required string BaseUnit { get; init; }

    public required decimal Confidence { get; init; }

    public required string Quantity { get; init; }

    public required string Quote { get; init; }

    /// <summary>In UTF-16 units of the stored text, like <see cref="Observation.Source"/>.</summary>
    public required SourceSpan Source { get; init; }

    /// <summary>Sequences of the findings that name it.</summary>
    public required IReadOnlyList<int> Findings { get; init; }

    /// <summary>The commit that superseded or withdrew it, as far as it had happened at the point in time asked about.</summary>
    public required IndexedCommit? Ended { get; init; }

    /// <summary>Its values for the sort keys asked for, see <see cref="ObservationPosition.Values"/>.</summary>
    public IReadOnlyList<object?> SortValues { get; init; } = [];

    public ObservationPosition Position => new(Revision.ReportId, Revision.Revision, Sequence, SortValues);
}
