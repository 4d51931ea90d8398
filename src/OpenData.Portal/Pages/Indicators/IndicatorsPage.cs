using OpenData.Api;
using OpenData.Api.Endpoints;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Indicators;

/// <summary>The indicators that reports mention, by topic.</summary>
public sealed class IndicatorsPage(ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private static readonly Parameter[] Asked = [.. IndicatorEndpoints.ListRoute.Parameters.Where(parameter => parameter.Name is "topic" or "q")];

    public PageRoute Route { get; } = new("/indicators") { Parameters = ["topic", "q"] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = request.Reader;
        var query = new Query(request.Query.ToString(), Asked);
        var (topics, words) = (query.Codes<Topic>("topic"), query.SearchWords("q"));
        query.ThrowIfWrong();
        var counts = remembered.GetRecent(reader, "indicator counts", at => at.IndicatorCounts(at.Head));
        var found = reference.FindIndicators(topics, words)
            .Where(indicator => counts.ContainsKey(indicator.Id))
            .Select(indicator => new CountedIndicator(indicator, counts[indicator.Id].Observations, counts[indicator.Id].Townships))
            .OrderBy(counted => counted.Indicator.Topic)
            .ThenByDescending(counted => counted.Townships)
            .ThenBy(counted => counted.Indicator.Id, StringComparer.Ordinal)
            .GroupBy(counted => counted.Indicator.Topic);
        var model = new IndicatorsModel(request.Query, [.. found.Select(group => (group.Key, (IReadOnlyList<CountedIndicator>)[.. group]))]);
        return Task.FromResult(PageContent.Of<IndicatorsView>(model, IndicatorTexts.ListTitle));
    }
}

/// <summary>What the list of indicators shows.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="Topics">By topic, most reported first.</param>
public sealed record IndicatorsModel(PageQuery Query, IReadOnlyList<(Topic Topic, IReadOnlyList<CountedIndicator> Indicators)> Topics);

/// <summary>An indicator with how much there is of it.</summary>
public sealed record CountedIndicator(Indicator Indicator, long Observations, long Townships);
