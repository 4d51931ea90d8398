using Newtonsoft.Json;

namespace OpenData.Api.Formats;

/// <summary>Members of JSON objects: a name, and what it stands for.</summary>
internal static class JsonMembers
{
    public static void WriteMember(this JsonTextWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    public static void WriteMember(this JsonTextWriter json, string name, long? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    public static void WriteMember(this JsonTextWriter json, string name, bool value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    /// <summary>A list of texts; null where there is none.</summary>
    public static void WriteList(this JsonTextWriter json, string name, IEnumerable<string>? texts)
    {
        if (texts is not null) json.WriteList(name, texts, json.WriteValue);
        else json.WriteMember(name, (string?)null);
    }

    /// <param name="json">Inside of an object.</param>
    /// <param name="name">Of the list.</param>
    /// <param name="items">What it holds.</param>
    /// <param name="write">Writes one of them.</param>
    public static void WriteList<T>(this JsonTextWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var item in items) write(item);
        json.WriteEndArray();
    }
}
