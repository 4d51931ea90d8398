using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using OpenData.Storage;

namespace OpenData.Testing.Instances;

/// <summary>
/// All rows of all tables and the names of all texts, without what differs from run to run: times, ETags, stamps and how often and how
/// long something was tried. A row left behind shows as well as one that is missing.
/// </summary>
public static partial class StoredState
{
    private static readonly string[] Volatile = ["Attempts", "DownloadMs", "ReadingMs", "PublishingMs"];

    public static async Task<string> OfAsync(StorageConnection storage)
    {
        var rows = new List<string>();
        foreach (var table in storage.AllTables)
        {
            var name = table.Name[(storage.Uploads.Name.Length - "uploads".Length)..];
            await foreach (var row in table.QueryAsync<TableEntity>()) rows.Add($"{name} {Line(row)}");
        }

        await foreach (var text in storage.Texts.GetBlobsAsync()) rows.Add($"text {Anonymous(text.Name)}");
        return string.Join('\n', rows.Order(StringComparer.Ordinal));
    }

    private static string Line(TableEntity row)
    {
        var line = new StringBuilder($"{Anonymous(row.PartitionKey)} / {Anonymous(row.RowKey)}:");
        foreach (var (name, value) in row.OrderBy(property => property.Key, StringComparer.Ordinal))
        {
            if (name is "PartitionKey" or "RowKey" or "Timestamp" || name.StartsWith("odata.", StringComparison.Ordinal) || Volatile.Contains(name)) continue;
            var shown = value switch
            {
                DateTimeOffset => "time",
                string when name.EndsWith("ETag", StringComparison.Ordinal) => "etag",
                string text => Anonymous(text),
                _ => value,
            };
            line.Append(null, $" {name}={shown}");
        }

        return line.ToString();
    }

    private static string Anonymous(string text) => Time().Replace(Stamp().Replace(text, "stamp"), "time");

    /// <summary>Sixteen hexadecimal digits: a stamp, or the end of an upload's id.</summary>
    [GeneratedRegex(@"(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])")]
    private static partial Regex Stamp();

    /// <summary>The time in a commit's key, the month of its partition, and the reversed ticks that begin an upload's id.</summary>
    [GeneratedRegex(@"(?<!\d)(\d{8}T\d{13}Z|\d{19}|20\d{4})(?!\d)")]
    private static partial Regex Time();
}
