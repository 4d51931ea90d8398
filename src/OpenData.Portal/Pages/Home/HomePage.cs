using OpenData.Api;
using OpenData.Observations;
using OpenData.Portal.Texts;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Home;

/// <summary>What is here, and where to begin.</summary>
public sealed class HomePage(ReferenceData reference) : IPage
{
    private const int NewestShown = 6;

    /// <summary>Commits to look through for the newest reports: some may be of one report, or withdrawals.</summary>
    private const int CommitsLookedThrough = 40;

    public PageRoute Route { get; } = new("/");

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, head) = (request.Reader, request.Reader.Head);
        var reports = reader.CountReports(new ReportFilter(), head);
        var model = new HomeModel(
            reports,
            reader.CountObservations(ObservationFilter.Everything, head),
            reader.CountTownships(head, [], [], []),
            reports == 0 ? null : reader.YearsOfReports(),
            [.. reader.Facet(ObservationFilter.Everything, head, ObservationGrouping.Topic, Codes<Topic>.All.Count).Values
                .Select(topic => (Codes<Topic>.Parse(topic.Value!), topic.Count))],
            NewestOf(reader, head),
            [.. ExamplesOf(request)]);
        return Task.FromResult(PageContent.Of<Home>(model, SiteTexts.Name) with { Description = HomeTexts.Description });
    }

    /// <summary>Three ways in that lead somewhere with the data that is here: a township, an indicator, a word.</summary>
    private IEnumerable<(string Path, Bilingual Words)> ExamplesOf(PageRequest request)
    {
        var (reader, head) = (request.Reader, request.Reader.Head);
        var everything = ObservationFilter.Everything;
        if (reader.Facet(everything, head, ObservationGrouping.TownshipId, 1).Values is [{ Value: { } township }, ..]
            && reader.PlaceName(township) is { } name)
        {
            yield return (Links.Township(township), new(name, name));
        }

        var indicators = reader.Facet(everything, head, ObservationGrouping.IndicatorId, 2).Values;
        if (indicators.Select(value => value.Value).OfType<string>().Select(reference.FindIndicator).OfType<Indicator>().FirstOrDefault() is { } most)
        {
            yield return (Links.Indicator(most.Id), new(most.LabelZh, most.LabelEn));
        }

        yield return ("/explore?q=" + Uri.EscapeDataString(HomeTexts.ExampleWord), HomeTexts.ExampleSearch);
    }

    private static List<IndexedRevision> NewestOf(IndexReader reader, IndexPoint head) =>
        reader.Commits(Math.Max(0, head.Generation - CommitsLookedThrough), head, CommitsLookedThrough)
            .Where(change => change.Commit.Kind == CommitKind.Published)
            .Reverse()
            .Select(change => change.Commit.ReportId)
            .Distinct(StringComparer.Ordinal)
            .Select(report => reader.RevisionsOf(report, head)[^1])
            .Where(newest => newest.State == RecordState.Current)
            .Take(NewestShown)
            .Select(newest => newest.Revision)
            .ToList();
}

/// <summary>What the home page shows.</summary>
/// <param name="Reports">How many are visible.</param>
/// <param name="Observations">How many figures they have.</param>
/// <param name="Townships">How many townships they are from.</param>
/// <param name="Years">First and last; null where there is nothing yet.</param>
/// <param name="Topics">Figures by topic, most first.</param>
/// <param name="Newest">Reports, newest first.</param>
/// <param name="Examples">Pages to try, with their words.</param>
public sealed record HomeModel(
    long Reports,
    long Observations,
    long Townships,
    (int First, int Last)? Years,
    IReadOnlyList<(Topic Topic, long Count)> Topics,
    IReadOnlyList<IndexedRevision> Newest,
    IReadOnlyList<(string Path, Bilingual Words)> Examples);
