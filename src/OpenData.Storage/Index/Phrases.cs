using Microsoft.Data.Sqlite;

namespace OpenData.Storage.Index;

/// <summary>Texts that occur again and again (indicators, headings, units), each stored once and named by a number.</summary>
internal sealed class PhraseWriter(SqliteConnection connection) : IDisposable
{
    private const int MostRemembered = 50_000;

    private readonly Dictionary<string, long> known = new(StringComparer.Ordinal);
    private readonly SqliteCommand find = Prepare(connection, "SELECT id FROM phrases WHERE text = $text");
    private readonly SqliteCommand add = Prepare(connection, "INSERT INTO phrases(text) VALUES($text) RETURNING id");

    public long NumberOf(string text)
    {
        if (known.TryGetValue(text, out var number)) return number;
        if (known.Count >= MostRemembered) known.Clear();
        number = Run(find, text) ?? Run(add, text)!.Value;
        known.Add(text, number);
        return number;
    }

    /// <summary>To be called when the transaction that added phrases did not come to its end.</summary>
    public void Forget() => known.Clear();

    public void Dispose()
    {
        find.Dispose();
        add.Dispose();
    }

    private static long? Run(SqliteCommand command, string text)
    {
        command.Parameters[0].Value = text;
        return (long?)command.ExecuteScalar();
    }

    private static SqliteCommand Prepare(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.Add("$text", SqliteType.Text);
        return command;
    }
}
