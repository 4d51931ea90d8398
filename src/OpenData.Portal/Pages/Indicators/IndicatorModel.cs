using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Indicators;

/// <summary>What an indicator's page shows.</summary>
/// <param name="Indicator">Which one.</param>
/// <param name="All">Everything reported of it.</param>
/// <param name="Query">What is asked.</param>
/// <param name="Year">The year of the ranking; null where nothing was reported.</param>
/// <param name="Ranked">Those shown of its townships, the largest figure first; those about a part of the year behind the others.</param>
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
/// <param name="Years">In order.</param>
/// <param name="Townships">Ids of those that report it, where they are few enough to be told apart as lines; else empty.</param>
/// <param name="Phrases">The words it was read from, the most frequent first.</param>
public sealed record IndicatorFigures(
    IReadOnlyList<IndicatorYear> Years,
    IReadOnlyList<string> Townships,
    IReadOnlyList<(string Phrase, int Count, IndexedObservation Example)> Phrases);

/// <summary>The figure of one township that was chosen for its year, and where it stands.</summary>
public readonly record struct FigureMark(long Key, int Township, decimal Value, bool IsApproximate, string? PartOfYear);

/// <summary>A row of a ranking.</summary>
/// <param name="Figure">Of the year of the ranking.</param>
/// <param name="Done">Of all years, in order.</param>
public sealed record RankedTownship(YearFigure Figure, IReadOnlyList<YearPoint> Done)
{
    public Township Township => Figure.Row.Revision.Township;
}

/// <summary>An indicator in one year. Figures about a part of it count for the summary where there are no others.</summary>
/// <param name="Year">Which one.</param>
/// <param name="Ranked">One figure a township, the largest first; those about a part of the year behind the others.</param>
/// <param name="Count">How many figures the summary is of.</param>
/// <param name="Least">The smallest figure.</param>
/// <param name="Median">The one in the middle, or half the sum of the two there.</param>
/// <param name="Most">The largest.</param>
public sealed record IndicatorYear(int Year, FigureMark[] Ranked, int Count, SummaryFigure Least, SummaryFigure Median, SummaryFigure Most)
{
    /// <param name="year">Which one.</param>
    /// <param name="marks">At least one.</param>
    public static IndicatorYear Of(int year, FigureMark[] marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        Array.Sort(marks, InRanking);
        var count = Array.FindIndex(marks, mark => mark.PartOfYear is not null) is > 0 and var whole ? whole : marks.Length;
        return new(year, marks, count, Between(marks[count - 1], marks[count - 1]), Between(marks[count / 2], marks[(count - 1) / 2]), Between(marks[0], marks[0]));
    }

    private static int InRanking(FigureMark one, FigureMark other) =>
        (one.PartOfYear is not null, other.PartOfYear is not null) switch
        {
            (false, true) => -1,
            (true, false) => 1,
            _ => other.Value.CompareTo(one.Value) is var order and not 0 ? order : one.Key.CompareTo(other.Key),
        };

    private static SummaryFigure Between(FigureMark low, FigureMark high) =>
        new((low.Value + high.Value) / 2, low.IsApproximate || high.IsApproximate);
}

/// <summary>A figure that stands for those of several townships.</summary>
/// <param name="Value">In the base unit.</param>
/// <param name="IsApproximate">Whether a report it comes from says that it is not exact.</param>
public sealed record SummaryFigure(decimal Value, bool IsApproximate);
