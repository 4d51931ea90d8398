using Microsoft.AspNetCore.Http;
using OpenData.Api.Endpoints;

namespace OpenData.Api;

/// <summary>Every route of the API.</summary>
public static class Routes
{
    public static IReadOnlyList<Route> All { get; } =
    [
        ServiceEndpoints.DocumentRoute,
        ServiceEndpoints.HealthRoute,
        ObservationEndpoints.ListRoute,
        AggregateEndpoints.Route,
        ExportEndpoints.Route,
        ObservationEndpoints.OneRoute,
        IndicatorEndpoints.ListRoute,
        IndicatorEndpoints.OneRoute,
        TownshipEndpoints.ListRoute,
        TownshipEndpoints.OneRoute,
        ReportEndpoints.ListRoute,
        ReportEndpoints.OneRoute,
        WithdrawalEndpoints.Route,
        ReportEndpoints.RevisionRoute,
        TextEndpoints.Route,
        FindingEndpoints.ListRoute,
        FindingEndpoints.OneRoute,
        CommitEndpoints.Route,
        BulkEndpoints.ListRoute,
        BulkEndpoints.FileRoute,
        BulkEndpoints.ReleaseFileRoute,
        UploadEndpoints.ListRoute,
        UploadEndpoints.OneRoute,
        UploadEndpoints.SendRoute,
        DraftEndpoints.Route,
        MetadataEndpoints.CatalogRoute,
        MetadataEndpoints.DataPackageRoute,
        MetadataEndpoints.OpenApiRoute,
    ];

    /// <summary>The methods that a template knows, as the header <c>Allow</c> lists them.</summary>
    public static string MethodsAt(string template) =>
        string.Join(", ", All.Where(route => route.Template == template).SelectMany(route => route.Methods).Append(HttpMethods.Options));
}
