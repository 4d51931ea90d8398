namespace OpenData.Reading.Decoding.Docx;

/// <summary>The same content written for newer and for older programs; only one of the two is read, else a text box would come twice.</summary>
internal static class Alternatives
{
    /// <param name="xml">Stands on the element that holds the alternatives.</param>
    /// <param name="read">Reads the children of the element that it then stands on.</param>
    public static void Read(WordXml xml, Action read)
    {
        var isRead = false;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (isRead || xml.Name is not ("mc:Choice" or "mc:Fallback")) continue;
            isRead = true;
            read();
        }
    }
}

/// <summary>A content control: a form's field, a date, a building block.</summary>
internal static class StructuredTag
{
    /// <summary>Reads what has been filled in; the prompt of an empty one (单击此处输入文字) is no text of the report.</summary>
    public static void Read(WordXml xml, Action read)
    {
        var isPrompt = false;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "sdtPr") isPrompt = IsPrompt(xml);
            else if (xml.Name == "sdtContent" && !isPrompt) read();
        }
    }

    private static bool IsPrompt(WordXml xml)
    {
        var isPrompt = false;
        var depth = xml.Depth;
        while (xml.NextChild(depth)) isPrompt |= xml.Name == "showingPlcHdr" && xml.IsOn;
        return isPrompt;
    }
}
