using System.Buffers;
using System.Text;

namespace OpenData.Reading.Decoding.Html;

/// <summary>
/// The encoding that a page names in a <c>meta</c> element. Pages that were saved or moved often name the wrong one, so it is a hint.
/// </summary>
internal static class HtmlCharset
{
    /// <summary>The standard wants it in the first 1024 bytes; templates put scripts and comments before it.</summary>
    private const int Window = 8192;

    private const string Attribute = "charset";

    private static readonly SearchValues<char> EndsOfLabel = SearchValues.Create(" \t\r\n\"';/>");

    public static string? Of(ReadOnlySpan<byte> file)
    {
        var head = Encoding.Latin1.GetString(file[..Math.Min(file.Length, Window)]);
        for (var at = head.IndexOf(Attribute, StringComparison.OrdinalIgnoreCase); at >= 0;
             at = head.IndexOf(Attribute, at + Attribute.Length, StringComparison.OrdinalIgnoreCase))
        {
            var value = head.AsSpan(at + Attribute.Length).TrimStart();
            if (!value.StartsWith("=")) continue;
            value = value[1..].TrimStart(" \t\r\n\"'");
            var end = value.IndexOfAny(EndsOfLabel);
            if (Known(end < 0 ? value : value[..end]) is { } encoding) return encoding;
        }

        return null;
    }

    /// <summary>The labels of the Encoding Standard for the encodings read here.</summary>
    private static string? Known(ReadOnlySpan<char> label) => label.ToString().ToUpperInvariant() switch
    {
        "UTF-8" or "UTF8" or "UNICODE-1-1-UTF-8" => "utf-8",
        "GB2312" or "GBK" or "GB18030" or "X-GBK" or "GB_2312-80" or "CSGB2312" or "CHINESE" or "ISO-IR-58" => "gb18030",
        "BIG5" or "BIG5-HKSCS" or "CN-BIG5" or "CSBIG5" or "X-X-BIG5" => "big5",
        _ => null,
    };
}
