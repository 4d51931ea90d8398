using Microsoft.Data.Sqlite;

namespace OpenData.Storage.Index;

/// <summary>Reading of columns that may be null.</summary>
internal static class Rows
{
    public static string? TextOrNull(this SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    public static long? NumberOrNull(this SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetInt64(column);

    public static decimal Decimal(this SqliteDataReader rows, int column) => SortableDecimal.Decode(rows.GetFieldValue<byte[]>(column));

    public static decimal? DecimalOrNull(this SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.Decimal(column);

    public static IReadOnlyList<int> Sequences(this SqliteDataReader rows, int column) =>
        rows.IsDBNull(column) || rows.GetString(column) is not { Length: > 0 } text
            ? []
            : Array.ConvertAll(text.Split(','), part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture));
}
