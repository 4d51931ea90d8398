using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Portal.Figures;

/// <summary>Chooses, of all that reports say about an indicator, one figure for each township and year.</summary>
public static class YearlyFigures
{
    private const int MostOfOneTownship = 50_000;

    /// <summary>
    /// For the township as a whole, as a level or a rate: the one about the whole year, else about the longest part of it; of several the one
    /// read most surely, and of these the first in the text. Changes and figures of villages are left out.
    /// </summary>
    /// <param name="rows">Of one township and one indicator.</param>
    /// <param name="status">Done or planned.</param>
    public static IReadOnlyList<YearFigure> Of(IEnumerable<IndexedObservation> rows, ObservationStatus status) =>
        [.. rows
            .Where(row => row.Status == status && row is { Year: not null, Place: null } && row.Measure != Measure.Change)
            .GroupBy(row => row.Year!.Value)
            .OrderBy(year => year.Key)
            .Select(year => new YearFigure(year.Key, Best(year)))];

    /// <summary>The same choice among figures without their sentences.</summary>
    /// <param name="rows">Of one township and one indicator.</param>
    public static IReadOnlyList<FigureRow> Of(IEnumerable<FigureRow> rows) =>
        [.. rows
            .Where(row => row is { Status: ObservationStatus.Actual, Year: not null, IsOfVillage: false } && row.Measure != Measure.Change)
            .GroupBy(row => row.Year!.Value)
            .OrderBy(year => year.Key)
            .Select(year => year.OrderByDescending(row => MonthsOf(row.Period)).ThenByDescending(row => row.Confidence).ThenBy(row => row.Sequence).First())];

    /// <summary>One indicator in one township; null where its reports do not mention it.</summary>
    public static TownshipSeries? SeriesOf(IndexReader reader, string indicatorId, string townshipId)
    {
        var filter = new ObservationFilter { IndicatorIds = [indicatorId], TownshipIds = [townshipId] };
        var rows = reader.Observations(filter, reader.Head, [], after: null, MostOfOneTownship).ToList();
        return rows.Count == 0
            ? null
            : new TownshipSeries(rows[^1].Revision.Township, Of(rows, ObservationStatus.Actual), Of(rows, ObservationStatus.Target));
    }

    /// <summary>The last figure and the one before it; null where there is one only, or they measure different parts of the year.</summary>
    public static FigureChange? LastChange(IReadOnlyList<YearFigure> figures) =>
        figures is [.., var from, var to] && from.Row.BaseUnit == to.Row.BaseUnit && from.PartOfYear is null == to.PartOfYear is null
            ? new FigureChange(from, to)
            : null;

    private static IndexedObservation Best(IEnumerable<IndexedObservation> rows) =>
        rows.OrderByDescending(row => MonthsOf(row.Period)).ThenByDescending(row => row.Confidence).ThenBy(row => row.Sequence).First();

    private static int MonthsOf(string? period) =>
        Period.TryParse(period, out var parsed) && !parsed.IsOpen && parsed.LastYearCovered == parsed.Year
            ? parsed.LastMonth - parsed.FirstMonth + 1
            : 0;
}
