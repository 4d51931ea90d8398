using OpenData.Api;
using OpenData.Api.Http;
using OpenData.Portal.Figures;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Indicators;

/// <summary>One indicator: what it means, how it developed, who reported what, and in which words.</summary>
public class IndicatorPage(ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private const int RowsShown = 30;
    private const int PhrasesShown = 20;

    /// <summary>More lines than this are told as a middle and a spread.</summary>
    private const int MostLines = 5;

    /// <summary>Indicators whose figures are remembered, a megabyte each at the size of a province.</summary>
    private const int MostRemembered = 20;

    private readonly RememberedAnswers figures = remembered.Apart("indicators", MostRemembered);

    public virtual PageRoute Route { get; } = new("/indicators/{id}") { Parameters = ["year", "show"] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, id) = (request.Reader, request["id"]);
        var indicator = reference.FindIndicator(id) ?? throw new ProblemException(Problems.NotFound("indicator", id));
        var all = figures.GetRecent(reader, id, at => FiguresOf(at, id));
        var year = ChosenYear(request.Query["year"], all);
        var ranked = all.Townships
            .Select(one => (Township: one, Figure: one.Done.FirstOrDefault(figure => figure.Year == year)))
            .Where(pair => pair.Figure.Revision is not null)
            .OrderBy(pair => pair.Figure.PartOfYear is not null)
            .ThenByDescending(pair => pair.Figure.Value)
            .ToList();
        var shown = request.Query["show"] == "all" ? ranked.Count : Math.Min(ranked.Count, RowsShown);
        var model = new IndicatorModel(
            indicator,
            all,
            request.Query,
            year,
            [.. ranked.Take(shown).Select(pair => new RankedTownship(
                pair.Township.Township, FigureOf(reader, pair.Figure), [.. pair.Township.Done.Select(mark => mark.Point)]))],
            all.Townships.Count > MostLines ? [] : [.. all.Townships.Select(one => YearlyFigures.SeriesOf(reader, id, one.Township.Id)).OfType<TownshipSeries>()],
            ranked.Count,
            year is { } chosen ? reader.CountTownshipsWithFigures(chosen) : 0);
        return Task.FromResult(Show(model, new(indicator.LabelZh, indicator.LabelEn)) with
        {
            Description = new(indicator.Definition, indicator.DefinitionEn),
            IsBehind = !figures.IsCurrent(reader, id),
        });
    }

    private protected virtual PageContent Show(IndicatorModel model, Bilingual title) => PageContent.Of<IndicatorView>(model, title);

    private static IndicatorFigures FiguresOf(IndexReader reader, string id)
    {
        var rows = reader.Figures(id).ToList();
        var townships = rows
            .GroupBy(row => row.Revision.Township.Id)
            .Select(group => new TownshipMarks(group.Last().Revision.Township, [.. YearlyFigures.Of(group).Select(FigureMark.Of)]))
            .Where(one => one.Done.Length > 0)
            .ToList();
        return new IndicatorFigures(
            townships,
            [.. townships
                .SelectMany(one => one.Done)
                .GroupBy(mark => mark.Year)
                .OrderBy(year => year.Key)
                .Select(year => YearSummary.Of(year.Key, Comparable(year)))],
            [.. rows
                .GroupBy(row => row.Indicator)
                .Select(group => (Phrase: group.Key, Count: group.Count(), Example: group.First()))
                .OrderByDescending(phrase => phrase.Count)
                .ThenBy(phrase => phrase.Phrase, StringComparer.Ordinal)
                .Take(PhrasesShown)
                .Select(phrase => (phrase.Phrase, phrase.Count, RowOf(reader, phrase.Example.Revision, phrase.Example.Sequence)))]);
    }

    private static IEnumerable<FigureMark> Comparable(IEnumerable<FigureMark> marks)
    {
        var all = marks.ToList();
        return all.Exists(mark => mark.PartOfYear is null) ? all.Where(mark => mark.PartOfYear is null) : all;
    }

    private static YearFigure FigureOf(IndexReader reader, FigureMark mark) => new(mark.Year, RowOf(reader, mark.Revision, mark.Sequence));

    /// <summary>Of a revision that is or was visible, so it is there for ever.</summary>
    private static IndexedObservation RowOf(IndexReader reader, IndexedRevision revision, int sequence) =>
        reader.Observation(revision.ReportId, revision.Revision, sequence)!;

    /// <summary>The year asked for, where it has figures; else the one that most townships report, the newest of several.</summary>
    private static int? ChosenYear(string? asked, IndicatorFigures all) =>
        int.TryParse(asked, out var year) && all.Years.Any(one => one.Year == year)
            ? year
            : all.Years.OrderByDescending(one => one.Count).ThenByDescending(one => one.Year).FirstOrDefault()?.Year;
}

/// <summary>The same for a frame in someone else's page: the chart with its table alone.</summary>
public sealed class IndicatorEmbedPage(ReferenceData reference, RememberedAnswers remembered) : IndicatorPage(reference, remembered)
{
    public override PageRoute Route { get; } = new("/embed/indicators/{id}") { Parameters = ["year", "show"], IsEmbedded = true };

    private protected override PageContent Show(IndicatorModel model, Bilingual title) =>
        PageContent.Of<IndicatorEmbed>(model, title) with { IsBare = true };
}
