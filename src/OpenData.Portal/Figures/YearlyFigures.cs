using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Portal.Figures;

/// <summary>The figures that stand for their years.</summary>
public static class YearlyFigures
{
    /// <summary>One indicator in one township; null where its reports do not mention it.</summary>
    public static TownshipSeries? SeriesOf(IndexReader reader, string indicatorId, string townshipId)
    {
        var rows = reader.FiguresOfTownship(townshipId, indicatorId).ToList();
        if (rows.Count == 0) return null;
        var (done, planned) = (new YearlyChoice(reader, ObservationStatus.Actual), new YearlyChoice(reader, ObservationStatus.Target));
        foreach (var row in rows)
        {
            done.Add(row);
            planned.Add(row);
        }

        var sentences = reader.WithSentences(done.Chosen.Concat(planned.Chosen).Select(row => row.Key).Append(rows[^1].Key));
        return new TownshipSeries(sentences[rows[^1].Key].Revision.Township, InOrder(done), InOrder(planned));

        List<YearFigure> InOrder(YearlyChoice choice) => [.. choice.Chosen.OrderBy(row => row.Year).Select(row => YearFigure.Of(sentences[row.Key]))];
    }

    /// <summary>The last figure and the one before it; null where there is one only, or they measure different parts of the year.</summary>
    public static FigureChange? LastChange(IReadOnlyList<YearFigure> figures) =>
        figures is [.., var from, var to] && from.Row.BaseUnit == to.Row.BaseUnit && from.PartOfYear is null == to.PartOfYear is null
            ? new FigureChange(from, to)
            : null;
}
