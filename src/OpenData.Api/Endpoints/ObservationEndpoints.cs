using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/observations</c> and <c>/observations/{id}</c>.</summary>
public sealed class ObservationEndpoints(ObservationIndex index, ReferenceData reference)
{
    public static Route ListRoute { get; } = new(
        "Observations",
        "/observations",
        new("观测列表：按条件查询", "Observations, filtered and sorted"),
        [
            .. ObservationParameters.Filters,
            ObservationParameters.Select,
            ObservationParameters.Sort,
            Facets.Parameter,
            CommonParameters.Limit,
            CommonParameters.Cursor,
            CommonParameters.Format(Format.OfLists),
            CommonParameters.Bom,
            CommonParameters.Lang,
        ]);

    public static Route OneRoute { get; } = new(
        "Observation",
        "/observations/{id}",
        new("一条观测，包括已被取代的", "One observation, superseded ones included"),
        [CommonParameters.Lang]);

    public Answer List(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        using var reader = index.Read();
        var filter = ObservationParameters.ReadFilter(query, reader, reference);
        var sort = ObservationParameters.ReadSort(query);
        var fields = ObservationParameters.ReadSelect(query);
        var facets = Facets.Read(query);
        var limit = query.Whole("limit", 1, Limits.LargestPage) ?? Limits.DefaultPage;
        var mediaType = Format.Of(request, Format.OfLists);
        var bom = CommonParameters.ReadBom(query, mediaType);
        query.Time(CommonParameters.AsOf.Name);
        query.ThrowIfWrong();

        var question = QuestionOf(request);
        var cursor = Cursor.Read(query, question);
        var point = query.PointIn(reader, cursor);
        return ListAnswer.Of(request, point, mediaType, MakePage, bom);

        Page<IndexedObservation> MakePage()
        {
            var total = reader.CountObservations(filter, point);
            var rows = RowsBehind(cursor, query, after => reader.Observations(filter, point, sort, after, limit + 1).ToList());
            var isLast = rows.Count <= limit;
            if (!isLast) rows.RemoveAt(limit);
            var next = isLast ? null : NextCursor(point, rows[^1].Position).Write(question);
            return new Page<IndexedObservation>(fields, rows, total, limit, point)
            {
                Next = next is null ? null : request.AddressWith(("cursor", next)),
                Export = request.AddressOf(ExportEndpoints.Route.Template) + request.Query.With(
                    ("cursor", null), ("limit", null), ("facet", null), ("format", null), ("bom", null)),
                Facets = facets.Count == 0 ? null : json => Facets.Write(json, facets, reader, filter, point, reference, request.Language),
            };
        }
    }

    public Answer One(ApiRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Query.ThrowIfWrong();
        Format.Of(request, "json");
        using var reader = index.Read();
        var observation = Keys.TryParseRecordId(id, out var record) && record.Kind == RecordKind.Observation
            ? reader.Observation(record.Report.ToString(), record.Revision, record.Sequence)
            : null;
        if (observation is null) throw new ProblemException(Problems.NotFound("observation", id));
        if (reader.WithdrawalOf(observation.Revision.ReportId, reader.Head) is { } withdrawal)
            throw new ProblemException(Problems.Withdrawn(observation.Revision.ReportId, withdrawal));
        return ListAnswer.Single(request, reader.Head, json => JsonRecords.Write(json, ObservationFields.All, observation));
    }

    /// <summary>What has to stay the same from page to page.</summary>
    private static string QuestionOf(ApiRequest request) =>
        request.Route.Name + '\n' + request.Query.CanonicalWithout("cursor", "limit", "lang", "format", "select", "bom", "facet");

    private static Cursor NextCursor(IndexPoint point, ObservationPosition last) =>
        new(point.State, [last.ReportId, (long)last.Revision, (long)last.Sequence, .. last.Values]);

    private static List<IndexedObservation> RowsBehind(
        Cursor? cursor, Query query, Func<ObservationPosition?, List<IndexedObservation>> ask)
    {
        if (cursor is null) return ask(null);
        if (cursor.Values is not [string report, long revision, long sequence, ..]) throw Cursor.Expired(query);
        try
        {
            return ask(new ObservationPosition(report, (int)revision, (int)sequence, [.. cursor.Values.Skip(3)]));
        }
        catch (ArgumentException)
        {
            // The index has been made anew and does not have that row.
            throw Cursor.Expired(query);
        }
    }
}
