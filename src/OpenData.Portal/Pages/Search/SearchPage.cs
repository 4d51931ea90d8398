using OpenData.Api;
using OpenData.Api.Parameters;
using OpenData.Portal.Figures;
using OpenData.Portal.Pages.Indicators;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Search;

/// <summary>Townships, indicators and sentences that have the words.</summary>
public sealed class SearchPage(ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private const int NamesShown = 12;
    private const int SentencesShown = 20;

    private static readonly Parameter[] Asked = [.. ObservationParameters.Filters.Where(parameter => parameter.Name == "q")];

    public PageRoute Route { get; } = new("/search") { Parameters = ["q"] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, head) = (request.Reader, request.Reader.Head);
        var query = new Query(request.Query.ToString(), Asked);
        var words = query.SearchWords("q").ToValueList();
        query.ThrowIfWrong();
        if (words.Count == 0) return Task.FromResult(PageContent.Of<SearchView>(SearchModel.Nothing, SearchTexts.Title));

        var counts = remembered.GetRecent(reader, "indicator counts", at => at.IndicatorCounts(at.Head));
        var filter = new ObservationFilter { Words = words };
        var model = new SearchModel(
            request.Query["q"]!,
            reader.Townships(head, [], [], words, after: null, NamesShown),
            reader.CountTownships(head, [], [], words),
            [.. reference.FindIndicators([], words)
                .Where(indicator => counts.ContainsKey(indicator.Id))
                .Select(indicator => new CountedIndicator(indicator, counts[indicator.Id].Observations, counts[indicator.Id].Townships))
                .OrderByDescending(one => one.Townships)
                .Take(NamesShown)],
            [.. reader.Observations(filter, head, [], after: null, SentencesShown)],
            reader.CountObservations(filter, head));
        return Task.FromResult(PageContent.Of<SearchView>(model, SearchTexts.TitleOf(model.Words)));
    }
}

/// <summary>What a search found.</summary>
/// <param name="Words">As typed; empty where nothing was.</param>
/// <param name="Townships">By id, the first of them.</param>
/// <param name="TownshipsInAll">How many there are.</param>
/// <param name="Indicators">The most reported first.</param>
/// <param name="Sentences">The first of them.</param>
/// <param name="SentencesInAll">How many there are.</param>
public sealed record SearchModel(
    string Words,
    IReadOnlyList<TownshipSummary> Townships,
    long TownshipsInAll,
    IReadOnlyList<CountedIndicator> Indicators,
    IReadOnlyList<IndexedObservation> Sentences,
    long SentencesInAll)
{
    /// <summary>Before anything was asked.</summary>
    public static SearchModel Nothing { get; } = new("", [], 0, [], [], 0);

    public bool IsEmpty => Townships.Count + Indicators.Count + Sentences.Count == 0;
}
