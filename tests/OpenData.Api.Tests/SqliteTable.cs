using System.Globalization;
using Microsoft.Data.Sqlite;
using Newtonsoft.Json.Linq;

namespace OpenData.Api.Tests;

/// <summary>Rows of a SQLite file as texts, to be compared with those of a JSON answer.</summary>
internal sealed class SqliteTable(string path)
{
    public List<string?[]> Cells(string sql)
    {
        var rows = new List<string?[]>();
        Read(sql, reader => rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))]));
        return rows;
    }

    public List<string> Columns(string sql)
    {
        var names = new List<string>();
        Read($"SELECT * FROM ({sql}) LIMIT 1", reader => names.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)));
        return names;
    }

    public static string?[] CellsOf(JToken record) => [.. ((JObject)record).Properties().Select(property => property.Value.Type switch
    {
        JTokenType.Null => null,
        JTokenType.Array => string.Join(';', property.Value.Values<string>()),
        _ => property.Value.ToString(),
    })];

    private static string? Text(object value) => value switch
    {
        DBNull => null,
        double real => ((decimal)real).ToString(CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };

    private void Read(string sql, Action<SqliteDataReader> take)
    {
        using var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read()) take(reader);
    }
}
