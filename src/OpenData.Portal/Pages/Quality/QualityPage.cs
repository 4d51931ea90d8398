using OpenData.Api.Endpoints;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Portal.Figures;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Quality;

/// <summary>How complete the data are, what checks came to, and how well the reader reads.</summary>
public sealed class QualityPage(RememberedAnswers remembered, UnpublishedUploads unpublished) : IPage
{
    private const int PageSize = 50;
    private const int MostYears = 10;

    /// <summary>More reports no page of townships has.</summary>
    private const int MostReports = 10_000;

    private static readonly Parameter[] Asked = [.. TownshipEndpoints.ListRoute.Parameters.Where(parameter => parameter.Name is "within" or "q")];

    public PageRoute Route { get; } = new("/quality") { Parameters = ["within", "q", "after"], IsOfTheData = false };

    public async Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (reader, head) = (request.Reader, request.Reader.Head);
        var query = new Query(request.Query.With(("after", null)), Asked);
        var (within, words) = (query.Within(), query.SearchWords("q").ToValueList());
        query.ThrowIfWrong();
        var question = "checks " + string.Join(',', within);
        var townships = reader.Townships(head, [], within, words, request.Query["after"], PageSize + 1);
        var shown = townships.Take(PageSize).ToList();
        var (first, last) = ((int, int))remembered.GetRecent<object>(reader, "years of reports", data => data.YearsOfReports());
        var missing = await unpublished.OfAsync(shown.Select(row => row.Township.Id), request.Aborted);
        var model = new QualityModel
        {
            Query = request.Query,
            Place = within is [var code] ? reader.PlaceName(code) : null,
            Checks = remembered.GetRecent(reader, question, data => ChecksIn(data, within)),
            Scores = ScoreTable.Current,
            Years = [.. Enumerable.Range(Math.Max(first, last - MostYears + 1), Math.Min(MostYears, last - first + 1)).Reverse()],
            Townships = [.. CoverageOf(reader, shown, missing)],
            Total = reader.CountTownships(head, [], within, words),
            Next = townships.Count > PageSize ? shown[^1].Township.Id : null,
        };
        return PageContent.Of<QualityView>(model, SiteTexts.Quality) with
        {
            Styles = ["site/records.css"],
            Description = QualityTexts.Lead,
        };
    }

    private static IEnumerable<TownshipCoverage> CoverageOf(
        IndexReader reader, List<TownshipSummary> townships, ILookup<string, UnpublishedUpload> unpublished)
    {
        if (townships.Count == 0) return [];
        var filter = new ReportFilter
        {
            TownshipIds = townships.Select(row => row.Township.Id).ToValueList(),
            States = [RecordState.Current, RecordState.Withdrawn],
        };
        var reports = reader.Reports(filter, reader.Head, null, MostReports)
            .ToLookup(state => (state.Revision.Township.Id, state.Revision.Period.Year));
        return townships.Select(row => new TownshipCoverage(
            row.Township, year => [.. reports[(row.Township.Id, year)]], [.. unpublished[row.Township.Id]]));
    }

    private static List<CheckCount> ChecksIn(IndexReader reader, ValueList<string> within) =>
        [.. Codes<FindingKind>.All.Select(Codes<FindingKind>.Parse).Select(kind => new CheckCount(
            kind,
            reader.CountFindings(new FindingFilter { Kinds = [kind], Verified = true, Within = within }, reader.Head),
            reader.CountFindings(new FindingFilter { Kinds = [kind], Verified = false, Within = within }, reader.Head)))];
}

/// <summary>What the page on quality shows.</summary>
public sealed record QualityModel
{
    public required PageQuery Query { get; init; }

    /// <summary>Name of the one place asked for; null where it is not one.</summary>
    public required string? Place { get; init; }

    public required IReadOnlyList<CheckCount> Checks { get; init; }

    public required ScoreTable Scores { get; init; }

    /// <summary>The columns of the matrix, the newest first.</summary>
    public required IReadOnlyList<int> Years { get; init; }

    /// <summary>The rows of the matrix on this page.</summary>
    public required IReadOnlyList<TownshipCoverage> Townships { get; init; }

    /// <summary>How many townships there are in all.</summary>
    public required long Total { get; init; }

    /// <summary>The township the next page begins behind; null on the last one.</summary>
    public required string? Next { get; init; }
}

/// <summary>How often a check held and how often it did not.</summary>
public sealed record CheckCount(FindingKind Kind, long Agree, long Differ);

/// <summary>A township's reports by year.</summary>
/// <param name="Township">Which one.</param>
/// <param name="ReportsIn">Its reports of a year, withdrawn ones included; empty where there are none.</param>
/// <param name="Unpublished">Files it sent that became no report.</param>
public sealed record TownshipCoverage(
    Township Township, Func<int, IReadOnlyList<RevisionState>> ReportsIn, IReadOnlyList<UnpublishedUpload> Unpublished);
