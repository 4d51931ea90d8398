using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>The parameters of lists that are paged by an id.</summary>
internal sealed class PageRequest
{
    private readonly ApiRequest request;
    private readonly string question;

    private PageRequest(ApiRequest request, string question)
    {
        this.request = request;
        this.question = question;
    }

    public required int Limit { get; init; }

    public required string MediaType { get; init; }

    public required bool Bom { get; init; }

    public required Cursor? Cursor { get; init; }

    /// <summary>The id at the end of the page before; null on the first one.</summary>
    public string? LastId => Cursor?.Values is [string id] ? id : null;

    /// <summary>Reads them; to be called when all other parameters have been read.</summary>
    /// <exception cref="ProblemException">Something was wrong with these or the others.</exception>
    public static PageRequest Read(ApiRequest request)
    {
        var query = request.Query;
        var limit = query.Whole("limit", 1, Limits.LargestPage) ?? Limits.DefaultPage;
        var mediaType = Format.Of(request, Format.OfLists);
        var bom = CommonParameters.ReadBom(query, mediaType);
        query.Time(CommonParameters.AsOf.Name);
        query.ThrowIfWrong();
        var asked = request.Route.Name + '\n' + query.CanonicalWithout("cursor", "limit", "lang", "format", "bom");
        return new PageRequest(request, asked) { Limit = limit, MediaType = mediaType, Bom = bom, Cursor = Cursor.Read(query, asked) };
    }

    /// <summary>The page made of up to one row more than wanted.</summary>
    public Page<T> Of<T>(IReadOnlyList<Field<T>> fields, IReadOnlyList<T> rows, long total, IndexPoint point, Func<T, string> idOf)
    {
        var isLast = rows.Count <= Limit;
        IReadOnlyList<T> shown = isLast ? rows : [.. rows.Take(Limit)];
        var next = isLast ? null : new Cursor(point.State, [idOf(shown[^1])]).Write(question);
        return new Page<T>(fields, shown, total, Limit, point) { Next = next is null ? null : request.AddressWith(("cursor", next)) };
    }
}
