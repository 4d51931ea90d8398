using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>One request about one row, either sent by itself or as a part of a transaction.</summary>
/// <param name="Method">Of the request.</param>
/// <param name="Path">Below the endpoint, escaped.</param>
/// <param name="Headers">What this request has beyond those all have.</param>
/// <param name="Body">JSON; empty for none.</param>
internal sealed record EntityRequest(
    RequestMethod Method, string Path, IReadOnlyList<(string Name, string Value)> Headers, ReadOnlyMemory<byte> Body)
{
    public const string ContentType = "application/json";

    private static readonly (string Name, string Value) NoContent = ("Prefer", "return-no-content");

    public static EntityRequest Get(string table, string partitionKey, string rowKey) =>
        new(RequestMethod.Get, Address(table, partitionKey, rowKey), [], default);

    public static EntityRequest Add(string table, ITableEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return new EntityRequest(RequestMethod.Post, table, [NoContent], EntityWriter.Write(entity));
    }

    /// <param name="table">The table.</param>
    /// <param name="entity">The row.</param>
    /// <param name="mode">What becomes of the stored properties that are not given.</param>
    /// <param name="ifMatch">The version an update requires; null makes it an upsert.</param>
    public static EntityRequest Write(string table, ITableEntity entity, TableUpdateMode mode, ETag? ifMatch)
    {
        ArgumentNullException.ThrowIfNull(entity);
        var method = mode == TableUpdateMode.Replace ? RequestMethod.Put : RequestMethod.Patch;
        var address = Address(table, entity.PartitionKey, entity.RowKey);
        return new EntityRequest(method, address, ifMatch is { } etag ? [IfMatch(etag)] : [], EntityWriter.Write(entity));
    }

    public static EntityRequest Delete(string table, string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, Address(table, partitionKey, rowKey), [IfMatch(ifMatch)], default);

    public static EntityRequest DeleteTable(string table) =>
        new(RequestMethod.Delete, $"Tables('{Uri.EscapeDataString(table)}')", [], default);

    public static EntityRequest Of(string table, TableTransactionAction action) => action.ActionType switch
    {
        TableTransactionActionType.Add => Add(table, action.Entity),
        TableTransactionActionType.UpdateMerge => Write(table, action.Entity, TableUpdateMode.Merge, action.ETag),
        TableTransactionActionType.UpdateReplace => Write(table, action.Entity, TableUpdateMode.Replace, action.ETag),
        TableTransactionActionType.UpsertMerge => Write(table, action.Entity, TableUpdateMode.Merge, null),
        TableTransactionActionType.UpsertReplace => Write(table, action.Entity, TableUpdateMode.Replace, null),
        TableTransactionActionType.Delete => Delete(table, action.Entity.PartitionKey, action.Entity.RowKey, action.ETag),
        var other => throw new InvalidOperationException($"{other} is no action of a transaction."),
    };

    public static void SetBody(Request request, ReadOnlyMemory<byte> body)
    {
        request.Headers.SetValue("Content-Type", ContentType);
        request.Content = RequestContent.Create(body);
    }

    public void ApplyTo(Request request)
    {
        foreach (var (name, value) in Headers) request.Headers.SetValue(name, value);
        if (!Body.IsEmpty) SetBody(request, Body);
    }

    private static (string Name, string Value) IfMatch(ETag etag) => ("If-Match", (etag == default ? ETag.All : etag).ToString("H"));

    private static string Address(string table, string partitionKey, string rowKey)
    {
        ArgumentNullException.ThrowIfNull(partitionKey);
        ArgumentNullException.ThrowIfNull(rowKey);
        return $"{table}(PartitionKey='{Escaped(partitionKey)}',RowKey='{Escaped(rowKey)}')";
    }

    private static string Escaped(string key) => Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
}
