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
        var properties = Properties(json);
        if (typeof(T) == typeof(TableEntity)) return (T)(object)new TableEntity(properties);
        return (T)EntityShape.Of(typeof(T)).Create(properties);
    }

    private static Dictionary<string, object?> Properties(JsonElement json)
    {
        Dictionary<string, string?>? types = null;
        foreach (var member in json.EnumerateObject())
        {
            if (!member.Name.EndsWith(EdmType.Suffix, StringComparison.Ordinal)) continue;
            types ??= new Dictionary<string, string?>(StringComparer.Ordinal);
            types[member.Name[..^EdmType.Suffix.Length]] = member.Value.GetString();
        }

        var properties = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in json.EnumerateObject())
        {
            var name = member.Name;
            if (name.EndsWith(EdmType.Suffix, StringComparison.Ordinal)) continue;
            if (name.StartsWith(MetadataPrefix, StringComparison.Ordinal) && name != TableEntity.ETagKey) continue;
            var type = name == nameof(ITableEntity.Timestamp) ? EdmType.DateTime : types?.GetValueOrDefault(name);
            properties[name] = Value(member.Value, type);
        }

        return properties;
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
