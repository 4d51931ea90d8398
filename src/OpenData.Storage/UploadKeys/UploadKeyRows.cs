using Azure.Data.Tables;

namespace OpenData.Storage.UploadKeys;

/// <summary>Upload keys as rows of the table <c>Publishers</c>, and back.</summary>
internal static class UploadKeyRows
{
    public static TableEntity ToRow(UploadKey key) => new(Keys.PublishersPartition(key.TownshipId), Keys.PublisherRow(key.Id))
    {
        ["Salt"] = key.Salt,
        ["Hash"] = key.Hash,
        ["CreatedAt"] = key.CreatedAt,
        ["LastUsedAt"] = key.LastUsedAt,
        ["RevokedAt"] = key.RevokedAt,
    };

    public static UploadKey ToKey(TableEntity row) => new()
    {
        TownshipId = row.PartitionKey,
        Id = row.RowKey,
        Salt = row.RequiredBytes("Salt"),
        Hash = row.RequiredBytes("Hash"),
        CreatedAt = row.RequiredTime("CreatedAt"),
        LastUsedAt = row.GetDateTimeOffset("LastUsedAt"),
        RevokedAt = row.GetDateTimeOffset("RevokedAt"),
        ETag = row.ETag,
    };
}
