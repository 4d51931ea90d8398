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
        var types = Types(json);
        var row = new TableEntity();
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            if (name.EndsWith(EdmType.Suffix, StringComparison.Ordinal)) continue;
            if (name.StartsWith(MetadataPrefix, StringComparison.Ordinal) && name != TableEntity.ETagKey) continue;
            var type = name == nameof(ITableEntity.Timestamp) ? EdmType.DateTime : types?.GetValueOrDefault(name);
            row[name] = Value(member.Value, type);
        }

        return row;
    }

    /// <summary>By property, from the annotations beside them; null where the row has none.</summary>
    private static Dictionary<string, string?>? Types(JsonElement json)
    {
        Dictionary<string, string?>? types = null;
        foreach (var member in json.EnumerateObject())
        {
            if (!member.Name.EndsWith(EdmType.Suffix, StringComparison.Ordinal)) continue;
            types ??= new Dictionary<string, string?>(StringComparer.Ordinal);
            types[member.Name[..^EdmType.Suffix.Length]] = member.Value.GetString();
        }

        return types;
    }

    private static object? Value(JsonElement json, string? type) => json.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when type != EdmType.Double && json.TryGetInt32(out var number) => number,
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.String => Typed(json.GetString()!, type),
        _ => throw new NotSupportedException($"The service answered with a property of the kind {json.ValueKind}."),
    };

    private static object Typed(string text, string? type) => type switch
    {
        EdmType.Int64 => long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
        EdmType.Double => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture),
        EdmType.DateTime => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        EdmType.Guid => Guid.Parse(text),
        EdmType.Binary => Convert.FromBase64String(text),
        _ => text,
    };
}
