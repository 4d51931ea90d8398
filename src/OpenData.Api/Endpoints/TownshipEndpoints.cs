using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/townships</c> and <c>/townships/{id}</c>.</summary>
public sealed class TownshipEndpoints(ObservationIndex index, ReferenceData reference)
{
    public static Route ListRoute { get; } = new(
        "Townships",
        "/townships",
        new("已公开报告的乡镇", "Townships that have published"),
        [
            CommonParameters.TownshipId,
            CommonParameters.Within,
            new("q", ParameterKind.Text,
                new("在各级名称中查找，空格分隔的词须全部出现。", "Searches the names of township, county, prefecture and province; all words must occur.")),
            CommonParameters.AsOf,
            .. CommonParameters.OfLists,
        ]);

    public static Route OneRoute { get; } = new("Township", "/townships/{id}", new("一个乡镇", "One township"), [CommonParameters.Lang]);

    public Answer List(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        using var reader = index.Read();
        var (ids, within, words) = (query.TownshipIds(reader, reference), query.Within(), query.SearchWords("q").ToValueList());
        var page = PageRequest.Read(request);
        var point = query.PointIn(reader, page.Cursor);
        return ListAnswer.Of(request, point, page.MediaType, MakePage, page.Bom);

        Page<TownshipSummary> MakePage()
        {
            var rows = reader.Townships(point, ids, within, words, page.LastId, page.Limit + 1);
            return page.Of(TownshipFields.All, rows, reader.CountTownships(point, ids, within, words), point, last => last.Township.Id);
        }
    }

    public Answer One(ApiRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        Format.RequireJson(request);
        using var reader = index.Read();
        var found = reader.Townships(reader.Head, [id], [], [], after: null, limit: 1) is [var published] ? published : null;
        if (found is null && Observations.ReportId.IsTownshipId(id) && reference.FindTownship(id) is { } registered)
        {
            found = new TownshipSummary(registered, 0, 0, 0, null, null, null);
        }

        if (found is null) throw new ProblemException(Problems.NotFound("township", id));
        return ListAnswer.Single(request, reader.Head, json => JsonRecords.Write(json, TownshipFields.All, found));
    }
}
