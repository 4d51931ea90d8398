using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OpenData.Storage.Index;

/// <summary>Reading of columns that may be null, and of many that are not.</summary>
internal static class Rows
{
    public static string? TextOrNull(this SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    public static long? NumberOrNull(this SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetInt64(column);

    /// <summary>A number that is never null: the reader's own way asks SQLite twice for it, and for tens of thousands that is felt.</summary>
    public static long Number(this SqliteDataReader rows, int column) => raw.sqlite3_column_int64(rows.Handle, column);

    /// <inheritdoc cref="Number"/>
    public static decimal Decimal(this SqliteDataReader rows, int column) => SortableDecimal.Decode(raw.sqlite3_column_blob(rows.Handle, column));

    public static decimal? DecimalOrNull(this SqliteDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.Decimal(column);

    public static IReadOnlyList<int> Sequences(this SqliteDataReader rows, int column) =>
        rows.IsDBNull(column) || rows.GetString(column) is not { Length: > 0 } text
            ? []
            : Array.ConvertAll(text.Split(','), part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture));
}
