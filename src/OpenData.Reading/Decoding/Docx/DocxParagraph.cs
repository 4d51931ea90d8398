using System.Globalization;
using System.Text;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>
/// Reads one paragraph: the words that Word shows in it. What a tracked change deleted, hidden and struck-out words, notes and the
/// codes of fields are left out; what a tracked change inserted is kept.
/// </summary>
internal sealed class DocxParagraph(WordXml xml, DocxBody body, DocxStyles styles)
{
    private readonly StringBuilder text = new();
    private readonly List<string> textBoxes = [];
    private bool isRaised;

    /// <summary>A break within the paragraph is a <c>\n</c>.</summary>
    public string Text => text.ToString();

    public IReadOnlyList<string> TextBoxes => textBoxes;

    public string? Style { get; private set; }

    public int? NumberingId { get; private set; }

    public int? Level { get; private set; }

    /// <summary>Whether its mark is deleted or hidden, so that its words stand in the next paragraph.</summary>
    public bool IsUnended { get; private set; }

    public void Read() => ReadInline();

    private void ReadInline()
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "pPr": ReadProperties(); break;
                case "r": ReadRun(); break;
                case "sdt": StructuredTag.Read(xml, ReadInline); break;
                case "mc:AlternateContent": Alternatives.Read(xml, ReadInline); break;
                case "hyperlink" or "ins" or "moveTo" or "smartTag" or "customXml" or "fldSimple" or "dir" or "bdo": ReadInline(); break;
                case ['m', ':', ..]: ReadFormula(); break;
            }
        }
    }

    private void ReadProperties()
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "pStyle": Style = xml.Value; break;
                case "numPr": (NumberingId, Level) = DocxNumbering.ReadReference(xml); break;
                case "rPr": ReadMarkProperties(); break;
            }
        }
    }

    private void ReadMarkProperties()
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth)) IsUnended |= xml.Name is "del" or "moveFrom" || (xml.Name is "vanish" && xml.IsOn);
    }

    private void ReadRun()
    {
        var isLeftOut = styles.IsHidden(Style) ?? false;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "rPr") ReadRunProperties(ref isLeftOut);
            else if (!isLeftOut) ReadRunContent();
        }

        isRaised = false;
    }

    private void ReadRunProperties(ref bool isLeftOut)
    {
        var (isHidden, isStruck) = (default(bool?), false);
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            switch (xml.Name)
            {
                case "rStyle": isHidden ??= styles.IsHidden(xml.Value); break;
                case "vanish": isHidden = xml.IsOn; break;
                case "strike" or "dstrike": isStruck |= xml.IsOn; break;
                case "vertAlign": isRaised = xml.Value == "superscript"; break;
            }
        }

        isLeftOut = isStruck || (isHidden ?? isLeftOut);
    }

    private void ReadRunContent()
    {
        switch (xml.Name)
        {
            case "t" or "m:t": Append(xml.ReadText()); break;
            case "tab" or "ptab": text.Append('\t'); break;
            case "br" or "cr": text.Append('\n'); break;
            case "noBreakHyphen": text.Append('-'); break;
            case "sym": AppendSymbol(); break;
            case "ruby": ReadRuby(); break;
            case "drawing" or "pict" or "object": ReadTextBoxes(); break;
            case "mc:AlternateContent": Alternatives.Read(xml, ReadRunAlternative); break;
        }
    }

    private void ReadRunAlternative()
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth)) ReadRunContent();
    }

    /// <summary>Words with their pronunciation above them; only the words are read.</summary>
    private void ReadRuby()
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "rubyBase") ReadInline();
        }
    }

    private void ReadTextBoxes()
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "txbxContent") textBoxes.AddRange(body.ReadApart());
            else if (xml.Name == "mc:AlternateContent") Alternatives.Read(xml, ReadTextBoxes);
            else ReadTextBoxes();
        }
    }

    /// <summary>A formula in one line: fractions with a stroke, exponents as such.</summary>
    private void ReadFormula()
    {
        if (xml.Name == "m:r")
        {
            ReadRun();
            return;
        }

        var isExponent = xml.Name == "m:sup";
        var isFraction = xml.Name == "m:f";
        var start = text.Length;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (isFraction && xml.Name == "m:den") text.Append('/');
            if (xml.Name is ['m', ':', ..] or "r") ReadFormula();
        }

        if (isExponent && VisibleText.IsExponent(text.ToString(start, text.Length - start)))
        {
            for (var i = start; i < text.Length; i++) text[i] = VisibleText.Superscript(text[i]);
        }
    }

    private void Append(string words)
    {
        var raises = isRaised && VisibleText.IsExponent(words);
        foreach (var c in words)
        {
            if (VisibleText.IsInvisible(c)) continue;
            text.Append(raises ? VisibleText.Superscript(c) : c is '\n' or '\r' ? ' ' : c);
        }
    }

    /// <summary>A character of a font by its number: ① of 宋体 is text, the ticks and hands of the pictorial fonts are not.</summary>
    private void AppendSymbol()
    {
        if (int.TryParse(xml.Attribute("char"), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            && code is > ' ' and < 0xD800 or (>= 0xF900 and < 0xFFF0)) text.Append((char)code);
    }
}
