using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>Makes Word documents: by the Open XML SDK where Word would write it so, part by part where it never would.</summary>
internal static class DocxFile
{
    public const string Namespaces =
        "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
        + "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" xmlns:v=\"urn:schemas-microsoft-com:vml\" "
        + "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

    private const string RelationshipType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    /// <summary>A document of the SDK, whose parts <paramref name="fill"/> makes.</summary>
    public static byte[] Of(IEnumerable<OpenXmlElement> blocks, Action<MainDocumentPart>? fill = null, WordprocessingDocumentType type = WordprocessingDocumentType.Document)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, type))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(blocks));
            fill?.Invoke(main);
        }

        return stream.ToArray();
    }

    public static Paragraph Paragraph(params string[] runs) =>
        new(runs.Select(run => new Run(new Text(run) { Space = SpaceProcessingModeValues.Preserve })));

    /// <summary>A paragraph that is item of an automatic list.</summary>
    public static Paragraph Item(int list, int level, string text)
    {
        var paragraph = Paragraph(text);
        paragraph.ParagraphProperties = new ParagraphProperties(new NumberingProperties(
            new NumberingLevelReference { Val = level }, new NumberingId { Val = list }));
        return paragraph;
    }

    public static Table Table(params string[][] rows) =>
        new(rows.Select(row => new TableRow(row.Select(cell => new TableCell(Paragraph(cell))))));

    /// <summary>A document whose body is written out in XML.</summary>
    public static byte[] OfXml(string body, string? numbering = null, string? styles = null) =>
        OfParts(Parts($"<w:document {Namespaces}><w:body>{body}</w:body></w:document>", numbering, styles));

    /// <summary>The parts of a document as Word names them.</summary>
    public static Dictionary<string, string> Parts(string document, string? numbering = null, string? styles = null)
    {
        var parts = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] =
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" "
                + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
            ["_rels/.rels"] = Relationships(("officeDocument", "word/document.xml")),
            ["word/document.xml"] = document,
            ["word/_rels/document.xml.rels"] = Relationships(("numbering", "numbering.xml"), ("styles", "/word/styles.xml")),
        };
        if (numbering is not null) parts.Add("word/numbering.xml", $"<w:numbering {Namespaces}>{numbering}</w:numbering>");
        if (styles is not null) parts.Add("word/styles.xml", $"<w:styles {Namespaces}>{styles}</w:styles>");
        return parts;
    }

    public static string Relationships(params (string Type, string Target)[] relationships)
    {
        var text = new StringBuilder("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">");
        foreach (var (index, (type, target)) in relationships.Index())
        {
            text.Append("<Relationship Id=\"r").Append(index).Append("\" Type=\"").Append(RelationshipType).Append(type).Append("\" Target=\"").Append(target).Append("\"/>");
        }

        return text.Append("</Relationships>").ToString();
    }

    public static byte[] OfParts(IEnumerable<KeyValuePair<string, string>> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(content);
            }
        }

        return stream.ToArray();
    }
}
