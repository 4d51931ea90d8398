using System.Globalization;
using Azure.Data.Tables;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>How values that Table storage has no type for are written into columns, and read back equal.</summary>
internal static class Columns
{
    /// <summary>Of the 32,768 UTF-16 units a column may hold.</summary>
    private const int ChunkLength = 30_000;

    /// <summary>Null is no column. A text too long for one column goes on in <c>{name}_2</c>, <c>{name}_3</c> …</summary>
    public static void PutText(this TableEntity entity, string name, string? text)
    {
        if (text is null) return;
        var (start, chunk) = (0, 1);
        do
        {
            var end = Math.Min(start + ChunkLength, text.Length);
            if (end < text.Length && char.IsHighSurrogate(text[end - 1])) end--;
            entity[ChunkName(name, chunk++)] = text[start..end];
            start = end;
        }
        while (start < text.Length);
    }

    public static string? Text(this TableEntity entity, string name)
    {
        var text = entity.GetString(name);
        if (text is null || text.Length < ChunkLength - 1) return text;
        var whole = new System.Text.StringBuilder(text);
        for (var chunk = 2; entity.GetString(ChunkName(name, chunk)) is { } next; chunk++) whole.Append(next);
        return whole.ToString();
    }

    /// <summary>As a string, for the service's only real number is a binary one.</summary>
    public static void PutDecimal(this TableEntity entity, string name, decimal? value) =>
        entity[name] = value?.ToString(CultureInfo.InvariantCulture);

    public static decimal? Decimal(this TableEntity entity, string name) =>
        entity.GetString(name) is { } text ? decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture) : null;

    public static decimal RequiredDecimal(this TableEntity entity, string name) => entity.Decimal(name) ?? throw Missing(entity, name);

    public static string RequiredText(this TableEntity entity, string name) => entity.Text(name) ?? throw Missing(entity, name);

    public static int RequiredInt32(this TableEntity entity, string name) => entity.GetInt32(name) ?? throw Missing(entity, name);

    public static byte[] RequiredBytes(this TableEntity entity, string name) => entity.GetBinary(name) ?? throw Missing(entity, name);

    public static DateTimeOffset RequiredTime(this TableEntity entity, string name) =>
        entity.GetDateTimeOffset(name) ?? throw Missing(entity, name);

    /// <summary>The code of an enumeration's member, see <see cref="Codes{T}"/>.</summary>
    public static T Code<T>(this TableEntity entity, string name)
        where T : struct, Enum => Codes<T>.Parse(entity.RequiredText(name));

    /// <summary>A row that lacks what every version of this program writes was not written by it.</summary>
    private static InvalidDataException Missing(TableEntity entity, string name) =>
        new($"Row {entity.RowKey} of partition {entity.PartitionKey} has no {name}.");

    private static string ChunkName(string name, int chunk) =>
        chunk == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name}_{chunk}");
}
