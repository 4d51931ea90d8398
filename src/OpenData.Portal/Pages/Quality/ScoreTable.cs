namespace OpenData.Portal.Pages.Quality;

/// <summary>How well the reader reads, as measured: the table in <c>docs/reading.md</c>, which is kept there and nowhere else.</summary>
/// <param name="Columns">Its heads, the first one aside: <c>precision</c>.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ScoreTable(IReadOnlyList<string> Columns, IReadOnlyList<ScoreRow> Rows)
{
    private const string Marker = "<!-- scores -->";

    public static ScoreTable Current { get; } = Parse(ProjectDocument.Read("reading.md"));

    /// <param name="document">Holds the table behind the marker <c>&lt;!-- scores --&gt;</c>.</param>
    /// <exception cref="InvalidDataException">There is no such table.</exception>
    public static ScoreTable Parse(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var rows = document[Math.Max(0, document.IndexOf(Marker, StringComparison.Ordinal))..]
            .Split('\n')
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        return rows is [var heads, _, .. var bodies] && bodies.Count > 0
            ? new ScoreTable(heads[1..], [.. bodies.Select(cells => new ScoreRow(cells[0], cells[1..]))])
            : throw new InvalidDataException("There is no table of scores in docs/reading.md.");
    }
}

/// <summary>The scores on one set of annotated reports.</summary>
/// <param name="Reports">Which ones.</param>
/// <param name="Cells">As written, a column each.</param>
public sealed record ScoreRow(string Reports, IReadOnlyList<string> Cells);
