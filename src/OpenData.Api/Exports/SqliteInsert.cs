using Microsoft.Data.Sqlite;

namespace OpenData.Api.Exports;

/// <summary>A prepared INSERT of whole rows.</summary>
internal sealed class SqliteInsert : IDisposable
{
    private readonly SqliteCommand command;

    public SqliteInsert(SqliteConnection connection, string table, int columns)
    {
        command = connection.CreateCommand();
        var names = Enumerable.Range(0, columns).Select(i => "$" + i).ToList();
        command.CommandText = $"INSERT INTO {table} VALUES({string.Join(", ", names)})";
        foreach (var name in names) command.Parameters.Add(new SqliteParameter { ParameterName = name });
    }

    public void Run(params ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        command.ExecuteNonQuery();
    }

    public void Dispose() => command.Dispose();
}
