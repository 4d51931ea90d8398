namespace OpenData.Reading.Decoding.Docx;

/// <summary>Reads a table row by row, keeping its columns in step.</summary>
internal sealed class DocxTable(WordXml xml, DocxBody body)
{
    public void Read(Action<List<IReadOnlyList<string>>> addRow)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "tr":
                    var row = new Row();
                    ReadRow(row);
                    if (!row.IsLeftOut) addRow(row.Cells);
                    break;
                case "sdt": StructuredTag.Read(xml, () => Read(addRow)); break;
                case "ins" or "moveTo" or "customXml": Read(addRow); break;
            }
        }
    }

    private void ReadRow(Row row)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "trPr": ReadProperties(row); break;
                case "tc" when !row.IsLeftOut: ReadCell(row); break;
                case "sdt": StructuredTag.Read(xml, () => ReadRow(row)); break;
                case "customXml": ReadRow(row); break;
            }
        }
    }

    private void ReadProperties(Row row)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "del": row.IsLeftOut = true; break;
                case "hidden": row.IsLeftOut |= xml.IsOn; break;
                case "gridBefore": row.AddEmpty(xml.Number ?? 0); break;
            }
        }
    }

    private void ReadCell(Row row)
    {
        var cell = new CellProperties();
        var lines = body.ReadApart(cell);
        if (cell.IsDeleted) return;
        row.Cells.Add(cell.IsContinued ? [] : lines);
        row.AddEmpty(cell.Columns - 1);
    }

    private sealed class Row
    {
        public List<IReadOnlyList<string>> Cells { get; } = [];

        /// <summary>Deleted by a tracked change, or hidden.</summary>
        public bool IsLeftOut { get; set; }

        public void AddEmpty(int columns)
        {
            for (var i = 0; i < columns && Cells.Count < TableRow.MaxColumns; i++) Cells.Add([]);
        }
    }
}

/// <summary>What a cell says of its place in the table.</summary>
internal sealed class CellProperties
{
    public int Columns { get; private set; } = 1;

    /// <summary>Whether it is the lower part of a cell that spans rows; Word shows nothing of what it holds.</summary>
    public bool IsContinued { get; private set; }

    /// <summary>Deleted by a tracked change.</summary>
    public bool IsDeleted { get; private set; }

    public void Read(WordXml xml)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "gridSpan": Columns = xml.Number ?? 1; break;
                case "vMerge" or "hMerge": IsContinued |= xml.Value is null or "continue"; break;
                case "cellDel": IsDeleted = true; break;
            }
        }
    }
}
