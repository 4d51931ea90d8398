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
    private const int MostRows = 100_000;

    public virtual PageRoute Route { get; } = new("/indicators/{id}") { Parameters = ["year", "show"] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, id) = (request.Reader, request["id"]);
        var indicator = reference.FindIndicator(id) ?? throw new ProblemException(Problems.NotFound("indicator", id));
        var all = remembered.Get(reader, "indicator " + id, at => FiguresOf(at, indicator));
        var year = ChosenYear(request.Query["year"], all);
        var ranked = all.Townships
            .Select(one => (Township: one, Figure: one.Done.FirstOrDefault(figure => figure.Year == year)))
            .Where(pair => pair.Figure is not null)
            .OrderBy(pair => pair.Figure!.PartOfYear is not null)
            .ThenByDescending(pair => pair.Figure!.Value)
            .Select(pair => new RankedTownship(pair.Township, pair.Figure!))
            .ToList();
        var shown = request.Query["show"] == "all" ? ranked.Count : Math.Min(ranked.Count, RowsShown);
        var model = new IndicatorModel(
            indicator, all, request.Query, year, ranked[..shown], ranked.Count, year is { } chosen ? TownshipsWithFigures(reader, chosen) : 0);
        return Task.FromResult(Show(model, new(indicator.LabelZh, indicator.LabelEn)) with
        {
            Description = new(indicator.Definition, indicator.DefinitionEn),
        });
    }

    private protected virtual PageContent Show(IndicatorModel model, Bilingual title) => PageContent.Of<IndicatorView>(model, title);

    private static IndicatorFigures FiguresOf(IndexReader reader, Indicator indicator)
    {
        var filter = new ObservationFilter { IndicatorIds = [indicator.Id] };
        var rows = reader.Observations(filter, reader.Head, [], after: null, MostRows).ToList();
        return new IndicatorFigures(
            rows.Count,
            [.. rows
                .GroupBy(row => row.Revision.Township.Id)
                .Select(group => new TownshipSeries(
                    group.Last().Revision.Township,
                    YearlyFigures.Of(group, ObservationStatus.Actual),
                    YearlyFigures.Of(group, ObservationStatus.Target)))
                .Where(one => one.Done.Count > 0)],
            [.. rows
                .GroupBy(row => row.Indicator)
                .Select(group => (Phrase: group.Key, Count: group.Count(), Example: group.First()))
                .OrderByDescending(phrase => phrase.Count)
                .ThenBy(phrase => phrase.Phrase, StringComparer.Ordinal)
                .Take(PhrasesShown)]);
    }

    /// <summary>The year asked for, where it has figures; else the one that most townships report, the newest of several.</summary>
    private static int? ChosenYear(string? asked, IndicatorFigures all) =>
        int.TryParse(asked, out var year) && all.Years.Any(one => one.Year == year)
            ? year
            : all.Years.OrderByDescending(one => one.Values.Count).ThenByDescending(one => one.Year).FirstOrDefault()?.Year;

    private long TownshipsWithFigures(IndexReader reader, int year) =>
        remembered.Get(
            reader,
            FormattableString.Invariant($"townships of {year}"),
            at => at.Facet(new ObservationFilter { Years = [year] }, at.Head, ObservationGrouping.TownshipId, 1)).Distinct;
}

/// <summary>The same for a frame in someone else's page: the chart with its table alone.</summary>
public sealed class IndicatorEmbedPage(ReferenceData reference, RememberedAnswers remembered) : IndicatorPage(reference, remembered)
{
    public override PageRoute Route { get; } = new("/embed/indicators/{id}") { Parameters = ["year", "show"], IsEmbedded = true };

    private protected override PageContent Show(IndicatorModel model, Bilingual title) =>
        PageContent.Of<IndicatorEmbed>(model, title) with { IsBare = true };
}
