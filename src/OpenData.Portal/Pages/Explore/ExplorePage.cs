using OpenData.Api;
using OpenData.Api.Endpoints;
using OpenData.Api.Parameters;
using OpenData.Portal.Figures;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Explore;

/// <summary>All figures: facets, a table, and the same question to the API. The query is the API's own.</summary>
public sealed class ExplorePage(ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private const string PageSize = "50";

    /// <summary>Of a field; one more where it is the last, which "1 more" would hide.</summary>
    private const int FacetValues = 8;

    /// <summary>With more figures than these, what the index has no count of is not offered before the choice is narrower.</summary>
    private const int MostCounted = 5_000;

    private static readonly Parameter[] Asked =
        [.. ObservationParameters.Filters, ObservationParameters.Sort, CommonParameters.Limit, CommonParameters.Cursor];

    private static readonly (string Name, ObservationGrouping Grouping, Bilingual Label)[] Facets =
    [
        ("topic", ObservationGrouping.Topic, FieldTexts.Topic),
        ("within", ObservationGrouping.Province, FieldTexts.Province),
        ("year", ObservationGrouping.Year, FieldTexts.Year),
        ("status", ObservationGrouping.Status, FieldTexts.Status),
        ("measure", ObservationGrouping.Measure, FieldTexts.Measure),
        ("indicator_id", ObservationGrouping.IndicatorId, FieldTexts.Indicator),
        ("township_id", ObservationGrouping.TownshipId, FieldTexts.Township),
    ];

    public PageRoute Route { get; } = new("/explore") { Parameters = [.. Asked.Select(parameter => parameter.Name)] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, asked) = (request.Reader, request.Query);
        var query = new Query(asked.With(("limit", asked["limit"] ?? PageSize)), Asked);
        var question = ObservationQuestion.Read(query, reader, reference);
        query.ThrowIfWrong();
        question.Locate();
        var names = new ValueNames(reader, reference, request.Language);
        var model = new ExploreModel(asked, question.Ask(), FacetsOf(asked, question, reader, names), [.. ChipsOf(asked, names)]);
        return Task.FromResult(PageContent.Of<Explore>(model, ExploreTexts.Title) with
        {
            IsBehind = question.Filter == ObservationFilter.Everything
                && !Facets.All(facet => remembered.IsCurrent(reader, "facet " + facet.Grouping)),
        });
    }

    /// <summary>What could be chosen besides: each counted without the facet's own choice.</summary>
    private List<ExploreFacet> FacetsOf(PageQuery asked, ObservationQuestion question, IndexReader reader, ValueNames names)
    {
        var counted = Facets
            .GroupBy(facet => FilterWithout(question.Filter, facet.Name), facet => facet.Grouping)
            .SelectMany(same => CountedOf(reader, same.Key, question.Point, [.. same]))
            .ToDictionary();
        return [.. Facets.Where(facet => counted.ContainsKey(facet.Grouping)).Select(facet => FacetOf(facet, asked, counted[facet.Grouping], names))];
    }

    private static ExploreFacet FacetOf(
        (string Name, ObservationGrouping Grouping, Bilingual Label) facet, PageQuery asked, Facet counted, ValueNames names)
    {
        var chosen = asked.List(facet.Name);
        var shown = counted.Distinct > FacetValues + 1 ? [.. counted.Values.Take(FacetValues)] : counted.Values;
        var options = shown
            .Where(option => option.Value is not null)
            .OrderByDescending(option => facet.Name == "year" ? option.Value : null, StringComparer.Ordinal)
            .Select(option => new FacetOption(
                names.Of(facet.Name, option.Value!),
                option.Count,
                chosen.Contains(option.Value),
                asked.With((facet.Name, Toggled(chosen, option.Value!)), ("cursor", null))));
        return new ExploreFacet(facet.Name, facet.Label, [.. options], counted.Distinct - shown.Count);
    }

    /// <summary>Counting everything takes long where there is much, and everybody begins with it.</summary>
    private IReadOnlyDictionary<ObservationGrouping, Facet> CountedOf(
        IndexReader reader, ObservationFilter filter, IndexPoint point, IReadOnlyList<ObservationGrouping> by) =>
        filter == ObservationFilter.Everything && point == reader.Head
            ? by.ToDictionary(one => one, one => remembered.GetRecent(reader, "facet " + one, at => at.Facet(filter, at.Head, one, FacetValues + 1)))
            : reader.Facets(filter, point, by, FacetValues + 1, MostCounted);

    private static IEnumerable<FilterChip> ChipsOf(PageQuery asked, ValueNames names) =>
        from parameter in ObservationParameters.Filters
        from value in parameter.IsList ? asked.List(parameter.Name) : asked[parameter.Name] is { } one ? [one] : []
        let rest = parameter.IsList ? Toggled(asked.List(parameter.Name), value) : null
        select new FilterChip(names.Chip(parameter.Name, value), asked.With((parameter.Name, rest), ("cursor", null)));

    private static string? Toggled(IReadOnlyList<string> chosen, string value) =>
        string.Join(',', chosen.Contains(value) ? chosen.Where(other => other != value) : [.. chosen, value]);

    private static ObservationFilter FilterWithout(ObservationFilter filter, string name) => name switch
    {
        "topic" => filter with { Topics = [] },
        "within" => filter with { Within = [] },
        "year" => filter with { Years = [] },
        "status" => filter with { Statuses = [] },
        "measure" => filter with { Measures = [] },
        "indicator_id" => filter with { IndicatorIds = [] },
        "township_id" => filter with { TownshipIds = [] },
        _ => filter,
    };
}

/// <summary>What the explorer shows.</summary>
/// <param name="Query">What is asked, as in the address.</param>
/// <param name="Found">The page of figures.</param>
/// <param name="Facets">What can be chosen.</param>
/// <param name="Chips">What is chosen.</param>
public sealed record ExploreModel(PageQuery Query, ObservationRows Found, IReadOnlyList<ExploreFacet> Facets, IReadOnlyList<FilterChip> Chips);

/// <summary>A field to choose values of.</summary>
/// <param name="Name">Of the parameter.</param>
/// <param name="Label">Of the field.</param>
/// <param name="Options">Its most frequent values.</param>
/// <param name="Hidden">How many values are not shown.</param>
public sealed record ExploreFacet(string Name, Bilingual Label, IReadOnlyList<FacetOption> Options, int Hidden);

/// <summary>A value to choose.</summary>
/// <param name="Label">What it means.</param>
/// <param name="Count">How many figures have it.</param>
/// <param name="IsChosen">Whether it is chosen now.</param>
/// <param name="Query">The query with it chosen, or not any more.</param>
public sealed record FacetOption(string Label, long Count, bool IsChosen, string Query);

/// <summary>A filter in use.</summary>
/// <param name="Label">In words.</param>
/// <param name="Query">The query without it.</param>
public sealed record FilterChip(string Label, string Query);
