using Newtonsoft.Json;
using OpenData.Api.Fields;

namespace OpenData.Api.Formats;

/// <summary>Writes records as JSON objects, each with every field.</summary>
public static class JsonRecords
{
    public static void Write<T>(JsonTextWriter json, IReadOnlyList<Field<T>> fields, T record)
    {
        json.WriteStartObject();
        WriteFields(json, fields, record);
        json.WriteEndObject();
    }

    /// <summary>JSON Lines: one object a line.</summary>
    public static void WriteLine<T>(TextWriter output, IReadOnlyList<Field<T>> fields, T record)
    {
        using (var json = new JsonTextWriter(output) { CloseOutput = false })
        {
            Write(json, fields, record);
        }

        output.Write('\n');
    }

    /// <summary>The fields alone, where the object has more than them.</summary>
    public static void WriteFields<T>(JsonTextWriter json, IReadOnlyList<Field<T>> fields, T record)
    {
        foreach (var field in fields)
        {
            json.WritePropertyName(field.Name, escape: false);
            Write(json, field.Value(record));
        }
    }

    public static void Write(JsonTextWriter json, FieldValue value)
    {
        switch (value.Shape)
        {
            case FieldShape.Null:
                json.WriteNull();
                break;
            case FieldShape.Text:
                json.WriteValue(value.Text);
                break;
            case FieldShape.List:
                json.WriteStartArray();
                foreach (var member in value.List) json.WriteValue(member);
                json.WriteEndArray();
                break;
            default:
                json.WriteRawValue(value.Text);
                break;
        }
    }
}
