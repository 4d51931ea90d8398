using System.Text;
using System.Xml;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>
/// Walks through a part's XML, forwards and once. Document type declarations, and with them entities, are refused; nothing outside the part
/// is ever looked at.
/// </summary>
internal sealed class WordXml(Stream part) : IDisposable
{
    /// <summary>Levels of elements; a table in a table in a text box comes to some 40.</summary>
    public const int MaxDepth = 256;

    private const string Transitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private const string Strict = "http://purl.oclc.org/ooxml/wordprocessingml/main";
    private const string MathTransitional = "http://schemas.openxmlformats.org/officeDocument/2006/math";
    private const string MathStrict = "http://purl.oclc.org/ooxml/officeDocument/math";
    private const string Compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private const string PackageRelationships = "http://schemas.openxmlformats.org/package/2006/relationships";

    private readonly XmlReader reader = XmlReader.Create(part, new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    });

    public int Depth => reader.Depth;

    /// <summary>
    /// The element's name: bare in the vocabulary of Word and of relationships (<c>p</c>), <c>m:t</c> in that of formulas, <c>mc:Choice</c> in that
    /// of alternatives, and <c>*</c> in all others.
    /// </summary>
    public string Name => reader.NamespaceURI switch
    {
        Transitional or Strict or PackageRelationships => reader.LocalName,
        MathTransitional or MathStrict => "m:" + reader.LocalName,
        Compatibility => "mc:" + reader.LocalName,
        _ => "*",
    };

    /// <summary>The value of <c>w:val</c>.</summary>
    public string? Value => Attribute("val");

    /// <summary>A property that is on by being there: <c>&lt;w:vanish/&gt;</c>, but not <c>&lt;w:vanish w:val="0"/&gt;</c>.</summary>
    public bool IsOn => Value is not ("0" or "false" or "off");

    public int? Number => int.TryParse(Value, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
        ? number
        : null;

    public bool ReadRoot() => reader.MoveToContent() == XmlNodeType.Element;

    /// <summary>An attribute of the element's own vocabulary, or of none.</summary>
    public string? Attribute(string name) => reader.GetAttribute(name, reader.NamespaceURI) ?? reader.GetAttribute(name);

    /// <summary>
    /// Moves to the next child of the element at <paramref name="parentDepth"/>, past what is left of the child before; false at the
    /// parent's end.
    /// </summary>
    /// <exception cref="DocumentOutgrownException">The child is nested too deeply.</exception>
    public bool NextChild(int parentDepth)
    {
        if (reader.Depth == parentDepth && reader is { NodeType: XmlNodeType.Element, IsEmptyElement: true }) return false;
        while (reader.Read())
        {
            if (reader.Depth == parentDepth && reader.NodeType == XmlNodeType.EndElement) return false;
            if (reader.Depth != parentDepth + 1 || reader.NodeType != XmlNodeType.Element) continue;
            return reader.Depth < MaxDepth ? true : throw new DocumentOutgrownException(Rejections.TooDeep());
        }

        return false;
    }

    /// <summary>The element's own text. As in Word, blanks at its ends only count where they are said to.</summary>
    public string ReadText()
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement) return "";
        var keepsBlanks = reader.XmlSpace == XmlSpace.Preserve;
        var text = new StringBuilder();
        while (reader.Read() && (reader.Depth != depth || reader.NodeType != XmlNodeType.EndElement))
        {
            if (reader.Depth == depth + 1 && reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                text.Append(reader.Value);
            }
        }

        return keepsBlanks ? text.ToString() : text.ToString().Trim(' ', '\t', '\n', '\r');
    }

    public void Dispose() => reader.Dispose();
}
