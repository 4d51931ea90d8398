using System.Globalization;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Portal.Readings;

/// <summary>A number of a text that is shown with its marks, whether it is published or a draft's.</summary>
public sealed record ReadFigure
{
    /// <summary>Below this the reader is not sure enough to go unmarked.</summary>
    private const decimal SureEnough = 0.7m;

    /// <summary>Permanent id; null in a draft.</summary>
    public required string? Id { get; init; }

    /// <summary>Position in the text's list of figures, from 1.</summary>
    public required int Sequence { get; init; }

    /// <summary>Where it stands.</summary>
    public required SourceSpan Source { get; init; }

    public required Quantity Quantity { get; init; }

    public required string Indicator { get; init; }

    public required string? IndicatorId { get; init; }

    public required Topic Topic { get; init; }

    public required ObservationStatus Status { get; init; }

    public required Measure Measure { get; init; }

    public required string? Place { get; init; }

    public required string? Period { get; init; }

    public required PeriodSource PeriodSource { get; init; }

    /// <summary>The headings above it, outermost first, joined by <c> › </c>.</summary>
    public required string Section { get; init; }

    public required decimal Confidence { get; init; }

    public required string Rule { get; init; }

    /// <summary>Sequences of the findings that name it.</summary>
    public required IReadOnlyList<int> Findings { get; init; }

    public bool IsUnsure => Confidence < SureEnough;

    /// <summary>Of the number in its sentence.</summary>
    public string SentenceAnchor => "o" + Sequence.ToString(CultureInfo.InvariantCulture);

    /// <summary>Of its record beside the text.</summary>
    public string RecordAnchor => "r" + Sequence.ToString(CultureInfo.InvariantCulture);

    public static ReadFigure Of(IndexedObservation row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new ReadFigure
        {
            Id = row.Revision.ObservationId(row.Sequence),
            Sequence = row.Sequence,
            Source = row.Source,
            Quantity = new Quantity(row.Quantity, row.Value, row.ValueMax, row.Unit, row.BaseValue, row.BaseValueMax, row.BaseUnit, row.Qualifier),
            Indicator = row.Indicator,
            IndicatorId = row.IndicatorId,
            Topic = row.Topic,
            Status = row.Status,
            Measure = row.Measure,
            Place = row.Place,
            Period = row.Period,
            PeriodSource = row.PeriodSource,
            Section = row.Section,
            Confidence = row.Confidence,
            Rule = row.Rule,
            Findings = row.Findings,
        };
    }

    /// <param name="draft">Of a report that is not published.</param>
    /// <param name="findings">All of that report.</param>
    public static ReadFigure Of(Observation draft, IEnumerable<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new ReadFigure
        {
            Id = null,
            Sequence = draft.Sequence,
            Source = draft.Source,
            Quantity = draft.Quantity,
            Indicator = draft.Indicator,
            IndicatorId = draft.IndicatorId,
            Topic = draft.Topic,
            Status = draft.Status,
            Measure = draft.Measure,
            Place = draft.Place,
            Period = draft.Period?.ToString(),
            PeriodSource = draft.PeriodSource,
            Section = draft.Section,
            Confidence = draft.Confidence,
            Rule = draft.Rule,
            Findings = [.. findings.Where(finding => finding.Observations.Contains(draft.Sequence)).Select(finding => finding.Sequence)],
        };
    }
}
