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
/// <param name="Mentioned">How many there are, shown or not.</param>
/// <param name="Published">How many townships have any figure for that year.</param>
public sealed record IndicatorModel(
    Indicator Indicator,
    IndicatorFigures All,
    PageQuery Query,
    int? Year,
    IReadOnlyList<RankedTownship> Ranked,
    int Mentioned,
    long Published);

/// <summary>Everything reported of an indicator.</summary>
/// <param name="Observations">How many observations there are, plans and villages included.</param>
/// <param name="Townships">One figure a township and year.</param>
/// <param name="Phrases">The words it was read from, the most frequent first.</param>
public sealed record IndicatorFigures(
    int Observations,
    IReadOnlyList<TownshipSeries> Townships,
    IReadOnlyList<(string Phrase, int Count, IndexedObservation Example)> Phrases)
{
    /// <summary>By year, in order; figures about a part of a year are left out, unless there are no others.</summary>
    public IReadOnlyList<YearSummary> Years { get; } =
    [
        .. Townships
            .SelectMany(one => one.Done)
            .GroupBy(figure => figure.Year)
            .OrderBy(year => year.Key)
            .Select(year => new YearSummary(year.Key, [.. Comparable(year).OrderBy(figure => figure.Value)])),
    ];

    private static IEnumerable<YearFigure> Comparable(IEnumerable<YearFigure> figures)
    {
        var all = figures.ToList();
        return all.Exists(figure => figure.PartOfYear is null) ? all.Where(figure => figure.PartOfYear is null) : all;
    }
}

/// <summary>A row of a ranking.</summary>
public sealed record RankedTownship(TownshipSeries Township, YearFigure Figure);

/// <summary>An indicator in one year.</summary>
/// <param name="Year">Which one.</param>
/// <param name="Values">In order of size; never empty.</param>
public sealed record YearSummary(int Year, IReadOnlyList<YearFigure> Values)
{
    public SummaryFigure Least => Between(Values[0], Values[0]);

    public SummaryFigure Median => Between(Values[(Values.Count - 1) / 2], Values[Values.Count / 2]);

    public SummaryFigure Most => Between(Values[^1], Values[^1]);

    private static SummaryFigure Between(YearFigure low, YearFigure high) =>
        new((low.Value + high.Value) / 2, low.IsApproximate || high.IsApproximate);
}

/// <summary>A figure that stands for those of several townships.</summary>
/// <param name="Value">In the base unit.</param>
/// <param name="IsApproximate">Whether a report it comes from says that it is not exact.</param>
public sealed record SummaryFigure(decimal Value, bool IsApproximate);
