using Azure.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Storage;

namespace OpenData.Cli;

/// <summary>The storage that a command works on, with everything that reads and writes it.</summary>
internal sealed class StorageSession : IAsyncDisposable
{
    private const string Emulator = "UseDevelopmentStorage=true";

    /// <summary>A person waits: whether the storage is there at all has to be known within seconds.</summary>
    private static readonly TimeSpan PatienceOfAPerson = TimeSpan.FromSeconds(5);

    private readonly ServiceProvider services;

    private StorageSession(StorageConnection connection) =>
        services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(connection)
            .AddSingleton<ReportReading>(ReportReader.Read)
            .AddOpenDataStorage()
            .BuildServiceProvider();

    /// <param name="connectionString">As given; otherwise the environment's <see cref="StorageConnection.Setting"/>, otherwise the emulator on its usual ports.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public static async Task<StorageSession> OpenAsync(string? connectionString, CancellationToken cancellationToken)
    {
        var environment = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        if (connectionString is null && environment.GetSection(StorageConnection.Setting).Exists() is false) connectionString = Emulator;
        connectionString ??= environment[StorageConnection.Setting];
        if (connectionString is not null) await AskOnceAsync(connectionString, cancellationToken);
        var session = new StorageSession(connectionString is null ? StorageConnection.From(environment) : StorageConnection.From(connectionString));
        await session.Get<StorageSetup>().EnsureAsync(cancellationToken);
        return session;
    }

    /// <summary>One of the services that <see cref="StorageRegistration"/> knows.</summary>
    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private static async Task AskOnceAsync(string connectionString, CancellationToken cancellationToken)
    {
        try
        {
            await StorageConnection.From(connectionString, configure: InAHurry).Uploads.ExistsAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException)
        {
            throw new CommandFailure(new("存储的连接字符串有误。", "This is no connection string of a storage account."));
        }
    }

    private static void InAHurry(ClientOptions options)
    {
        options.Retry.MaxRetries = 1;
        options.Retry.NetworkTimeout = PatienceOfAPerson;
    }
}
