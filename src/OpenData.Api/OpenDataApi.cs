using Microsoft.AspNetCore.Http;
using OpenData.Api.Endpoints;
using OpenData.Api.Http;

namespace OpenData.Api;

/// <summary>The API, one method for each route: takes a request, gives the answer. Never throws for what the caller did.</summary>
public sealed class OpenDataApi(
    Gate gate,
    ServiceEndpoints service,
    ObservationEndpoints observations,
    AggregateEndpoints aggregates,
    ExportEndpoints exports,
    IndicatorEndpoints indicators,
    TownshipEndpoints townships,
    ReportEndpoints reports,
    TextEndpoints texts,
    FindingEndpoints findings,
    CommitEndpoints commits,
    BulkEndpoints bulk,
    MetadataEndpoints metadata,
    UploadEndpoints uploads,
    WithdrawalEndpoints withdrawals,
    DraftEndpoints drafts)
{
    public Task<IResult> ServiceAsync(HttpContext context) => gate.AnswerAsync(context, ServiceEndpoints.DocumentRoute, service.Document);

    public Task<IResult> HealthAsync(HttpContext context) => gate.AnswerAsync(context, ServiceEndpoints.HealthRoute, service.HealthAsync);

    public Task<IResult> ObservationsAsync(HttpContext context) =>
        gate.AnswerAsync(context, ObservationEndpoints.ListRoute, observations.List);

    public Task<IResult> AggregateAsync(HttpContext context) => gate.AnswerAsync(context, AggregateEndpoints.Route, aggregates.Aggregate);

    public Task<IResult> ExportAsync(HttpContext context) => gate.AnswerAsync(context, ExportEndpoints.Route, exports.Export);

    public Task<IResult> ObservationAsync(HttpContext context, string id) =>
        gate.AnswerAsync(context, ObservationEndpoints.OneRoute, request => observations.One(request, id));

    public Task<IResult> IndicatorsAsync(HttpContext context) => gate.AnswerAsync(context, IndicatorEndpoints.ListRoute, indicators.List);

    public Task<IResult> IndicatorAsync(HttpContext context, string id) =>
        gate.AnswerAsync(context, IndicatorEndpoints.OneRoute, request => indicators.One(request, id));

    public Task<IResult> TownshipsAsync(HttpContext context) => gate.AnswerAsync(context, TownshipEndpoints.ListRoute, townships.List);

    public Task<IResult> TownshipAsync(HttpContext context, string id) =>
        gate.AnswerAsync(context, TownshipEndpoints.OneRoute, request => townships.One(request, id));

    public Task<IResult> ReportsAsync(HttpContext context) => gate.AnswerAsync(context, ReportEndpoints.ListRoute, reports.List);

    public Task<IResult> ReportAsync(HttpContext context, string id) =>
        gate.AnswerAsync(context, ReportEndpoints.OneRoute, request => reports.One(request, id));

    public Task<IResult> RevisionAsync(HttpContext context, string id, string number) =>
        gate.AnswerAsync(context, ReportEndpoints.RevisionRoute, request => reports.Revision(request, id, number));

    public Task<IResult> RevisionTextAsync(HttpContext context, string id, string number) =>
        gate.AnswerAsync(context, TextEndpoints.Route, request => texts.TextAsync(request, id, number));

    public Task<IResult> FindingsAsync(HttpContext context) => gate.AnswerAsync(context, FindingEndpoints.ListRoute, findings.List);

    public Task<IResult> FindingAsync(HttpContext context, string id) =>
        gate.AnswerAsync(context, FindingEndpoints.OneRoute, request => findings.One(request, id));

    public Task<IResult> CommitsAsync(HttpContext context) => gate.AnswerAsync(context, CommitEndpoints.Route, commits.List);

    public Task<IResult> WithdrawAsync(HttpContext context, string id) =>
        gate.AnswerAsync(context, WithdrawalEndpoints.Route, request => withdrawals.WithdrawAsync(request, id));

    public Task<IResult> UploadsAsync(HttpContext context, string township) =>
        gate.AnswerAsync(context, UploadEndpoints.ListRoute, request => uploads.ListAsync(request, township));

    public Task<IResult> UploadAsync(HttpContext context, string township, string name) =>
        gate.AnswerAsync(context, UploadEndpoints.OneRoute, request => uploads.OneAsync(request, township, name));

    public Task<IResult> SendUploadAsync(HttpContext context, string township, string name) =>
        gate.AnswerAsync(context, UploadEndpoints.SendRoute, request => uploads.SendAsync(request, township, name));

    public Task<IResult> ReadDraftAsync(HttpContext context) => gate.AnswerAsync(context, DraftEndpoints.Route, drafts.ReadAsync);

    public Task<IResult> ExportsAsync(HttpContext context) => gate.AnswerAsync(context, BulkEndpoints.ListRoute, bulk.ListAsync);

    public Task<IResult> ExportFileAsync(HttpContext context, string file) =>
        gate.AnswerAsync(context, BulkEndpoints.FileRoute, request => bulk.FileAsync(request, file));

    public Task<IResult> ReleaseFileAsync(HttpContext context, string release, string file) =>
        gate.AnswerAsync(context, BulkEndpoints.ReleaseFileRoute, request => bulk.ReleaseFileAsync(request, release, file));

    public Task<IResult> CatalogAsync(HttpContext context) => gate.AnswerAsync(context, MetadataEndpoints.CatalogRoute, metadata.CatalogOf);

    public Task<IResult> DataPackageAsync(HttpContext context) =>
        gate.AnswerAsync(context, MetadataEndpoints.DataPackageRoute, metadata.DataPackageOf);

    public Task<IResult> OpenApiAsync(HttpContext context) =>
        gate.AnswerAsync(context, MetadataEndpoints.OpenApiRoute, MetadataEndpoints.OpenApiOf);

    /// <summary>For everything below the base that is no route.</summary>
    public Task<IResult> UnknownAsync(HttpContext context) => gate.AnswerUnknownAsync(context);
}
