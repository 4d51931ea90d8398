using System.Text;

namespace OpenData.Reading.Decoding;

/// <summary>
/// A row of a table as text. Column <i>n</i> of the table is cell <i>n</i> of the line: cells that span columns or rows are followed
/// by empty cells, and nothing is repeated, so that no figure counts twice.
/// </summary>
internal static class TableRow
{
    /// <summary>Columns that are filled up; a row may have more cells of its own.</summary>
    public const int MaxColumns = 64;

    private const int ProseLength = 100;

    /// <summary>
    /// Whether the row only arranges text on the page: a cell holds whole paragraphs, or the only cell with text several lines.
    /// Its lines are lines then.
    /// </summary>
    public static bool IsLayout(IReadOnlyList<IReadOnlyList<string>> cells)
    {
        var filled = 0;
        var severalLines = false;
        foreach (var cell in cells)
        {
            if (cell.Count > 0) filled++;
            severalLines |= cell.Count > 1;
            if (cell.Count > 1 && cell.Sum(line => line.Length) >= ProseLength) return true;
        }

        return filled == 1 && severalLines;
    }

    /// <summary>The cells with a tab between them; empty cells at the end are left out. Null where all are empty.</summary>
    public static string? Line(IReadOnlyList<IReadOnlyList<string>> cells)
    {
        var last = cells.Count - 1;
        while (last >= 0 && cells[last].Count == 0) last--;
        if (last < 0) return null;
        var row = new StringBuilder();
        for (var i = 0; i <= last; i++)
        {
            if (i > 0) row.Append('\t');
            foreach (var line in cells[i]) AppendLine(row, line);
        }

        return row.ToString();
    }

    /// <summary>Lines of one cell become one: 建档立卡 above 贫困户 is one word, 3 above 5 are two numbers.</summary>
    private static void AppendLine(StringBuilder row, string line)
    {
        var isFirst = row.Length == 0 || row[^1] == '\t';
        if (!isFirst && !VisibleText.IsWide(row[^1]) && !VisibleText.IsWide(line[0])) row.Append(' ');
        foreach (var c in line) row.Append(c == '\t' ? ' ' : c);
    }
}
