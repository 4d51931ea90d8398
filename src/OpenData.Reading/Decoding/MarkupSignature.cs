using System.Buffers;
using System.Text;

namespace OpenData.Reading.Decoding;

/// <summary>
/// Tells HTML from plain text and from other markup by how the file begins. A page that begins with words
/// (<c>白水镇工作总结&lt;br&gt;…</c>) is only HTML if its name says so.
/// </summary>
internal static class MarkupSignature
{
    private const int Window = 4096;

    private static readonly HashSet<string> HtmlElements = new(StringComparer.OrdinalIgnoreCase)
    {
        "!doctype", "html", "head", "body", "title", "meta", "link", "base", "script", "style", "div", "p", "table", "tbody", "tr", "td",
        "span", "font", "center", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "section", "article", "main", "header", "br", "b", "strong",
        "a", "img", "form", "blockquote", "pre",
    };

    private static readonly SearchValues<char> EndsOfName = SearchValues.Create(" \t\r\n\f/>");

    private static readonly string[] HtmlExtensions = [".html", ".htm", ".shtml", ".xhtml", ".jsp", ".jhtml", ".asp", ".aspx", ".php"];

    public static FileKind Of(ReadOnlySpan<byte> file, string? fileName)
    {
        var start = Latin(file[..Math.Min(file.Length, Window)]);
        var text = start.AsSpan();
        var isXml = false;
        while (true)
        {
            text = text.TrimStart();
            if (text.StartsWith("<!--") && text.IndexOf("-->") is var end and > 0)
            {
                text = text[(end + 3)..];
            }
            else if (text.StartsWith("<?") && text.IndexOf('>') is var close and > 0)
            {
                if (text[..close].Contains("Word.Document", StringComparison.Ordinal)) return FileKind.WordXml;
                isXml = true;
                text = text[(close + 1)..];
            }
            else
            {
                break;
            }
        }

        if (IsHtmlTag(text)) return FileKind.Html;
        if (isXml) return FileKind.Xml;
        return IsNamedHtml(fileName) && HoldsTag(start) ? FileKind.Html : FileKind.Text;
    }

    /// <summary><c>&lt;p class=…</c> and <c>&lt;/p&gt;</c>, but not <c>&lt;一&gt;</c>.</summary>
    private static bool IsHtmlTag(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] != '<') return false;
        var name = text[1] == '/' ? text[2..] : text[1..];
        var end = name.IndexOfAny(EndsOfName);
        return end > 0 && HtmlElements.GetAlternateLookup<ReadOnlySpan<char>>().Contains(name[..end]);
    }

    private static bool IsNamedHtml(string? fileName) =>
        fileName is not null && HtmlExtensions.Any(extension => fileName.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    private static bool HoldsTag(string text)
    {
        for (var at = text.IndexOf('<', StringComparison.Ordinal); at >= 0; at = text.IndexOf('<', at + 1))
        {
            if (IsHtmlTag(text.AsSpan(at))) return true;
        }

        return false;
    }

    /// <summary>The ASCII characters among the bytes, whatever the encoding: UTF-16 only puts zeros between them.</summary>
    private static string Latin(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var b in bytes)
        {
            if (b is not 0 and not 0xEF and not 0xBB and not 0xBF and not 0xFE and not 0xFF) text.Append((char)b);
        }

        return text.ToString();
    }
}
