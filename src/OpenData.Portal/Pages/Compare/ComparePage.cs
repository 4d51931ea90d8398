using OpenData.Api;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Compare;

/// <summary>Up to five townships on one indicator.</summary>
public sealed class ComparePage(ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private const int Most = 5;
    private const int ChoicesShown = 40;

    private static readonly Parameter[] Asked =
        [.. ObservationParameters.Filters.Where(parameter => parameter.Name is "indicator_id" or "township_id"), new("q", ParameterKind.Text, default)];

    public PageRoute Route { get; } = new("/compare") { Parameters = ["indicator_id", "township_id", "q"] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = request.Reader;
        var query = new Query(request.Query.ToString(), Asked);
        var filter = ObservationParameters.ReadFilter(query, reader, reference);
        query.ThrowIfWrong();
        var indicator = filter.IndicatorIds is [var first, ..] ? reference.FindIndicator(first) : null;
        var model = new CompareModel
        {
            Query = request.Query,
            Indicator = indicator,
            Indicators = IndicatorsWithFigures(reader),
            Choices = indicator is null ? [] : ChoicesFor(reader, indicator, filter.Words, filter.TownshipIds),
            Chosen = indicator is null ? [] : [.. filter.TownshipIds.Take(Most).Select(id => YearlyFigures.SeriesOf(reader, indicator.Id, id)).OfType<TownshipSeries>()],
            HasTooMany = filter.TownshipIds.Count > Most,
        };
        var title = indicator is null
            ? CompareTexts.Title
            : new Bilingual($"{CompareTexts.Title.Zh}：{indicator.LabelZh}", $"{CompareTexts.Title.En}: {indicator.LabelEn}");
        return Task.FromResult(PageContent.Of<CompareView>(model, title));
    }

    private List<Indicator> IndicatorsWithFigures(IndexReader reader) =>
        [.. remembered.GetRecent(reader, "indicator counts", at => at.IndicatorCounts(at.Head))
            .Select(counted => (Indicator: reference.FindIndicator(counted.Key), counted.Value.Townships))
            .Where(pair => pair.Indicator is not null)
            .OrderBy(pair => pair.Indicator!.Topic)
            .ThenByDescending(pair => pair.Townships)
            .Select(pair => pair.Indicator!)];

    /// <summary>Townships that report the indicator and whose name has the words; those chosen go first.</summary>
    private List<Township> ChoicesFor(IndexReader reader, Indicator indicator, ValueList<string> words, ValueList<string> chosen)
    {
        var ids = remembered.Get(reader, "townships with " + indicator.Id, at => at.Facet(
            new ObservationFilter { IndicatorIds = [indicator.Id] }, at.Head, ObservationGrouping.TownshipId, int.MaxValue));
        var wanted = ids.Values.Select(value => value.Value).OfType<string>().ToList();
        var named = words.Count == 0
            ? wanted.Take(ChoicesShown)
            : reader.Townships(reader.Head, wanted.ToValueList(), [], words, after: null, ChoicesShown).Select(row => row.Township.Id);
        return [.. chosen.Concat(named).Distinct(StringComparer.Ordinal).Chunk(ChoicesShown * 3)
            .SelectMany(some => reader.Townships(reader.Head, some.ToValueList(), [], [], after: null, some.Length))
            .Select(row => row.Township)
            .OrderBy(township => !chosen.Contains(township.Id))
            .ThenBy(township => township.Id, StringComparer.Ordinal)];
    }
}

/// <summary>What the comparison shows.</summary>
public sealed record CompareModel
{
    public required PageQuery Query { get; init; }

    /// <summary>Null before one is chosen.</summary>
    public required Indicator? Indicator { get; init; }

    public required IReadOnlyList<Indicator> Indicators { get; init; }

    public required IReadOnlyList<Township> Choices { get; init; }

    public required IReadOnlyList<TownshipSeries> Chosen { get; init; }

    public required bool HasTooMany { get; init; }
}
