using Azure;

namespace OpenData.Storage.UploadKeys;

/// <summary>What is known of an upload key; the key itself is known to its holder alone.</summary>
public sealed record UploadKey
{
    /// <summary>The one township it opens.</summary>
    public required string TownshipId { get; init; }

    /// <summary>Eight hexadecimal digits; the middle part of the key, and no secret.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To <see cref="UploadKeyStore.UseResolution"/>; null for a key that nobody has used.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Null while it is live.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    public bool IsLive => RevokedAt is null;

    internal byte[] Salt { get; init; } = [];

    internal byte[] Hash { get; init; } = [];

    internal ETag ETag { get; init; }
}
