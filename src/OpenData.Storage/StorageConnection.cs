using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace OpenData.Storage;

/// <summary>The one place that makes clients of Blob and Table storage, and the names of what lies in them.</summary>
public sealed class StorageConnection
{
    /// <summary>
    /// The setting: a connection string, or a section with <c>blobServiceUri</c> and <c>tableServiceUri</c> for an identity, the way the
    /// Functions host spells it: <c>credential</c> is <c>managedidentity</c>, <c>clientId</c> names a user-assigned one; without
    /// <c>credential</c> it is whoever is signed in on the machine.
    /// </summary>
    public const string Setting = "OpenDataStorage";

    private readonly string prefix;

    /// <param name="blobs">The account's blob service.</param>
    /// <param name="tables">The account's table service.</param>
    /// <param name="prefix">Begins the name of every container and table: lower-case letters, or nothing.</param>
    public StorageConnection(BlobServiceClient blobs, TableServiceClient tables, string prefix = "")
    {
        Blobs = blobs;
        Tables = tables;
        this.prefix = prefix;
    }

    public BlobServiceClient Blobs { get; }

    public TableServiceClient Tables { get; }

    /// <summary>What people sent, as <c>{township_id}/{file}</c>; the program only adds to it, at the front door.</summary>
    public BlobContainerClient Uploads => Blobs.GetBlobContainerClient(prefix + "uploads");

    /// <summary>The text of each revision, as read.</summary>
    public BlobContainerClient Texts => Blobs.GetBlobContainerClient(prefix + "texts");

    /// <summary>Files for bulk download.</summary>
    public BlobContainerClient Exports => Blobs.GetBlobContainerClient(prefix + "exports");

    /// <summary>The latest snapshot of the SQLite index, and what the operators' pages show.</summary>
    public BlobContainerClient Index => Blobs.GetBlobContainerClient(prefix + "index");

    public TableClient Reports => Tables.GetTableClient(prefix + "Reports");

    public TableClient Observations => Tables.GetTableClient(prefix + "Observations");

    public TableClient Commits => Tables.GetTableClient(prefix + "Commits");

    public TableClient Ingestions => Tables.GetTableClient(prefix + "Ingestions");

    public TableClient Publishers => Tables.GetTableClient(prefix + "Publishers");

    public IReadOnlyList<BlobContainerClient> AllContainers => [Uploads, Texts, Exports, Index];

    public IReadOnlyList<TableClient> AllTables => [Reports, Observations, Commits, Ingestions, Publishers];

    /// <exception cref="InvalidOperationException">Nothing says where the storage is.</exception>
    public static StorageConnection From(IConfiguration configuration) =>
        (configuration.GetConnectionString(Setting) ?? configuration[Setting]) is { Length: > 0 } connectionString
            ? From(connectionString)
            : From(configuration.GetSection(Setting));

    /// <param name="connectionString">As the portal shows it, or <c>UseDevelopmentStorage=true</c>.</param>
    /// <param name="prefix">See the constructor.</param>
    /// <param name="configure">Changes both clients' options last, such as their transport.</param>
    public static StorageConnection From(string connectionString, string prefix = "", Action<ClientOptions>? configure = null) =>
        new(
            new BlobServiceClient(connectionString, Patient(new BlobClientOptions(), configure)),
            new TableServiceClient(connectionString, Patient(new TableClientOptions(), configure)),
            prefix);

    private static StorageConnection From(IConfigurationSection section)
    {
        var credential = CredentialIn(section);
        return new StorageConnection(
            new BlobServiceClient(Address("blobServiceUri"), credential, Patient(new BlobClientOptions(), null)),
            new TableServiceClient(Address("tableServiceUri"), credential, Patient(new TableClientOptions(), null)));

        Uri Address(string name) => section[name] is { Length: > 0 } address
            ? new Uri(address)
            : throw new InvalidOperationException(
                $"Set {Setting} to a connection string, or {Setting}__{name} to the address of the service.");
    }

    private static TokenCredential CredentialIn(IConfigurationSection section)
    {
        var clientId = section["clientId"];
        if (!string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase))
            return new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
        return new ManagedIdentityCredential(
            clientId is { Length: > 0 } ? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned);
    }

    /// <summary>Rides out a restart of the service or a minute of throttling before anyone has to know.</summary>
    private static T Patient<T>(T options, Action<ClientOptions>? configure)
        where T : ClientOptions
    {
        options.Retry.Mode = RetryMode.Exponential;
        options.Retry.MaxRetries = 6;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(10);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(60);
        configure?.Invoke(options);
        return options;
    }
}
