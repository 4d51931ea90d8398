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
            .. CommonParameters.OfLists,
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
        var asked = ObservationQuestion.Read(query, reader, reference);
        var fields = ObservationParameters.ReadSelect(query);
        var facets = Facets.Read(query);
        var mediaType = Format.Of(request, Format.OfLists);
        var bom = CommonParameters.ReadBom(query, mediaType);
        query.ThrowIfWrong();

        var point = asked.Locate();
        return ListAnswer.Of(request, point, mediaType, MakePage, bom);

        Page<IndexedObservation> MakePage()
        {
            var rows = asked.Ask();
            return new Page<IndexedObservation>(fields, rows.Rows, rows.Total, asked.Limit, point)
            {
                Next = rows.Next is null ? null : request.AddressWith(("cursor", rows.Next)),
                Export = request.AddressOf(ExportEndpoints.Route.Template) + request.Query.With(
                    ("cursor", null), ("limit", null), ("facet", null), ("format", null), ("bom", null)),
                Facets = facets.Count == 0
                    ? null
                    : json => Facets.Write(json, facets, reader, asked.Filter, point, reference, request.Language),
            };
        }
    }

    public Answer One(ApiRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        Format.RequireJson(request);
        using var reader = index.Read();
        var observation = Keys.TryParseRecordId(id, out var record) && record.Kind == RecordKind.Observation
            ? reader.Observation(record.Report.ToString(), record.Revision, record.Sequence)
            : null;
        if (observation is null) throw new ProblemException(Problems.NotFound("observation", id));
        ReportEndpoints.RequireVisible(reader, observation.Revision.ReportId);
        return ListAnswer.Single(request, reader.Head, json => JsonRecords.Write(json, ObservationFields.All, observation));
    }
}
