using System.Globalization;
using System.Runtime.InteropServices;
using OpenData.Api;
using OpenData.Api.Http;
using OpenData.Observations;
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

    /// <summary>Indicators whose figures are remembered, half a megabyte each at the size of a province.</summary>
    private const int MostRemembered = 20;

    private readonly RememberedAnswers figures = remembered.Apart("indicators", MostRemembered);

    public virtual PageRoute Route { get; } = new("/indicators/{id}") { Parameters = ["year", "show"] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, id) = (request.Reader, request["id"]);
        var indicator = reference.FindIndicator(id) ?? throw new ProblemException(Problems.NotFound("indicator", id));
        var all = figures.Get(reader, id, at => FiguresOf(at, id));
        var year = ChosenYear(request.Query["year"], all);
        var ranked = year?.Ranked ?? [];
        var shown = request.Query["show"] == "all" ? ranked : ranked[..Math.Min(ranked.Length, RowsShown)];
        var model = new IndicatorModel(
            indicator,
            all,
            request.Query,
            year?.Year,
            RowsOf(reader, all, shown),
            [.. all.Townships.Select(township => YearlyFigures.SeriesOf(reader, id, township)).OfType<TownshipSeries>()],
            ranked.Length,
            year is null ? 0 : PublishedIn(reader, year.Year));
        return Task.FromResult(Show(model, new(indicator.LabelZh, indicator.LabelEn)) with
        {
            Description = new(indicator.Definition, indicator.DefinitionEn),
        });
    }

    private protected virtual PageContent Show(IndicatorModel model, Bilingual title) => PageContent.Of<IndicatorView>(model, title);

    /// <summary>How many townships have any figure of that year: asked for on the page of every indicator, and found by asking for each township.</summary>
    private long PublishedIn(IndexReader reader, int year) =>
        remembered.Get(reader, $"townships with figures of {year}", at => new Townships(at.CountTownshipsWithFigures(year))).Count;

    private static IndicatorFigures FiguresOf(IndexReader reader, string id)
    {
        var (phrases, years, townships) = (new Dictionary<int, (int Count, long First)>(), new List<IndicatorYear>(), new HashSet<int>());
        var (year, choice) = (0, new YearlyChoice(reader, ObservationStatus.Actual));
        foreach (var row in reader.FiguresOfIndicator(id))
        {
            if (row.Year != year) EndYear();
            year = row.Year;
            choice.Add(row);
            ref var phrase = ref CollectionsMarshal.GetValueRefOrAddDefault(phrases, row.Indicator, out var isKnown);
            phrase = (phrase.Count + 1, isKnown ? Math.Min(phrase.First, row.Key) : row.Key);
        }

        EndYear();
        var shown = phrases
            .Select(phrase => (Words: reader.Words(phrase.Key), phrase.Value.Count, phrase.Value.First))
            .OrderByDescending(phrase => phrase.Count)
            .ThenBy(phrase => phrase.Words, StringComparer.Ordinal)
            .Take(PhrasesShown)
            .ToList();
        var sentences = reader.WithSentences(shown.Select(phrase => phrase.First));
        return new IndicatorFigures(
            years,
            townships.Count > MostLines ? [] : [.. townships.Order().Select(code => code.ToString("D9", CultureInfo.InvariantCulture))],
            shown.ConvertAll(phrase => (phrase.Words, phrase.Count, sentences[phrase.First])));

        void EndYear()
        {
            if (choice.Chosen.Count == 0) return;
            years.Add(IndicatorYear.Of(year, [.. choice.Chosen.Select(row => MarkOf(reader, row))]));
            townships.UnionWith(choice.Chosen.Select(row => row.Township));
            choice.Clear();
        }
    }

    private static FigureMark MarkOf(IndexReader reader, FigureRow row) => new(
        row.Key, row.Township, row.BaseValue, YearPoint.IsInexact(row.Qualifier), row.Period == 0 ? null : YearPoint.PartOf(reader.Words(row.Period)));

    private static List<RankedTownship> RowsOf(IndexReader reader, IndicatorFigures all, FigureMark[] shown)
    {
        var points = shown.ToDictionary(mark => mark.Township, _ => new List<YearPoint>());
        foreach (var year in all.Years)
        {
            foreach (var mark in year.Ranked)
            {
                if (points.TryGetValue(mark.Township, out var done)) done.Add(new(year.Year, mark.Value, mark.IsApproximate, mark.PartOfYear));
            }
        }

        var sentences = reader.WithSentences(shown.Select(mark => mark.Key));
        return [.. shown.Select(mark => new RankedTownship(YearFigure.Of(sentences[mark.Key]), points[mark.Township]))];
    }

    /// <summary>The year asked for, where it has figures; else the one that most townships report, the newest of several.</summary>
    private static IndicatorYear? ChosenYear(string? asked, IndicatorFigures all) =>
        int.TryParse(asked, out var wanted) && all.Years.FirstOrDefault(one => one.Year == wanted) is { } year
            ? year
            : all.Years.OrderByDescending(one => one.Count).ThenByDescending(one => one.Year).FirstOrDefault();

    private sealed record Townships(long Count);
}

/// <summary>The same for a frame in someone else's page: the chart with its table alone.</summary>
public sealed class IndicatorEmbedPage(ReferenceData reference, RememberedAnswers remembered) : IndicatorPage(reference, remembered)
{
    public override PageRoute Route { get; } = new("/embed/indicators/{id}") { Parameters = ["year", "show"], IsEmbedded = true };

    private protected override PageContent Show(IndicatorModel model, Bilingual title) =>
        PageContent.Of<IndicatorEmbed>(model, title) with { IsBare = true };
}
