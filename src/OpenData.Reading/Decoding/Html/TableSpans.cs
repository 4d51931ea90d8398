using System.Globalization;
using AngleSharp.Dom;

namespace OpenData.Reading.Decoding.Html;

/// <summary>Keeps the columns of a table in step: puts an empty cell where a cell from the left or from above reaches in.</summary>
internal sealed class TableSpans
{
    /// <summary>For each column, how many rows below the current one a cell still reaches into.</summary>
    private readonly int[] rowsBelow = new int[TableRow.MaxColumns];

    private readonly int[] next = new int[TableRow.MaxColumns];

    public void FillBefore(List<List<PageLine>> cells)
    {
        while (cells.Count < rowsBelow.Length && rowsBelow[cells.Count] > 0) cells.Add([]);
    }

    /// <param name="cells">The row so far; its last cell is <paramref name="cell"/>.</param>
    /// <param name="cell">The element that says how far it reaches.</param>
    public void Add(List<List<PageLine>> cells, IElement cell)
    {
        var column = cells.Count - 1;
        var columns = Span(cell, "colspan");
        var rows = Span(cell, "rowspan");
        for (var i = 0; i < columns && column + i < next.Length; i++)
        {
            if (i > 0) cells.Add([]);
            next[column + i] = rows - 1;
        }
    }

    public void EndRow()
    {
        for (var i = 0; i < rowsBelow.Length; i++)
        {
            rowsBelow[i] = Math.Max(Math.Max(rowsBelow[i] - 1, 0), next[i]);
            next[i] = 0;
        }
    }

    private static int Span(IElement cell, string attribute) =>
        int.TryParse(cell.GetAttribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? Math.Clamp(span, 1, 1000) : 1;
}
