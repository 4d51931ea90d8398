using System.Text;
using OpenData.Reading.Decoding.Lists;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>
/// Reads the blocks of a document's main part, paragraphs and tables, as lines. A text box comes after the paragraph it hangs on.
/// </summary>
internal sealed class DocxBody(WordXml xml, DocxStyles styles, DocxNumbering numbering)
{
    private List<string> lines = [];
    private long length;

    /// <summary>The paragraph so far: where its mark is deleted or hidden it goes on in the next one.</summary>
    private StringBuilder unended = new();

    /// <summary>Null where the part is no document.</summary>
    /// <exception cref="DocumentOutgrownException">The document is nested too deeply, or longer than <see cref="FileDecoder.MaxTextLength"/>.</exception>
    public IReadOnlyList<string>? Read()
    {
        if (!xml.ReadRoot() || xml.Name != "document") return null;
        var depth = xml.Depth;
        var hasBody = false;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "body") continue;
            hasBody = true;
            ReadBlocks();
        }

        EndBlocks();
        return hasBody ? lines : null;
    }

    /// <summary>Reads what an element holds into lines of its own: a text box, or a cell with its properties.</summary>
    public List<string> ReadApart(CellProperties? cell = null)
    {
        var (outerLines, outerUnended) = (lines, unended);
        (lines, unended) = ([], new StringBuilder());
        ReadBlocks(cell);
        EndBlocks();
        var apart = lines;
        (lines, unended) = (outerLines, outerUnended);
        return apart;
    }

    private void ReadBlocks() => ReadBlocks(cell: null);

    private void ReadBlocks(CellProperties? cell)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "tcPr": cell?.Read(xml); break;
                case "p": ReadParagraph(); break;
                case "tbl": new DocxTable(xml, this).Read(AddRow); break;
                case "sdt": StructuredTag.Read(xml, ReadBlocks); break;
                case "mc:AlternateContent": Alternatives.Read(xml, ReadBlocks); break;
                case "ins" or "moveTo" or "customXml": ReadBlocks(); break;
            }
        }
    }

    private void ReadParagraph()
    {
        var paragraph = new DocxParagraph(xml, this, styles);
        paragraph.Read();
        if (!styles.IsContents(paragraph.Style))
        {
            unended.Append(paragraph.Text);
            if (!paragraph.IsUnended) AddParagraph(Label(paragraph));
        }

        lines.AddRange(paragraph.TextBoxes);
    }

    private string Label(DocxParagraph paragraph)
    {
        var fromStyle = styles.Numbering(paragraph.Style);
        var id = paragraph.NumberingId ?? fromStyle?.NumberingId;
        if (id is null or 0) return "";
        var level = paragraph.Level ?? numbering.LevelOfStyle(id.Value, paragraph.Style) ?? fromStyle?.Level ?? 0;
        return numbering.Next(id.Value, level);
    }

    private void EndBlocks()
    {
        if (unended.Length > 0) AddParagraph(label: "");
    }

    private void AddParagraph(string label)
    {
        var text = unended.ToString();
        unended.Clear();
        length += text.Length + 1;
        if (length > FileDecoder.MaxTextLength) throw new DocumentOutgrownException(Rejections.TooMuchContent());
        foreach (var part in text.Split('\n'))
        {
            var line = part.TrimStart(' ', '\t').TrimEnd();
            if (VisibleText.IsBlank(line)) continue;
            lines.Add(ListLabel.Join(label, line));
            label = "";
        }
    }

    private void AddRow(List<IReadOnlyList<string>> cells)
    {
        if (TableRow.IsLayout(cells)) lines.AddRange(cells.SelectMany(cell => cell));
        else if (TableRow.Line(cells) is { } row) lines.Add(row);
    }
}
