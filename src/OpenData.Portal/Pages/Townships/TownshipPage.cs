using OpenData.Api;
using OpenData.Api.Http;
using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Townships;

/// <summary>One township: what its reports say, year by year.</summary>
public sealed class TownshipPage(ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private const int KeyIndicators = 8;
    private const int MostRows = 20_000;
    private const int MostReports = 200;
    private const int PlansShown = 8;
    private const int FindingsShown = 8;

    /// <summary>Townships that are remembered, half a megabyte each after ten years of reports.</summary>
    private const int MostRemembered = 20;

    private readonly RememberedAnswers models = remembered.Apart("townships", MostRemembered);

    public PageRoute Route { get; } = new("/townships/{id}");

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, id) = (request.Reader, request["id"]);
        var township = reader.Townships(reader.Head, [id], [], [], after: null, limit: 1) is [var published]
            ? published
            : Registered(id) ?? throw new ProblemException(Problems.NotFound("township", id));
        var model = models.Get(reader, id, at => ModelOf(at, township));
        var name = township.Township.Name;
        return Task.FromResult(PageContent.Of<TownshipView>(model, new(name, name)) with
        {
            Description = Texts.TownshipTexts.Description(township.Township),
        });
    }

    /// <summary>A township of the register that has not published yet has a page too.</summary>
    private TownshipSummary? Registered(string id) =>
        ReportId.IsTownshipId(id) && reference.FindTownship(id) is { } township
            ? new TownshipSummary(township, 0, 0, 0, null, null, null)
            : null;

    private TownshipModel ModelOf(IndexReader reader, TownshipSummary township)
    {
        var (head, id) = (reader.Head, township.Township.Id);
        var counts = remembered.GetRecent(reader, "indicator counts", at => at.IndicatorCounts(at.Head));
        var filter = new ObservationFilter { TownshipIds = [id], HasIndicator = true };
        var series = reader.Observations(filter, head, [], after: null, MostRows)
            .GroupBy(row => row.IndicatorId!)
            .Select(group => SeriesOf(group.Key, group))
            .Where(one => one is { Done.Count: > 0 } or { Planned.Count: > 0 })
            .OrderByDescending(one => one!.Done.Count)
            .ThenByDescending(one => counts.GetValueOrDefault(one!.Indicator.Id).Townships)
            .ThenBy(one => one!.Indicator.Id, StringComparer.Ordinal)
            .Select(one => one!)
            .ToList();
        var findings = reader.Findings(new FindingFilter { TownshipIds = [id], Verified = false }, head, after: null, FindingsShown);
        return new TownshipModel
        {
            Township = township,
            Key = [.. series.Where(one => one.Done.Count > 0).Take(KeyIndicators)],
            Topics = [.. series
                .Where(one => one.Done.Count > 0)
                .GroupBy(one => one.Indicator.Topic)
                .OrderByDescending(topic => topic.Count())
                .ThenBy(topic => topic.Key)
                .Select(topic => new TopicFigures(topic.Key, [.. topic]))],
            Plans = PlansOf(series),
            Reports = [.. reader.Reports(new ReportFilter { TownshipIds = [id] }, head, after: null, MostReports)
                .Select(state => state.Revision)
                .OrderByDescending(report => report.Period.Year)
                .ThenByDescending(report => report.ReportId, StringComparer.Ordinal)],
            Findings = findings,
            OpenFindings = reader.CountFindings(new FindingFilter { TownshipIds = [id], Verified = false }, head),
            VerifiedFindings = reader.CountFindings(new FindingFilter { TownshipIds = [id], Verified = true }, head),
        };
    }

    private IndicatorSeries? SeriesOf(string id, IEnumerable<IndexedObservation> rows) =>
        reference.FindIndicator(id) is { } indicator
            ? new IndicatorSeries(
                indicator, YearlyFigures.Of(rows, ObservationStatus.Actual), YearlyFigures.Of(rows, ObservationStatus.Target))
            : null;

    /// <summary>Plans with the result of the same year, where a report gives one; the newest first.</summary>
    private static List<PlanWithResult> PlansOf(List<IndicatorSeries> series) =>
        [.. series
            .SelectMany(one => one.Planned.Select(plan => new PlanWithResult(
                one.Indicator, plan, one.Done.FirstOrDefault(done => done.Year == plan.Year && done.Row.BaseUnit == plan.Row.BaseUnit))))
            .OrderByDescending(plan => plan.Result is not null)
            .ThenByDescending(plan => plan.Plan.Year)
            .Take(PlansShown)];
}

/// <summary>What a township's page shows.</summary>
public sealed record TownshipModel
{
    public required TownshipSummary Township { get; init; }

    /// <summary>The indicators reported most steadily, here and by others.</summary>
    public required IReadOnlyList<IndicatorSeries> Key { get; init; }

    public required IReadOnlyList<TopicFigures> Topics { get; init; }

    public required IReadOnlyList<PlanWithResult> Plans { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<IndexedRevision> Reports { get; init; }

    /// <summary>The first of those that do not agree.</summary>
    public required IReadOnlyList<IndexedFinding> Findings { get; init; }

    public required long OpenFindings { get; init; }

    public required long VerifiedFindings { get; init; }

    /// <summary>Years with figures, in order.</summary>
    public IReadOnlyList<int> Years =>
        [.. Topics.SelectMany(topic => topic.Series).SelectMany(one => one.Done).Select(figure => figure.Year).Distinct().Order()];
}

/// <summary>An indicator of one township over the years.</summary>
/// <param name="Indicator">Which one.</param>
/// <param name="Done">What was reported.</param>
/// <param name="Planned">What was planned.</param>
public sealed record IndicatorSeries(Indicator Indicator, IReadOnlyList<YearFigure> Done, IReadOnlyList<YearFigure> Planned);

/// <summary>A topic's indicators.</summary>
public sealed record TopicFigures(Topic Topic, IReadOnlyList<IndicatorSeries> Series);

/// <summary>A plan and what became of it.</summary>
/// <param name="Indicator">What was planned.</param>
/// <param name="Plan">The figure planned.</param>
/// <param name="Result">The figure reported for that year; null where none was.</param>
public sealed record PlanWithResult(Indicator Indicator, YearFigure Plan, YearFigure? Result);
