using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/findings</c> and <c>/findings/{id}</c>.</summary>
public sealed class FindingEndpoints(ObservationIndex index, ReferenceData reference)
{
    public static Route ListRoute { get; } = new(
        "Findings",
        "/findings",
        new("核查结果：各数是否相符", "Findings: which figures agree and which do not"),
        [
            CommonParameters.TownshipId,
            CommonParameters.Within,
            CommonParameters.ReportId,
            new("kind", ParameterKind.Word, new("核查的种类。", "Kind of check.")) { IsList = true, Allowed = Codes<FindingKind>.All },
            new("verified", ParameterKind.Truth, new("各数是否相符。", "Whether the figures agree.")) { Allowed = ["true", "false"] },
            CommonParameters.AsOf,
            .. CommonParameters.OfLists,
        ]);

    public static Route OneRoute { get; } = new(
        "Finding", "/findings/{id}", new("一条核查结果", "One finding"), [CommonParameters.Lang]);

    public Answer List(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var query = request.Query;
        using var reader = index.Read();
        var filter = new FindingFilter
        {
            TownshipIds = query.TownshipIds(reader, reference),
            Within = query.Within(),
            ReportIds = query.ReportIds(reader),
            Kinds = query.Codes<FindingKind>("kind").ToValueList(),
            Verified = query.Truth("verified"),
        };
        var page = PageRequest.Read(request);
        var point = query.PointIn(reader, page.Cursor);
        return ListAnswer.Of(request, point, page.MediaType, MakePage, page.Bom);

        Page<IndexedFinding> MakePage()
        {
            (string, int, int)? after = Keys.TryParseRecordId(page.LastId, out var last)
                ? (last.Report.ToString(), last.Revision, last.Sequence) : null;
            var rows = reader.Findings(filter, point, after, page.Limit + 1);
            return page.Of(FindingFields.All, rows, reader.CountFindings(filter, point), point,
                row => row.Revision.FindingId(row.Finding.Sequence));
        }
    }

    public Answer One(ApiRequest request, string id)
    {
        ArgumentNullException.ThrowIfNull(request);
        Format.RequireJson(request);
        using var reader = index.Read();
        var finding = Keys.TryParseRecordId(id, out var record) && record.Kind == RecordKind.Finding
            ? reader.Finding(record.Report.ToString(), record.Revision, record.Sequence)
            : null;
        if (finding is null) throw new ProblemException(Problems.NotFound("finding", id));
        ReportEndpoints.RequireVisible(reader, finding.Revision.ReportId);
        return ListAnswer.Single(request, reader.Head, json => JsonRecords.Write(json, FindingFields.All, finding));
    }
}
