using OpenData.Api;
using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Portal.Texts;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Home;

/// <summary>What is here, and where to begin.</summary>
public sealed class HomePage(ReferenceData reference, RememberedAnswers remembered) : IPage
{
    private const string Question = "home";
    private const int NewestShown = 6;

    /// <summary>Commits to look through for the newest reports: some may be of one report, or withdrawals.</summary>
    private const int CommitsLookedThrough = 40;

    public PageRoute Route { get; } = new("/");

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var model = remembered.GetRecent(request.Reader, Question, ModelOf);
        return Task.FromResult(PageContent.Of<Home>(model, SiteTexts.Name) with
        {
            Description = HomeTexts.Description,
            IsBehind = !remembered.IsCurrent(request.Reader, Question),
        });
    }

    private HomeModel ModelOf(IndexReader reader)
    {
        var (head, everything) = (reader.Head, ObservationFilter.Everything);
        var reports = reader.CountReports(new ReportFilter(), head);
        var newest = NewestOf(reader, head);
        return new HomeModel
        {
            Reports = reports,
            Observations = reader.CountObservations(everything, head),
            Townships = reader.CountTownships(head, [], [], []),
            Years = reports == 0 ? null : reader.YearsOfReports(),
            Topics = [.. reader.Facet(everything, head, ObservationGrouping.Topic, Codes<Topic>.All.Count).Values
                .Select(topic => (Codes<Topic>.Parse(topic.Value!), topic.Count))],
            Newest = newest,
            Examples = [.. ExamplesOf(reader)],
            Sample = newest.Select(report => SampleOf(reader, report)).FirstOrDefault(sample => sample is not null),
        };
    }

    /// <summary>A figure that shows what this is about: of an indicator, sure, in a sentence that can be read at a glance.</summary>
    private static IndexedObservation? SampleOf(IndexReader reader, IndexedRevision report) =>
        reader.ObservationsOf(report)
            .Where(row => row is { IndicatorId: not null, Status: ObservationStatus.Actual, Quote.Length: >= 12 and <= 40 })
            .OrderByDescending(row => row.Confidence)
            .ThenByDescending(row => row.Quote.Length)
            .FirstOrDefault();

    /// <summary>Three ways in that lead somewhere with the data that is here: a township, an indicator, a word.</summary>
    private IEnumerable<(string Path, Bilingual Words)> ExamplesOf(IndexReader reader)
    {
        var (head, everything) = (reader.Head, ObservationFilter.Everything);
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
public sealed record HomeModel
{
    /// <summary>How many are visible.</summary>
    public required long Reports { get; init; }

    public required long Observations { get; init; }

    public required long Townships { get; init; }

    /// <summary>First and last; null where there is nothing yet.</summary>
    public required (int First, int Last)? Years { get; init; }

    /// <summary>Figures by topic, most first.</summary>
    public required IReadOnlyList<(Topic Topic, long Count)> Topics { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<IndexedRevision> Newest { get; init; }

    /// <summary>Pages to try, with their words.</summary>
    public required IReadOnlyList<(string Path, Bilingual Words)> Examples { get; init; }

    /// <summary>A figure with its sentence; null where there is none to show.</summary>
    public required IndexedObservation? Sample { get; init; }
}
