using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>Where the service says that a query goes on, and how it is told to.</summary>
internal static class Continuation
{
    private const string Prefix = "x-ms-continuation-";

    public static string? Size(int? size) => size?.ToString(CultureInfo.InvariantCulture);

    public static string? OfTables(Response response) =>
        response.Headers.TryGetValue($"{Prefix}NextTableName", out var name) ? name : null;

    /// <summary>Both keys in one token; neither contains a space as the service encodes them, and the row may be missing.</summary>
    public static string? OfEntities(Response response)
    {
        if (!response.Headers.TryGetValue($"{Prefix}NextPartitionKey", out var partition)) return null;
        return response.Headers.TryGetValue($"{Prefix}NextRowKey", out var row) ? $"{partition} {row}" : partition;
    }

    public static (string? Partition, string? Row) Split(string? token)
    {
        if (token is null) return default;
        var space = token.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (token, null) : (token[..space], token[(space + 1)..]);
    }
}
