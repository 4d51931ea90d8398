using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenData.Api;

namespace OpenData.Functions;

/// <summary>The routes of the API. Methods that a route does not know come in too, so that the API refuses them in its own words.</summary>
public sealed class ApiFunctions(OpenDataApi api)
{
    [Function("ApiService")]
    public Task<IResult> Service(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1")] HttpRequest request) =>
        api.ServiceAsync(request.HttpContext);

    [Function("ApiHealth")]
    public Task<IResult> Health(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/health")] HttpRequest request) =>
        api.HealthAsync(request.HttpContext);

    [Function("ApiObservations")]
    public Task<IResult> Observations(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/observations")] HttpRequest request) =>
        api.ObservationsAsync(request.HttpContext);

    [Function("ApiAggregate")]
    public Task<IResult> Aggregate(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/observations/aggregate")] HttpRequest request) =>
        api.AggregateAsync(request.HttpContext);

    [Function("ApiExport")]
    public Task<IResult> Export(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/observations/export")] HttpRequest request) =>
        api.ExportAsync(request.HttpContext);

    [Function("ApiObservation")]
    public Task<IResult> Observation(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/observations/{id}")] HttpRequest request,
        string id) =>
        api.ObservationAsync(request.HttpContext, id);

    [Function("ApiIndicators")]
    public Task<IResult> Indicators(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/indicators")] HttpRequest request) =>
        api.IndicatorsAsync(request.HttpContext);

    [Function("ApiIndicator")]
    public Task<IResult> Indicator(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/indicators/{id}")] HttpRequest request,
        string id) =>
        api.IndicatorAsync(request.HttpContext, id);

    [Function("ApiTownships")]
    public Task<IResult> Townships(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/townships")] HttpRequest request) =>
        api.TownshipsAsync(request.HttpContext);

    [Function("ApiTownship")]
    public Task<IResult> Township(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/townships/{id}")] HttpRequest request,
        string id) =>
        api.TownshipAsync(request.HttpContext, id);

    [Function("ApiReports")]
    public Task<IResult> Reports(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/reports")] HttpRequest request) =>
        api.ReportsAsync(request.HttpContext);

    [Function("ApiReport")]
    public Task<IResult> Report(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch",
                Route = "api/v1/reports/{id}")] HttpRequest request,
        string id) =>
        api.ReportAsync(request.HttpContext, id);

    [Function("ApiWithdraw")]
    public Task<IResult> Withdraw(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/v1/reports/{id}")] HttpRequest request, string id) =>
        api.WithdrawAsync(request.HttpContext, id);

    [Function("ApiRevision")]
    public Task<IResult> Revision(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/reports/{id}/revisions/{n}")] HttpRequest request,
        string id,
        string n) =>
        api.RevisionAsync(request.HttpContext, id, n);

    [Function("ApiRevisionText")]
    public Task<IResult> RevisionText(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/reports/{id}/revisions/{n}/text")] HttpRequest request,
        string id,
        string n) =>
        api.RevisionTextAsync(request.HttpContext, id, n);

    [Function("ApiFindings")]
    public Task<IResult> Findings(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/findings")] HttpRequest request) =>
        api.FindingsAsync(request.HttpContext);

    [Function("ApiFinding")]
    public Task<IResult> Finding(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/findings/{id}")] HttpRequest request,
        string id) =>
        api.FindingAsync(request.HttpContext, id);

    [Function("ApiCommits")]
    public Task<IResult> Commits(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/commits")] HttpRequest request) =>
        api.CommitsAsync(request.HttpContext);

    [Function("ApiUploads")]
    public Task<IResult> Uploads(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/uploads/{township}")] HttpRequest request,
        string township) =>
        api.UploadsAsync(request.HttpContext, township);

    [Function("ApiUpload")]
    public Task<IResult> Upload(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "patch", "delete",
                Route = "api/v1/uploads/{township}/{name}")] HttpRequest request,
        string township,
        string name) =>
        api.UploadAsync(request.HttpContext, township, name);

    [Function("ApiSendUpload")]
    public Task<IResult> SendUpload(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/v1/uploads/{township}/{name}")] HttpRequest request,
        string township,
        string name) =>
        api.SendUploadAsync(request.HttpContext, township, name);

    [Function("ApiReadings")]
    public Task<IResult> Readings(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/readings")] HttpRequest request) =>
        api.ReadDraftAsync(request.HttpContext);

    [Function("ApiCatalog")]
    public Task<IResult> Catalog(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/catalog")] HttpRequest request) =>
        api.CatalogAsync(request.HttpContext);

    [Function("ApiDataPackage")]
    public Task<IResult> DataPackage(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/datapackage.json")] HttpRequest request) =>
        api.DataPackageAsync(request.HttpContext);

    [Function("ApiOpenApi")]
    public Task<IResult> OpenApi(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/openapi.json")] HttpRequest request) =>
        api.OpenApiAsync(request.HttpContext);

    [Function("ApiUnknown")]
    public Task<IResult> Unknown(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "options", "post", "put", "patch", "delete",
                Route = "api/v1/{*rest}")] HttpRequest request) =>
        api.UnknownAsync(request.HttpContext);
}
