using System.Globalization;

namespace OpenData.Testing.Reliability;

/// <summary>
/// The table in docs/reliability.md. Each row is written by the test it names, when that has passed under <c>UPDATE_RELIABILITY=1</c>;
/// otherwise the test fails where the document says anything else than what it did.
/// </summary>
public static class ReliabilityTable
{
    private const string Begin = "<!-- results: written by the tests they name -->";
    private const string End = "<!-- end of results -->";

    private static readonly Lock Document = new();

    private static string Path => Repository.PathOf("docs", "reliability.md");

    /// <summary>Says at the end of a test what it did.</summary>
    /// <exception cref="InvalidDataException">The document says something else.</exception>
    public static void Confirm(ReliabilityRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        lock (Document)
        {
            if (Environment.GetEnvironmentVariable("UPDATE_RELIABILITY") == "1") Write(row);
            else if (Rows().FirstOrDefault(known => known.Done == row.Done) is not { } known || !known.SaysTheSameAs(row))
                throw new InvalidDataException($"docs/reliability.md does not say what {row.Test} did; UPDATE_RELIABILITY=1 writes:\n{row}");
        }
    }

    /// <summary>All rows, as the document has them.</summary>
    private static IReadOnlyList<ReliabilityRow> Rows()
    {
        var lines = File.ReadAllLines(Path);
        return [.. lines[FirstRow(lines)..Array.IndexOf(lines, End)].Select(Parse)];
    }

    private static void Write(ReliabilityRow row)
    {
        var lines = File.ReadAllLines(Path).ToList();
        var at = lines.FindIndex(line => line.StartsWith($"| {row.Done} |", StringComparison.Ordinal));
        if (at >= 0) lines[at] = row.ToString();
        else lines.Insert(lines.IndexOf(End), row.ToString());
        File.WriteAllText(Path, string.Join('\n', lines) + '\n');
    }

    /// <summary>Behind the comment, the table's head and the line below it.</summary>
    private static int FirstRow(string[] lines) => Array.IndexOf(lines, Begin) + 3;

    private static ReliabilityRow Parse(string line)
    {
        var cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries);
        return new ReliabilityRow(
            cells[0],
            cells[1],
            int.Parse(cells[2], CultureInfo.InvariantCulture),
            int.Parse(cells[3], CultureInfo.InvariantCulture),
            cells[5].Trim('`')) { Measured = cells[4] };
    }
}
