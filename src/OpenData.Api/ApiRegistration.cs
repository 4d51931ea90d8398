using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenData.Api.Endpoints;
using OpenData.Api.Exports;
using OpenData.Api.Http;
using OpenData.Api.Uploads;
using OpenData.Storage.Index;

namespace OpenData.Api;

/// <summary>The services of the API.</summary>
public static class ApiRegistration
{
    /// <summary>Adds the API with its index; the stores of OpenData.Storage and the app's reader have to be registered too.</summary>
    public static IServiceCollection AddOpenDataApi(this IServiceCollection services, ReferenceData reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        services.TryAddSingleton(TimeProvider.System);
        services.AddObservationIndex(reference.Plain);
        services.AddSingleton(reference);
        services.AddSingleton(provider => ApiSettings.From(provider.GetRequiredService<IConfiguration>()));
        services.AddSingleton<ClientLimiter>();
        services.AddSingleton<AnswerCache>();
        services.AddSingleton<RequestTelemetry>();
        services.AddSingleton<Gate>();
        services.AddSingleton<ServiceEndpoints>();
        services.AddSingleton<ObservationEndpoints>();
        services.AddSingleton<AggregateEndpoints>();
        services.AddSingleton<ExportEndpoints>();
        services.AddSingleton<IndicatorEndpoints>();
        services.AddSingleton<TownshipEndpoints>();
        services.AddSingleton<ReportEndpoints>();
        services.AddSingleton<TextEndpoints>();
        services.AddSingleton<FindingEndpoints>();
        services.AddSingleton<CommitEndpoints>();
        services.AddSingleton<MetadataEndpoints>();
        services.AddSingleton<KeyHolders>();
        services.AddSingleton<UploadDesk>();
        services.AddSingleton<UploadEndpoints>();
        services.AddSingleton<WithdrawalEndpoints>();
        services.AddSingleton<DraftEndpoints>();
        services.AddSingleton<BulkEndpoints>();
        services.AddSingleton<ExportPublisher>();
        services.AddSingleton<OpenDataApi>();
        return services;
    }
}
