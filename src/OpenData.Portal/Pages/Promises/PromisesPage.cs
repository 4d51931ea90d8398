using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Promises;

/// <summary>Plans, and what later reports say became of them: target, result, difference, both sentences.</summary>
public sealed class PromisesPage(Api.ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private const string Question = "choices of plans";

    private const int PageSize = 25;

    private static readonly Parameter[] Asked =
    [
        .. ObservationParameters.Filters.Where(parameter => parameter.Name is "township_id" or "within" or "year" or "topic" or "indicator_id"),
        new("show", ParameterKind.Word, new("有结果的，或全部计划。", "Those with a result, or all plans.")) { Allowed = ["results", "all"] },
        new("after", ParameterKind.Text, new("上一页最后一个计划。", "The last plan of the page before.")),
    ];

    public PageRoute Route { get; } = new("/promises") { Parameters = [.. Asked.Select(parameter => parameter.Name)] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = request.Reader;
        var query = new Query(request.Query.ToString(), Asked);
        var filter = ObservationParameters.ReadFilter(query, reader, reference) with { Statuses = [ObservationStatus.Target] };
        var showsAll = query.Word("show", ["results", "all"], "results") == "all";
        query.ThrowIfWrong();
        var after = PositionIn(request.Query["after"], reader);
        var (outcomes, next) = showsAll ? AllOf(reader, filter, after) : WithResults(reader, filter, after);
        var model = new PromisesModel
        {
            Query = request.Query,
            ShowsAll = showsAll,
            Outcomes = outcomes,
            Next = next,
            Plans = reader.CountObservations(filter, reader.Head),
            Choices = remembered.GetRecent(reader, Question, ChoicesIn),
            Township = filter.TownshipIds is [var township] ? reader.PlaceName(township) : null,
        };
        return Task.FromResult(PageContent.Of<PromisesView>(model, SiteTexts.Promises) with
        {
            Styles = ["site/records.css"],
            Description = PromiseTexts.Lead,
            IsBehind = !remembered.IsCurrent(reader, Question),
        });
    }

    private static (List<PlanOutcome> Outcomes, string? Next) AllOf(IndexReader reader, ObservationFilter filter, ObservationPosition? after)
    {
        var plans = reader.Observations(filter, reader.Head, [], after, PageSize + 1).ToList();
        var next = plans.Count > PageSize ? IdOf(plans[PageSize - 1]) : null;
        return ([.. PlanOutcome.Of(reader, plans.GetRange(0, Math.Min(PageSize, plans.Count)))], next);
    }

    private static (List<PlanOutcome> Outcomes, string? Next) WithResults(IndexReader reader, ObservationFilter filter, ObservationPosition? after)
    {
        var pairs = reader.PlansWithResult(filter, after, PageSize + 1);
        var shown = pairs.Take(PageSize).Select(pair => new PlanOutcome(pair.Plan, pair.Result)).ToList();
        return (shown, pairs.Count > PageSize ? IdOf(shown[^1].Plan) : null);
    }

    private static PromiseChoices ChoicesIn(IndexReader reader)
    {
        var plans = new ObservationFilter { Statuses = [ObservationStatus.Target] };
        var provinces = Values(ObservationGrouping.Province, 40).ToList();
        return new PromiseChoices(
            provinces.ToDictionary(code => code, code => reader.PlaceName(code) ?? code),
            [.. Values(ObservationGrouping.Year, 40).OrderDescending()],
            [.. Values(ObservationGrouping.Topic, 20)]);

        IEnumerable<string> Values(ObservationGrouping grouping, int most) =>
            reader.Facet(plans, reader.Head, grouping, most).Values.Select(value => value.Value).OfType<string>();
    }

    private static string IdOf(IndexedObservation row) => row.Revision.ObservationId(row.Sequence);

    /// <summary>An id that names nothing begins at the beginning.</summary>
    private static ObservationPosition? PositionIn(string? id, IndexReader reader) =>
        id?.Split('.') is [var report, var revision, var sequence]
        && int.TryParse(revision, out var revisionNumber)
        && int.TryParse(sequence, out var sequenceNumber)
            ? reader.Observation(report, revisionNumber, sequenceNumber)?.Position
            : null;
}

/// <summary>What the page of plans shows.</summary>
public sealed record PromisesModel
{
    public required PageQuery Query { get; init; }

    /// <summary>Whether plans without a result are shown too.</summary>
    public required bool ShowsAll { get; init; }

    public required IReadOnlyList<PlanOutcome> Outcomes { get; init; }

    /// <summary>The plan the next page begins behind; null on the last one.</summary>
    public required string? Next { get; init; }

    /// <summary>How many plans there are in all.</summary>
    public required long Plans { get; init; }

    public required PromiseChoices Choices { get; init; }

    /// <summary>Name of the one township asked for; null where it is not one.</summary>
    public required string? Township { get; init; }
}

/// <summary>What can be chosen of what plans are about.</summary>
/// <param name="Provinces">Names by code.</param>
/// <param name="Years">The latest first.</param>
/// <param name="Topics">Codes.</param>
public sealed record PromiseChoices(IReadOnlyDictionary<string, string> Provinces, IReadOnlyList<string> Years, IReadOnlyList<string> Topics);
