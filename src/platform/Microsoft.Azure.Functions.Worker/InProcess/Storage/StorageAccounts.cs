using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.InProcess.Queues;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.InProcess.Storage;

/// <summary>
/// Finds the storage account behind the name of a connection: a setting with a connection string, or a group of settings
/// (<c>OpenDataStorage__blobServiceUri</c>, <c>__queueServiceUri</c> or <c>__accountName</c>, with <c>__credential</c>,
/// <c>__clientId</c>, <c>__tenantId</c>, <c>__clientSecret</c>) for an identity.
/// </summary>
internal sealed class StorageAccounts(IConfiguration configuration)
{
    /// <summary>The host's own account: receipts, the state of timers, locks.</summary>
    public const string HostConnection = "AzureWebJobsStorage";

    /// <exception cref="InvalidOperationException">No setting says which account it is.</exception>
    public BlobServiceClient Blobs(string? connection, string usedBy)
    {
        var section = Find(connection ?? HostConnection, usedBy);
        return section.Value is { Length: > 0 } text
            ? new BlobServiceClient(StorageConnectionString.Parse(text, section.Path).ForBlobs)
            : new BlobServiceClient(ServiceUri(section, "blob", usedBy), Credential(section));
    }

    /// <exception cref="InvalidOperationException">No setting says which account it is.</exception>
    public StorageQueue Queue(string? connection, string queueName, string usedBy)
    {
        var section = Find(connection ?? HostConnection, usedBy);
        if (section.Value is { Length: > 0 } text)
        {
            var parsed = StorageConnectionString.Parse(text, section.Path);
            return StorageQueue.Create(parsed.QueueEndpoint, queueName, new SharedKeyPolicy(parsed.AccountName, parsed.AccountKey));
        }

        return StorageQueue.Create(ServiceUri(section, "queue", usedBy), queueName, Credential(section));
    }

    /// <summary>The published host looks for the name with <c>AzureWebJobs</c> before it, then for the bare name; connection strings first.</summary>
    private IConfigurationSection Find(string connection, string usedBy)
    {
        string[] names = [$"AzureWebJobs{connection}", connection];
        var sections = names.SelectMany(name => new[] { configuration.GetSection($"ConnectionStrings:{name}"), configuration.GetSection(name) });
        return sections.FirstOrDefault(section => section.Value is { Length: > 0 } || section.GetChildren().Any())
            ?? throw new InvalidOperationException(
                $"{usedBy} needs a storage account, and no setting says which: set '{connection}' to a connection string " +
                $"(locally: UseDevelopmentStorage=true), or '{connection}__blobServiceUri' and '{connection}__queueServiceUri' for an identity.");
    }

    private static Uri ServiceUri(IConfigurationSection section, string service, string usedBy)
    {
        if (section[$"{service}ServiceUri"] is { } uri)
        {
            return new Uri(uri, UriKind.Absolute);
        }

        return section["accountName"] is { } account
            ? new Uri($"https://{account}.{service}.core.windows.net")
            : throw new InvalidOperationException(
                $"{usedBy} needs '{section.Path}__{service}ServiceUri' (or '{section.Path}__accountName'), which has no value.");
    }

    private static TokenCredential Credential(IConfigurationSection section)
    {
        var clientId = section["clientId"];
        if (string.Equals(section["credential"], "managedidentity", StringComparison.OrdinalIgnoreCase))
        {
            return new ManagedIdentityCredential(
                clientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(clientId));
        }

        return section["tenantId"] is { } tenant && clientId is not null && section["clientSecret"] is { } secret
            ? new ClientSecretCredential(tenant, clientId, secret)
            : new DefaultAzureCredential(new DefaultAzureCredentialOptions { ManagedIdentityClientId = clientId });
    }
}
