using System.Globalization;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/commits</c>: the change feed.</summary>
public sealed class CommitEndpoints(ObservationIndex index)
{
    public static Route Route { get; } = new(
        "Commits",
        "/commits",
        new("变更记录：何时公开、取代、撤回了什么，从早到晚", "Change feed: what was published, superseded and withdrawn when, oldest first"),
        [
            new("since", ParameterKind.Time, new("该时刻及以后的变更。", "Changes at that time or later.")),
            new("after", ParameterKind.Whole, new("generation 大于此数的变更。", "Changes with a greater generation.")),
            .. CommonParameters.OfLists,
        ]);

    public Answer List(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        using var reader = index.Read();
        var first = Math.Max(
            query.Time("since") is { } since ? reader.Before(since).Generation : 0,
            query.Whole("after", 0, int.MaxValue) ?? 0);
        var page = PageRequest.Read(request);
        var point = query.PointIn(reader, page.Cursor);
        return ListAnswer.Of(request, point, page.MediaType, MakePage, page.Bom);

        Page<CommitChange> MakePage()
        {
            var after = page.LastId is { } last ? long.Parse(last, CultureInfo.InvariantCulture) : first;
            var rows = reader.Commits(after, point, page.Limit + 1);
            var total = Math.Max(0, point.Generation - first);
            return page.Of(CommitFields.All, rows, total, point,
                change => change.Commit.Point.Generation.ToString(CultureInfo.InvariantCulture));
        }
    }
}
