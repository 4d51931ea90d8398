using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>Entities as the service reads them: JSON on one line, with <c>odata.type</c> beside what JSON has no type for.</summary>
internal static class EntityWriter
{
    /// <summary>Leaves Chinese as it is, so that a request is half as long and fits the service's limits.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <exception cref="NotSupportedException">A property has a type the service does not store.</exception>
    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            WriteProperty(writer, nameof(ITableEntity.PartitionKey), entity.PartitionKey);
            WriteProperty(writer, nameof(ITableEntity.RowKey), entity.RowKey);
            foreach (var (name, value) in OwnPropertiesOf(entity)) WriteProperty(writer, name, value);
            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Those no other row needs to have; the service makes the timestamp and the version itself.</summary>
    private static IEnumerable<KeyValuePair<string, object?>> OwnPropertiesOf(ITableEntity entity) =>
        entity is TableEntity row
            ? row.Where(property => property.Key is not TableEntity.ETagKey && !EntityShape.IsOfEveryRow(property.Key))
            : EntityShape.Of(entity.GetType()).PropertiesOf(entity);

    private static void WriteProperty(Utf8JsonWriter writer, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                writer.WriteString(name, text);
                break;
            case bool flag:
                writer.WriteBoolean(name, flag);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                WriteTyped(writer, name, EdmType.Int64, number.ToString(CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteString($"{name}{EdmType.Suffix}", EdmType.Double);
                writer.WriteNumber(name, number);
                break;
            case double number:
                WriteTyped(writer, name, EdmType.Double, number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                WriteTyped(writer, name, EdmType.DateTime, EdmType.Format(time));
                break;
            case DateTime time:
                WriteTyped(writer, name, EdmType.DateTime, EdmType.Format(time));
                break;
            case Guid id:
                WriteTyped(writer, name, EdmType.Guid, id.ToString());
                break;
            case byte[] bytes:
                WriteTyped(writer, name, EdmType.Binary, Convert.ToBase64String(bytes));
                break;
            case BinaryData data:
                WriteTyped(writer, name, EdmType.Binary, Convert.ToBase64String(data.ToMemory().Span));
                break;
            case Enum member:
                writer.WriteString(name, member.ToString());
                break;
            default:
                throw new NotSupportedException($"The property '{name}' is a {value.GetType()}, which the table service does not store.");
        }
    }

    private static void WriteTyped(Utf8JsonWriter writer, string name, string type, string value)
    {
        writer.WriteString($"{name}{EdmType.Suffix}", type);
        writer.WriteString(name, value);
    }
}
