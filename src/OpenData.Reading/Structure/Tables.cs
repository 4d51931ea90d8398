using OpenData.Observations;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Structure;

/// <summary>
/// The tables of a text: lines of cells below a line of headings, told apart by tabs, upright strokes or blanks. Word files and web pages
/// are decoded so that a row of a table is such a line.
/// </summary>
internal sealed class Tables
{
    private const int LongestHead = 16;
    private const int LongestCell = 24;
    private const int LongestLine = 400;

    /// <summary>Blanks divide prose too; only so many cells make a table of them.</summary>
    private const int FewestCellsBetweenBlanks = 3;

    private readonly List<Row> rows = [];
    private readonly HashSet<int> headLines = [];

    public static Tables Find(string plain, List<WrittenQuantity> quantities)
    {
        var tables = new Tables();
        var head = default(Row);
        var next = 0;
        foreach (var line in Lines.Of(plain))
        {
            while (next < quantities.Count && quantities[next].Span.Start < line.Start) next++;
            var counts = next < quantities.Count && quantities[next].Span.Start < line.End;
            var cells = line.Length <= LongestLine ? CellsOf(plain, line) : [];
            if (cells.Length == 0) head = default;
            else if (!counts) head = cells.All(cell => cell.Length <= LongestHead) ? new Row(line, cells, []) : default;
            else if (head.Cells?.Length == cells.Length) tables.Add(head, new Row(line, cells, head.Cells));
        }

        return tables;
    }

    /// <summary>Whether a line holds the headings of a table.</summary>
    public bool IsHead(SourceSpan line) => headLines.Contains(line.Start);

    /// <summary>The cell that holds a position; null outside of tables, and in the first column, which names the row.</summary>
    public TableCell? CellAt(int position)
    {
        var (low, high) = (0, rows.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (rows[middle].Line.End <= position) low = middle + 1;
            else high = middle;
        }

        if (low == rows.Count || !rows[low].Line.Contains(new SourceSpan(position, 1))) return null;
        var (_, cells, heads) = rows[low];
        var column = Array.FindIndex(cells, cell => cell.Contains(new SourceSpan(position, 1)));
        return column > 0 ? new TableCell(heads[column], cells[0]) : null;
    }

    private void Add(Row head, Row row)
    {
        headLines.Add(head.Line.Start);
        rows.Add(row);
    }

    /// <returns>None where the line is no line of cells.</returns>
    private static SourceSpan[] CellsOf(string plain, SourceSpan line)
    {
        var words = line.Of(plain.AsSpan());
        if (words.IndexOfAny('。', ';') >= 0) return [];
        var separator = words.Contains('\t') ? '\t' : words.Contains('|') ? '|' : ' ';
        if (!words.Contains(separator)) return [];
        var cells = new List<SourceSpan>();
        for (var at = line.Start; at <= line.End;)
        {
            var length = plain.AsSpan(at, line.End - at).IndexOf(separator);
            var end = length < 0 ? line.End : at + length;
            var cell = Lines.Trimmed(plain, at, end);
            if (cell.Length > LongestCell || HasComma(plain, cell)) return [];
            if (cell.Length > 0 || (separator == '\t' && end < line.End)) cells.Add(cell);
            at = end + 1;
        }

        return cells.Count >= (separator == ' ' ? FewestCellsBetweenBlanks : 2) ? [.. cells] : [];
    }

    /// <summary>A comma that does not divide the digits of a number makes it a clause.</summary>
    private static bool HasComma(string plain, SourceSpan cell)
    {
        for (var i = cell.Start; i < cell.End; i++)
        {
            if (plain[i] is ',' && !(i > cell.Start && NumeralCharacters.IsArabic(plain[i - 1]) && i + 1 < cell.End && NumeralCharacters.IsArabic(plain[i + 1]))) return true;
        }

        return false;
    }

    private readonly record struct Row(SourceSpan Line, SourceSpan[] Cells, SourceSpan[] Heads);
}

/// <summary>Where a number stands in a table.</summary>
/// <param name="Head">The heading of its column.</param>
/// <param name="RowName">The first cell of its row.</param>
internal readonly record struct TableCell(SourceSpan Head, SourceSpan RowName);
