namespace OpenData.Observations;

/// <summary>One number in one sentence of a report, with everything the text says of it.</summary>
/// <remarks>The fields are those of <c>docs/api.md</c>; the report it belongs to and its permanent id are added when it is published.</remarks>
public sealed record Observation
{
    /// <summary>Position in the report's list of observations, from 1, in the order of the text.</summary>
    public required int Sequence { get; init; }

    public required Quantity Quantity { get; init; }

    /// <summary>The shortest phrase that tells what is counted, in simplified Chinese, standing alone.</summary>
    public required string Indicator { get; init; }

    /// <summary>The catalogue's id for it, such as <c>rural-dibao.persons</c>; null where no entry applies.</summary>
    public string? IndicatorId { get; init; }

    public required Topic Topic { get; init; }

    public required ObservationStatus Status { get; init; }

    public required Measure Measure { get; init; }

    /// <summary>The village or other area narrower than the township; null for the township itself.</summary>
    public string? Place { get; init; }

    /// <summary>The period the number is about; null only where neither the text nor the report gives one.</summary>
    public required Period? Period { get; init; }

    public required PeriodSource PeriodSource { get; init; }

    /// <summary>The quantity's own characters: <c>text[Source] == Quantity.Text</c>, always.</summary>
    public required SourceSpan Source { get; init; }

    /// <summary>The clause around the quantity, as it stands in the report.</summary>
    public required string Quote { get; init; }

    /// <summary>The headings above the sentence, outermost first, joined by <c> › </c>; empty where there are none.</summary>
    public required string Section { get; init; }

    /// <summary>0 to 1: the share of records like this one that a statistician would publish unchanged, as measured on annotated reports.</summary>
    public required decimal Confidence { get; init; }

    /// <summary>The name of the rule that read it.</summary>
    public required string Rule { get; init; }

    /// <summary>Number of the sentence in the report, from 0; for the checks, not published.</summary>
    public int Sentence { get; init; }

    /// <summary><see cref="Sequence"/> of the whole that the text calls this a part of (其中); for the checks, not published.</summary>
    public int? PartOf { get; init; }
}
