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
        ReportEndpoints.RevisionRoute,
        TextEndpoints.Route,
        FindingEndpoints.ListRoute,
        FindingEndpoints.OneRoute,
        CommitEndpoints.Route,
        BulkEndpoints.ListRoute,
        BulkEndpoints.FileRoute,
        BulkEndpoints.ReleaseFileRoute,
        MetadataEndpoints.CatalogRoute,
        MetadataEndpoints.DataPackageRoute,
        MetadataEndpoints.OpenApiRoute,
    ];
}
