namespace OpenData.Reading.Decoding.Docx;

/// <summary>What a style says that matters to the text: hidden or not, numbered or not.</summary>
/// <param name="Name">Lower case; Word's own styles have the same name in every language: <c>toc 1</c>, <c>heading 1</c>.</param>
/// <param name="BasedOn">The style it takes from what it doesn't say itself.</param>
/// <param name="NumberingId">0 switches a numbering off.</param>
/// <param name="Level">The level of the numbering, from 0.</param>
/// <param name="IsHidden">Null where it doesn't say.</param>
internal sealed record DocxStyle(string Name, string? BasedOn, int? NumberingId, int? Level, bool? IsHidden);

/// <summary>The styles of a document.</summary>
internal sealed class DocxStyles
{
    /// <summary>Styles that stand on each other; a circle ends here.</summary>
    private const int MaxChain = 32;

    private readonly Dictionary<string, DocxStyle> styles = new(StringComparer.Ordinal);
    private string? defaultParagraph;

    private DocxStyles()
    {
    }

    /// <param name="xml">The part with the styles; null where a document has none.</param>
    public static DocxStyles Read(WordXml? xml)
    {
        var read = new DocxStyles();
        if (xml is null || !xml.ReadRoot()) return read;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "style") read.ReadStyle(xml);
        }

        return read;
    }

    /// <summary>Whether runs in this style are hidden; null where neither it nor what it is based on says.</summary>
    public bool? IsHidden(string? id) => First(id, style => style.IsHidden);

    /// <summary>Whether a paragraph is a line of a table of contents: it repeats a heading, with the number of a page.</summary>
    public bool IsContents(string? id) => Chain(id).Any(style => style.Name.StartsWith("toc ", StringComparison.Ordinal));

    /// <summary>The numbering that a paragraph style brings with it; null where it brings none.</summary>
    public (int NumberingId, int? Level)? Numbering(string? id)
    {
        var chain = Chain(id ?? defaultParagraph).ToArray();
        var numbered = Array.Find(chain, style => style.NumberingId is not null);
        return numbered is null ? null : (numbered.NumberingId!.Value, Array.Find(chain, style => style.Level is not null)?.Level);
    }

    private IEnumerable<DocxStyle> Chain(string? id)
    {
        for (var count = 0; id is not null && count < MaxChain && styles.TryGetValue(id, out var style); count++, id = style.BasedOn) yield return style;
    }

    private bool? First(string? id, Func<DocxStyle, bool?> property) =>
        id is null ? null : Chain(id).Select(property).FirstOrDefault(value => value is not null);

    private void ReadStyle(WordXml xml)
    {
        var id = xml.Attribute("styleId");
        if (id is null) return;
        if (xml.Attribute("type") == "paragraph" && xml.Attribute("default") is "1" or "true" or "on") defaultParagraph ??= id;
        var (name, basedOn) = ("", default(string));
        (int? NumberingId, int? Level) numbering = default;
        bool? isHidden = null;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "name": name = xml.Value?.ToLowerInvariant() ?? ""; break;
                case "basedOn": basedOn = xml.Value; break;
                case "pPr": numbering = ReadNumbering(xml); break;
                case "rPr": isHidden = ReadHidden(xml); break;
            }
        }

        styles.TryAdd(id, new DocxStyle(name, basedOn, numbering.NumberingId, numbering.Level, isHidden));
    }

    /// <summary>Of paragraph properties, the numbering.</summary>
    private static (int? NumberingId, int? Level) ReadNumbering(WordXml xml)
    {
        (int?, int?) numbering = default;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "numPr") numbering = DocxNumbering.ReadReference(xml);
        }

        return numbering;
    }

    private static bool? ReadHidden(WordXml xml)
    {
        bool? isHidden = null;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "vanish") isHidden = xml.IsOn;
        }

        return isHidden;
    }
}
