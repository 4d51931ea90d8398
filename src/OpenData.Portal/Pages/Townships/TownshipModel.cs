using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Townships;

/// <summary>What a township's page shows.</summary>
public sealed record TownshipModel
{
    public required TownshipSummary Township { get; init; }

    /// <summary>The indicators reported most steadily, here and by others.</summary>
    public required IReadOnlyList<IndicatorSeries> Key { get; init; }

    /// <summary>Those with the most indicators first.</summary>
    public required IReadOnlyList<TopicFigures> Topics { get; init; }

    /// <summary>Years with figures, in order.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    public required IReadOnlyList<PlanWithResult> Plans { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<IndexedRevision> Reports { get; init; }

    /// <summary>The first of those that do not agree.</summary>
    public required IReadOnlyList<IndexedFinding> Findings { get; init; }

    public required long OpenFindings { get; init; }

    public required long VerifiedFindings { get; init; }
}

/// <summary>An indicator of one township over the years.</summary>
/// <param name="Indicator">Which one.</param>
/// <param name="Done">What was reported, by year; at least one.</param>
public sealed record IndicatorSeries(Indicator Indicator, IReadOnlyList<YearFigure> Done);

/// <summary>A topic's indicators.</summary>
/// <param name="Topic">Which one.</param>
/// <param name="Indicators">How many of it the township has figures of.</param>
/// <param name="Series">Those reported most steadily, or all where the topic was asked for.</param>
/// <param name="IsAsked">Whether it was.</param>
public sealed record TopicFigures(Topic Topic, int Indicators, IReadOnlyList<IndicatorSeries> Series, bool IsAsked);

/// <summary>A plan and what became of it.</summary>
/// <param name="Indicator">What was planned.</param>
/// <param name="Plan">The figure planned.</param>
/// <param name="Result">The figure reported for that year; null where none was.</param>
public sealed record PlanWithResult(Indicator Indicator, YearFigure Plan, YearFigure? Result);
