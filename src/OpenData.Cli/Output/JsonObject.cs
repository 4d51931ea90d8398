using Newtonsoft.Json;

namespace OpenData.Cli.Output;

/// <summary>A small JSON object, written as its names and values are told.</summary>
internal static class JsonObject
{
    /// <param name="json">Takes the object.</param>
    /// <param name="members">Values are texts, numbers, truth values or null.</param>
    public static void Write(JsonWriter json, params IEnumerable<(string Name, object? Value)> members)
    {
        json.WriteStartObject();
        foreach (var (name, value) in members)
        {
            json.WritePropertyName(name);
            json.WriteValue(value);
        }

        json.WriteEndObject();
    }

    /// <summary>One object on a line of its own.</summary>
    public static void WriteLine(TextWriter output, params IEnumerable<(string Name, object? Value)> members)
    {
        using (var json = new JsonTextWriter(output) { CloseOutput = false }) Write(json, members);
        output.Write('\n');
    }
}
