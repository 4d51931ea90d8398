using OpenData.Api;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Townships;

/// <summary>One township: what its reports say, year by year.</summary>
public sealed class TownshipPage(ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private const int KeyIndicators = 8;

    /// <summary>Of each topic, until it is asked for: a township has hundreds, most of them mentioned once.</summary>
    private const int IndicatorsOfTopic = 8;

    private const int MostReports = 200;
    private const int PlansShown = 8;
    private const int FindingsShown = 8;

    /// <summary>Pages of townships that are remembered, a quarter of a megabyte each after ten years of reports.</summary>
    private const int MostRemembered = 20;

    private static readonly Parameter[] Asked = [.. ObservationParameters.Filters.Where(parameter => parameter.Name == "topic")];

    private readonly RememberedAnswers models = remembered.Apart("townships", MostRemembered);

    public PageRoute Route { get; } = new("/townships/{id}") { Parameters = [.. Asked.Select(parameter => parameter.Name)] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, id) = (request.Reader, request["id"]);
        var township = reader.Townships(reader.Head, [id], [], [], after: null, limit: 1) is [var published]
            ? published
            : Registered(id) ?? throw new ProblemException(Problems.NotFound("township", id));
        var query = new Query(request.Query.ToString(), Asked);
        var topics = ObservationParameters.ReadFilter(query, reader, reference).Topics;
        query.ThrowIfWrong();
        var model = models.Get(reader, id + request.Query, at => ModelOf(at, township, topics));
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

    private TownshipModel ModelOf(IndexReader reader, TownshipSummary township, ValueList<Topic> asked)
    {
        var (head, id) = (reader.Head, township.Township.Id);
        var all = RowsOf(reader, id);
        var reported = all.FindAll(one => one.Done.Count > 0);
        List<IndicatorRows> key = [.. reported.Take(KeyIndicators)];
        var topics = reported
            .GroupBy(one => one.Indicator.Topic)
            .OrderByDescending(topic => topic.Count())
            .ThenBy(topic => topic.Key)
            .Select(topic => (
                Topic: topic.Key, Indicators: topic.Count(), IsAsked: asked.Contains(topic.Key),
                Shown: topic.Take(asked.Contains(topic.Key) ? int.MaxValue : IndicatorsOfTopic).ToList()))
            .ToList();
        var plans = PlansIn(all);
        var sentences = reader.WithSentences(key.Concat(topics.SelectMany(topic => topic.Shown)).SelectMany(one => one.Done)
            .Concat(plans.Select(plan => plan.Planned))
            .Concat(plans.Select(plan => plan.Result).OfType<FigureRow>())
            .Select(row => row.Key));
        return new TownshipModel
        {
            Township = township,
            Key = key.ConvertAll(SeriesOf),
            Topics = topics.ConvertAll(topic => new TopicFigures(topic.Topic, topic.Indicators, topic.Shown.ConvertAll(SeriesOf), topic.IsAsked)),
            Years = [.. reported.SelectMany(one => one.Done).Select(row => (int)row.Year).Distinct().Order()],
            Plans = plans.ConvertAll(plan => new PlanWithResult(
                plan.Indicator, FigureOf(plan.Planned), plan.Result is { } result ? FigureOf(result) : null)),
            Reports = [.. reader.Reports(new ReportFilter { TownshipIds = [id] }, head, after: null, MostReports)
                .Select(state => state.Revision)
                .OrderByDescending(report => report.Period.Year)
                .ThenByDescending(report => report.ReportId, StringComparer.Ordinal)],
            Findings = reader.Findings(new FindingFilter { TownshipIds = [id], Verified = false }, head, after: null, FindingsShown),
            OpenFindings = reader.CountFindings(new FindingFilter { TownshipIds = [id], Verified = false }, head),
            VerifiedFindings = reader.CountFindings(new FindingFilter { TownshipIds = [id], Verified = true }, head),
        };

        IndicatorSeries SeriesOf(IndicatorRows one) => new(one.Indicator, one.Done.ConvertAll(FigureOf));
        YearFigure FigureOf(FigureRow row) => YearFigure.Of(sentences[row.Key]);
    }

    /// <summary>All its indicators: those reported most steadily first, of these those that most other townships report.</summary>
    private List<IndicatorRows> RowsOf(IndexReader reader, string id)
    {
        var counts = remembered.GetRecent(reader, "indicator counts", at => at.IndicatorCounts(at.Head));
        var (chosen, planning) = (new YearlyChoice(reader, ObservationStatus.Actual), new YearlyChoice(reader, ObservationStatus.Target));
        foreach (var row in reader.FiguresOfTownship(id))
        {
            chosen.Add(row);
            planning.Add(row);
        }

        var done = chosen.Chosen.OrderBy(row => row.Year).ToLookup(row => row.IndicatorId);
        var planned = planning.Chosen.ToLookup(row => row.IndicatorId);
        return [.. done.Concat(planned)
            .Select(group => group.Key)
            .Distinct()
            .Select(number => (Number: number, Indicator: reference.FindIndicator(reader.Words(number))))
            .Where(pair => pair.Indicator is not null)
            .Select(pair => new IndicatorRows(pair.Indicator!, [.. done[pair.Number]], [.. planned[pair.Number]]))
            .OrderByDescending(one => one.Done.Count)
            .ThenByDescending(one => counts.GetValueOrDefault(one.Indicator.Id).Townships)
            .ThenBy(one => one.Indicator.Id, StringComparer.Ordinal)];
    }

    /// <summary>Plans with the result of the same year, where a report gives one: those with a result before others, shown the newest first.</summary>
    private static List<(Indicator Indicator, FigureRow Planned, FigureRow? Result)> PlansIn(List<IndicatorRows> all) =>
        [.. all
            .SelectMany(one => one.Planned.Select(plan => (one.Indicator, Planned: plan, Result: one.ResultOf(plan))))
            .OrderByDescending(plan => plan.Result is not null)
            .ThenByDescending(plan => plan.Planned.Year)
            .Take(PlansShown)
            .OrderByDescending(plan => plan.Planned.Year)];

    /// <summary>An indicator's figures before their sentences are fetched.</summary>
    private sealed record IndicatorRows(Indicator Indicator, List<FigureRow> Done, List<FigureRow> Planned)
    {
        public FigureRow? ResultOf(FigureRow plan) =>
            Done.Where(done => done.Year == plan.Year && done.BaseUnit == plan.BaseUnit).Select(done => (FigureRow?)done).FirstOrDefault();
    }
}
