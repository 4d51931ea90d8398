using OpenData.Api.Endpoints;
using OpenData.Api.Parameters;
using OpenData.Portal.Figures;
using OpenData.Portal.Texts;
using OpenData.Storage.Index;

namespace OpenData.Portal.Pages.Townships;

/// <summary>All townships that have published, by place and by name.</summary>
public sealed class TownshipsPage(RememberedAnswers remembered) : IPage
{
    private const int PageSize = 200;

    private static readonly Parameter[] Asked = [.. TownshipEndpoints.ListRoute.Parameters.Where(parameter => parameter.Name is "within" or "q")];

    public PageRoute Route { get; } = new("/townships") { Parameters = ["within", "q", "after"] };

    public Task<PageContent> OpenAsync(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reader = request.Reader;
        var query = new Query(request.Query.With(("after", null)), Asked);
        var (within, words) = (query.Within(), query.SearchWords("q").ToValueList());
        query.ThrowIfWrong();
        var model = remembered.Get(reader, "townships " + request.Query, at => ModelOf(at, request.Query, within, words));
        return Task.FromResult(PageContent.Of<TownshipsView>(model, TownshipTexts.ListTitle));
    }

    private static TownshipsModel ModelOf(IndexReader reader, PageQuery query, ValueList<string> within, ValueList<string> words)
    {
        var rows = reader.Townships(reader.Head, [], within, words, query["after"], PageSize + 1);
        return new TownshipsModel(
            query,
            reader.CountTownships(reader.Head, [], within, words),
            [.. within.Select(code => reader.PlaceName(code) ?? code)],
            [.. rows.Take(PageSize).GroupBy(row => row.Township.ProvinceName).Select(province => new ProvinceTownships(
                province.Key, province.First().Township.Id[..2], [.. province]))],
            rows.Count > PageSize ? rows[PageSize - 1].Township.Id : null);
    }
}

/// <summary>What the list of townships shows.</summary>
/// <param name="Query">What is asked.</param>
/// <param name="Total">How many townships there are.</param>
/// <param name="Places">Names of the places chosen.</param>
/// <param name="Provinces">The townships by province.</param>
/// <param name="Next">The id the next page begins behind; null on the last one.</param>
public sealed record TownshipsModel(
    PageQuery Query, long Total, IReadOnlyList<string> Places, IReadOnlyList<ProvinceTownships> Provinces, string? Next);

/// <summary>A province's townships on one page.</summary>
public sealed record ProvinceTownships(string Name, string Code, IReadOnlyList<TownshipSummary> Townships);
