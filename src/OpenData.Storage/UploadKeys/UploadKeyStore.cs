using System.Net;
using System.Security.Cryptography;
using Azure;
using Azure.Data.Tables;
using Microsoft.Extensions.Logging;

namespace OpenData.Storage.UploadKeys;

/// <summary>The table <c>Publishers</c>: the keys with which townships upload. A key is shown once; only its salted hash is kept.</summary>
public sealed partial class UploadKeyStore(StorageConnection storage, StorageSetup setup, TimeProvider clock, ILogger<UploadKeyStore> logger)
{
    /// <summary>The most live keys of one township: the one in use, and the one that is to follow it.</summary>
    public const int MaxLive = 2;

    /// <summary>A use is written down unless one was within this time.</summary>
    public static readonly TimeSpan UseResolution = TimeSpan.FromMinutes(1);

    private const int SaltBytes = 16;

    /// <summary>Compared with where there is no such key, so that a wrong id takes as long as a wrong secret.</summary>
    private static readonly UploadKey NoKey = new()
    {
        TownshipId = "",
        Id = "",
        CreatedAt = default,
        RevokedAt = default(DateTimeOffset),
        Salt = new byte[SaltBytes],
        Hash = new byte[HMACSHA256.HashSizeInBytes],
    };

    private readonly TableClient table = storage.Publishers;

    /// <summary>Makes a key for a township.</summary>
    /// <param name="townshipId">Nine digits; whether there is such a township is the caller's to ask.</param>
    /// <param name="cancellationToken">Ends waiting; a key that nobody knows may have been made.</param>
    /// <returns>The key, to be shown now or never; null where <see cref="MaxLive"/> are live already: revoke one.</returns>
    public async Task<UploadKeyText?> AddAsync(string townshipId, CancellationToken cancellationToken)
    {
        await setup.EnsureAsync(cancellationToken);
        var (text, salt) = (UploadKeyText.NewFor(townshipId), RandomNumberGenerator.GetBytes(SaltBytes));
        var key = new UploadKey
        {
            TownshipId = townshipId,
            Id = text.Id,
            CreatedAt = clock.GetUtcNow(),
            Salt = salt,
            Hash = text.Hash(salt),
        };

        // Written first and counted then: of two made at once, at most one too few stays, never one too many.
        await table.AddEntityAsync(UploadKeyRows.ToRow(key), cancellationToken);
        var live = (await ListAsync(townshipId, cancellationToken)).Count(other => other.IsLive);
        if (live > MaxLive)
        {
            await table.DeleteEntityAsync(Keys.PublishersPartition(townshipId), Keys.PublisherRow(text.Id), ETag.All, cancellationToken);
            return null;
        }

        Log.Added(logger, townshipId, text.Id);
        return text;
    }

    /// <summary>All keys of a township, revoked ones too, the oldest first.</summary>
    public async Task<IReadOnlyList<UploadKey>> ListAsync(string townshipId, CancellationToken cancellationToken)
    {
        await setup.EnsureAsync(cancellationToken);
        var partition = Keys.PublishersPartition(townshipId);
        var keys = new List<UploadKey>();
        await foreach (var row in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken: cancellationToken))
            keys.Add(UploadKeyRows.ToKey(row));
        return [.. keys.OrderBy(key => key.CreatedAt).ThenBy(key => key.Id, StringComparer.Ordinal)];
    }

    /// <summary>Ends a key's life, at once and for every instance. Repeated, it changes nothing.</summary>
    /// <returns>The key as it is now; null where the township has none of that id.</returns>
    public async Task<UploadKey?> RevokeAsync(string townshipId, string id, CancellationToken cancellationToken)
    {
        await setup.EnsureAsync(cancellationToken);
        while (await FindAsync(townshipId, id, cancellationToken) is { } key)
        {
            if (!key.IsLive) return key;
            var revoked = key with { RevokedAt = clock.GetUtcNow() };
            if (!await TryReplaceAsync(revoked, cancellationToken)) continue;
            Log.Revoked(logger, townshipId, id);
            return revoked;
        }

        return null;
    }

    /// <summary>Whose key this is. Wrong in whatever way, it is nobody's, and takes the same time.</summary>
    /// <param name="text">As someone sent it.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    /// <returns>The live key; null for any other text.</returns>
    public async Task<UploadKey?> AuthenticateAsync(string? text, CancellationToken cancellationToken)
    {
        if (!UploadKeyText.TryParse(text, out var shown)) return null;
        await setup.EnsureAsync(cancellationToken);
        var key = await FindAsync(shown.TownshipId, shown.Id, cancellationToken) ?? NoKey;
        var same = CryptographicOperations.FixedTimeEquals(shown.Hash(key.Salt), key.Hash);
        if (!same || !key.IsLive) return null;
        return await UsedAsync(key, cancellationToken);
    }

    /// <summary>Writes down that a key was used.</summary>
    /// <remarks>Someone else may write the row in between: another use, which says the same, or a revocation, which must not be undone.</remarks>
    private async Task<UploadKey> UsedAsync(UploadKey key, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (now - key.LastUsedAt < UseResolution) return key;
        var used = key with { LastUsedAt = now };
        return await TryReplaceAsync(used, cancellationToken) ? used : key;
    }

    private async Task<UploadKey?> FindAsync(string townshipId, string id, CancellationToken cancellationToken)
    {
        if (!Keys.IsUploadKeyId(id)) return null;
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            Keys.PublishersPartition(townshipId), Keys.PublisherRow(id), cancellationToken: cancellationToken);
        return row.HasValue ? UploadKeyRows.ToKey(row.Value!) : null;
    }

    private async Task<bool> TryReplaceAsync(UploadKey key, CancellationToken cancellationToken)
    {
        try
        {
            await table.UpdateEntityAsync(UploadKeyRows.ToRow(key), key.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.PreconditionFailed)
        {
            return false;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 240, Level = LogLevel.Information, Message = "Upload key {Key} of township {Township} added")]
        public static partial void Added(ILogger logger, string township, string key);

        [LoggerMessage(EventId = 241, Level = LogLevel.Information, Message = "Upload key {Key} of township {Township} revoked")]
        public static partial void Revoked(ILogger logger, string township, string key);
    }
}
