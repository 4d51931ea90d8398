using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Indicators;

/// <summary>What an indicator's page shows.</summary>
/// <param name="Indicator">Which one.</param>
/// <param name="All">Everything reported of it.</param>
/// <param name="Query">What is asked.</param>
/// <param name="Year">The year of the ranking; null where nothing was reported.</param>
/// <param name="Ranked">Its townships, the largest figure first; those about a part of the year behind the others.</param>
/// <param name="Lines">All townships over the years, where they are few enough to be told apart; else empty.</param>
/// <param name="Mentioned">How many there are, shown or not.</param>
/// <param name="Published">How many townships have any figure for that year.</param>
public sealed record IndicatorModel(
    Indicator Indicator,
    IndicatorFigures All,
    PageQuery Query,
    int? Year,
    IReadOnlyList<RankedTownship> Ranked,
    IReadOnlyList<TownshipSeries> Lines,
    int Mentioned,
    long Published);

/// <summary>Everything reported of an indicator, small enough to be remembered: sentences are fetched for what is shown.</summary>
/// <param name="Townships">One figure a township and year.</param>
/// <param name="Years">By year, in order; figures about a part of a year are left out, unless there are no others.</param>
/// <param name="Phrases">The words it was read from, the most frequent first.</param>
public sealed record IndicatorFigures(
    IReadOnlyList<TownshipMarks> Townships,
    IReadOnlyList<YearSummary> Years,
    IReadOnlyList<(string Phrase, int Count, IndexedObservation Example)> Phrases);

/// <summary>A township's figures, by year.</summary>
public sealed record TownshipMarks(Township Township, FigureMark[] Done);

/// <summary>A figure that was chosen for its year, and where it stands.</summary>
public readonly record struct FigureMark(IndexedRevision Revision, int Sequence, int Year, decimal Value, bool IsApproximate, string? PartOfYear)
{
    public static FigureMark Of(FigureRow row) => new(
        row.Revision, row.Sequence, row.Year!.Value, row.BaseValue, YearPoint.IsInexact(row.Qualifier), YearPoint.PartOf(row.Period));

    public YearPoint Point => new(Year, Value, IsApproximate, PartOfYear);
}

/// <summary>A row of a ranking.</summary>
/// <param name="Township">Which one.</param>
/// <param name="Figure">Of the year of the ranking.</param>
/// <param name="Done">Of all years, in order.</param>
public sealed record RankedTownship(Township Township, YearFigure Figure, IReadOnlyList<YearPoint> Done);

/// <summary>An indicator in one year.</summary>
/// <param name="Year">Which one.</param>
/// <param name="Count">Of how many townships.</param>
/// <param name="Least">The smallest figure.</param>
/// <param name="Median">The one in the middle, or half the sum of the two there.</param>
/// <param name="Most">The largest.</param>
public sealed record YearSummary(int Year, int Count, SummaryFigure Least, SummaryFigure Median, SummaryFigure Most)
{
    /// <param name="year">Which one.</param>
    /// <param name="marks">At least one.</param>
    public static YearSummary Of(int year, IEnumerable<FigureMark> marks)
    {
        var sorted = marks.OrderBy(mark => mark.Value).ToList();
        return new(
            year, sorted.Count, Between(sorted[0], sorted[0]), Between(sorted[(sorted.Count - 1) / 2], sorted[sorted.Count / 2]), Between(sorted[^1], sorted[^1]));
    }

    private static SummaryFigure Between(FigureMark low, FigureMark high) =>
        new((low.Value + high.Value) / 2, low.IsApproximate || high.IsApproximate);
}

/// <summary>A figure that stands for those of several townships.</summary>
/// <param name="Value">In the base unit.</param>
/// <param name="IsApproximate">Whether a report it comes from says that it is not exact.</param>
public sealed record SummaryFigure(decimal Value, bool IsApproximate);
