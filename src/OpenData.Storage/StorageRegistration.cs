using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenData.Storage.Exports;
using OpenData.Storage.Publishing;
using OpenData.Storage.UploadKeys;

namespace OpenData.Storage;

/// <summary>What an app registers to read and write the storage.</summary>
public static class StorageRegistration
{
    /// <summary>The stores and the publishing on the storage that the setting <see cref="StorageConnection.Setting"/> names.</summary>
    /// <remarks>The app adds its <see cref="OpenData.Observations.ReportReading"/>; publishing needs one, reading does not.</remarks>
    public static IServiceCollection AddOpenDataStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider => StorageConnection.From(provider.GetRequiredService<IConfiguration>()));
        services.TryAddSingleton<Telemetry>();
        return services
            .AddSingleton<StorageSetup>()
            .AddSingleton<UploadStore>()
            .AddSingleton<ReportStore>()
            .AddSingleton<ObservationStore>()
            .AddSingleton<TextStore>()
            .AddSingleton<CommitLog>()
            .AddSingleton<IngestionLog>()
            .AddSingleton<UploadKeyStore>()
            .AddSingleton<UploadIntake>()
            .AddSingleton<ExportStore>()
            .AddSingleton<Completion>()
            .AddSingleton<IngestionTelemetry>()
            .AddSingleton<Publisher>()
            .AddSingleton<Withdrawal>()
            .AddSingleton<FailureRecorder>()
            .AddSingleton<CommitRepair>()
            .AddSingleton<UploadRepair>()
            .AddSingleton<AttemptSweep>()
            .AddSingleton<Reconciler>();
    }
}
