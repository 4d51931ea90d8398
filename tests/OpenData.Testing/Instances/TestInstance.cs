using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Publishing;
using OpenData.Storage.UploadKeys;
using OpenData.Testing.Faults;

namespace OpenData.Testing.Instances;

/// <summary>One instance of the app on an Azurite, as far as storage goes: several on one prefix share their tables.</summary>
public sealed class TestInstance : IDisposable
{
    private readonly ServiceProvider services;

    /// <param name="azurite">Where the tables are.</param>
    /// <param name="prefix">Which tables, see <see cref="AzuriteServer.NewPrefix"/>.</param>
    /// <param name="reading">The reader; <see cref="SampleReader"/> where not given.</param>
    /// <param name="clock">The real one where not given.</param>
    /// <param name="faults">What befalls its requests; nothing where not given.</param>
    public TestInstance(
        AzuriteServer azurite, string prefix, ReportReading? reading = null, TimeProvider? clock = null, FaultPlan? faults = null)
    {
        services = new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Warnings).AddProvider(Log))
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(StorageConnection.From(azurite.ConnectionString, prefix, faults is null ? null : faults.Configure))
            .AddSingleton(reading ?? new SampleReader().Read)
            .AddOpenDataStorage()
            .BuildServiceProvider();
        Telemetry = new RecordedTelemetry(Get<Telemetry>());
    }

    public RecordedWarnings Warnings { get; } = new();

    public RecordedLog Log { get; } = new();

    public RecordedTelemetry Telemetry { get; }

    public StorageConnection Storage => Get<StorageConnection>();

    public StorageSetup Setup => Get<StorageSetup>();

    public UploadStore Uploads => Get<UploadStore>();

    public ReportStore Reports => Get<ReportStore>();

    public ObservationStore Observations => Get<ObservationStore>();

    public TextStore Texts => Get<TextStore>();

    public CommitLog Commits => Get<CommitLog>();

    public IngestionLog Ingestions => Get<IngestionLog>();

    public UploadIntake Intake => Get<UploadIntake>();

    public UploadKeyStore UploadKeys => Get<UploadKeyStore>();

    public Publisher Publisher => Get<Publisher>();

    public Withdrawal Withdrawal => Get<Withdrawal>();

    public FailureRecorder Failures => Get<FailureRecorder>();

    public Reconciler Reconciler => Get<Reconciler>();

    /// <summary>Puts a file where people put theirs, without telling anyone.</summary>
    public async Task<Upload> UploadAsync(string path, string text)
    {
        await Setup.EnsureAsync(CancellationToken.None);
        await Storage.Uploads.GetBlobClient(path).UploadAsync(BinaryData.FromString(text), overwrite: true);
        return await Uploads.FindAsync(path, CancellationToken.None) ?? throw new InvalidOperationException("The upload is not there.");
    }

    /// <summary>Puts a file there, and publishes it as the blob trigger would.</summary>
    public async Task<Ingestion> PublishAsync(string path, string text)
    {
        await UploadAsync(path, text);
        return await Publisher.PublishAsync(path, CancellationToken.None) ?? throw new InvalidOperationException("The upload is gone.");
    }

    public void Dispose()
    {
        Telemetry.Dispose();
        services.Dispose();
    }

    private T Get<T>()
        where T : notnull => services.GetRequiredService<T>();
}
