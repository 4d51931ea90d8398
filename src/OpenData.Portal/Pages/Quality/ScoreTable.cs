namespace OpenData.Portal.Pages.Quality;

/// <summary>How well the reader reads, as measured: the table in <c>docs/reading.md</c>, which is kept there and nowhere else.</summary>
/// <param name="Columns">Its heads, the first one aside: <c>precision</c>.</param>
/// <param name="Rows">Its rows.</param>
public sealed record ScoreTable(IReadOnlyList<string> Columns, IReadOnlyList<ScoreRow> Rows)
{
    private const string Marker = "<!-- scores";

    public static ScoreTable Current { get; } = Parse(ProjectDocument.Read("reading.md"));

    /// <param name="document">Holds the table behind a comment that begins with <c>scores</c>; it is empty where a new reader was not measured yet.</param>
    /// <exception cref="InvalidDataException">There is no such comment.</exception>
    public static ScoreTable Parse(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var marker = document.IndexOf(Marker, StringComparison.Ordinal);
        if (marker < 0) throw new InvalidDataException("There is no table of scores in docs/reading.md.");
        var rows = document[marker..]
            .Split('\n')
            .SkipWhile(line => !line.StartsWith('|'))
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries))
            .ToList();
        return rows is [var heads, _, .. var bodies] && bodies.Count > 0
            ? new ScoreTable(heads[1..], [.. bodies.Select(cells => new ScoreRow(cells[0], cells[1..]))])
            : new ScoreTable([], []);
    }
}

/// <summary>The scores on one set of annotated reports.</summary>
/// <param name="Reports">Which ones.</param>
/// <param name="Cells">As written, a column each.</param>
public sealed record ScoreRow(string Reports, IReadOnlyList<string> Cells);
