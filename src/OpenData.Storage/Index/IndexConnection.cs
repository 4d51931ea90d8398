using Microsoft.Data.Sqlite;

namespace OpenData.Storage.Index;

/// <summary>A connection that reads, with the statements it has prepared.</summary>
internal sealed class IndexConnection : IDisposable
{
    private const int MostStatements = 100;

    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> statements = new(StringComparer.Ordinal);

    /// <param name="connection">Open; owned by this object from now on.</param>
    /// <param name="plain">How texts are compared when searching.</param>
    /// <param name="memory">What is remembered of the file it was opened on.</param>
    public IndexConnection(SqliteConnection connection, PlainText plain, IndexMemory memory)
    {
        this.connection = connection;
        Plain = plain;
        Memory = memory;
        connection.CreateFunction(
            "contains_word",
            (string word, string text) => SearchWords.Fold(plain, text).Contains(word, StringComparison.Ordinal),
            isDeterministic: true);
    }

    public PlainText Plain { get; }

    public IndexMemory Memory { get; }

    /// <summary>Runs a statement whose parameters are <c>$0</c>, <c>$1</c> …; prepared once for each text.</summary>
    public SqliteDataReader Query(string sql, params ReadOnlySpan<object?> values)
    {
        if (!statements.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
            statements.Add(sql, command);
        }

        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i] ?? DBNull.Value;
        return command.ExecuteReader();
    }

    public void Execute(string sql) => Query(sql).Dispose();

    /// <summary>To be called between uses, when no result is being read.</summary>
    public void Trim()
    {
        if (statements.Count > MostStatements) DisposeStatements();
    }

    public void Dispose()
    {
        DisposeStatements();
        connection.Dispose();
    }

    private void DisposeStatements()
    {
        foreach (var command in statements.Values) command.Dispose();
        statements.Clear();
    }
}
