using Microsoft.Data.Sqlite;
using Microsoft.Win32.SafeHandles;

namespace OpenData.Storage.Index;

/// <summary>The SQLite file of the index: opened for writing or reading, thrown away when it is broken or of another version.</summary>
internal sealed class IndexFile(string path)
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    private SafeFileHandle? bytes;

    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The bytes of the file itself, for as long as there is a writer.</summary>
    /// <remarks>
    /// Opened once: on Unix, closing any handle of a file takes away all locks the process has on it, SQLite's among them.
    /// </remarks>
    public SafeFileHandle Bytes => bytes ?? throw new InvalidOperationException("The index is closed.");

    /// <summary>The one connection that writes. A file that can't be used is replaced by an empty index.</summary>
    public SqliteConnection OpenWriter()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
        var connection = TryOpenWriter();
        if (connection is null)
        {
            Delete();
            connection = TryOpenWriter() ?? throw new IOException($"No index can be made at {Path}.");
        }

        bytes = File.OpenHandle(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return connection;
    }

    /// <summary>To be called when the writer is closed.</summary>
    public void Close()
    {
        bytes?.Dispose();
        bytes = null;
    }

    public SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadOnly));
        connection.Open();
        Execute(connection, "PRAGMA cache_size = -8000");
        return connection;
    }

    public void Delete()
    {
        foreach (var suffix in (string[])["", "-wal", "-shm"]) File.Delete(Path + suffix);
    }

    /// <summary>Copies what the log beside the file holds into the file; false where readers of an older state are still at work.</summary>
    public static bool TryCompleteFile(SqliteConnection writer)
    {
        using var command = writer.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        using var row = command.ExecuteReader();
        row.Read();
        var (inLog, copied) = (row.GetInt32(1), row.GetInt32(2));
        return inLog == copied;
    }

    /// <summary>Whether the exception says that the file itself is broken.</summary>
    public static bool IsBroken(SqliteException exception) => exception.SqliteErrorCode is NotADatabase or Corrupt;

    private SqliteConnection? TryOpenWriter()
    {
        var connection = new SqliteConnection(ConnectionString(SqliteOpenMode.ReadWriteCreate));
        try
        {
            connection.Open();
            Execute(connection, "PRAGMA busy_timeout = 5000");
            if (!IndexSchema.IsOrBecomesIndex(connection))
            {
                connection.Dispose();
                return null;
            }

            // The index can be made anew, so the file need not survive a loss of power; the cache serves bulk loading.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -64000; PRAGMA temp_store = MEMORY");
            return connection;
        }
        catch (SqliteException exception) when (IsBroken(exception))
        {
            connection.Dispose();
            return null;
        }
    }

    private string ConnectionString(SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, Pooling = false }.ToString();

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
