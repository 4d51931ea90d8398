using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Reads entities from the service's JSON with minimal metadata.</summary>
internal static class EntityReader
{
    private const string MetadataPrefix = "odata.";

    public static T Read<T>(JsonElement json)
        where T : class, ITableEntity
    {
        var row = ReadRow(json);
        return row as T ?? (T)EntityShape.Of(typeof(T)).Create(row);
    }

    private static TableEntity ReadRow(JsonElement json)
    {
        var row = new TableEntity();
        List<(string Name, string? Type)> annotations = [(nameof(ITableEntity.Timestamp), EdmType.DateTime)];
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            if (name.EndsWith(EdmType.Suffix, StringComparison.Ordinal))
                annotations.Add((name[..^EdmType.Suffix.Length], member.Value.GetString()));
            else if (name == TableEntity.ETagKey || !name.StartsWith(MetadataPrefix, StringComparison.Ordinal))
                row[name] = Untyped(member.Value);
        }

        foreach (var (name, type) in annotations)
        {
            if (row.TryGetValue(name, out var value)) row[name] = Typed(value, type);
        }

        return row;
    }

    private static object? Untyped(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when json.TryGetInt32(out var number) => number,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => json.GetString(),
        _ => throw new NotSupportedException($"The service answered with a property of the kind {json.ValueKind}."),
    };

    private static object? Typed(object? value, string? type) => (type, value) switch
    {
        (EdmType.Int64, string text) => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        (EdmType.Double, string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        (EdmType.Double, int number) => (double)number,
        (EdmType.DateTime, string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        (EdmType.Guid, string text) => Guid.Parse(text),
        (EdmType.Binary, string text) => Convert.FromBase64String(text),
        _ => value,
    };
}
