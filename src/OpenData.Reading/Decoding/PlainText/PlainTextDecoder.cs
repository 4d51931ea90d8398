namespace OpenData.Reading.Decoding.PlainText;

/// <summary>
/// Plain text stays as it is, but for two things: the byte order mark goes, and every line ends in <c>\n</c>, so that a report
/// saved on Windows and the same one saved elsewhere have the same offsets.
/// </summary>
internal static class PlainTextDecoder
{
    public static DecodedFile Decode(ReadOnlyMemory<byte> file)
    {
        var text = TextEncodings.Decode(file.Span, declared: null);
        if (text.IsBinary) return FileDecoder.Rejected("", Rejections.UnsupportedFormat(FileKind.Binary));
        var decoded = new DecodedFile { Format = "txt", Encoding = text.Encoding, Text = LineEnds(text.Text) };
        return text.IsBroken && ChineseText.IsChinese(decoded.Text)
            ? decoded with { Text = "", Rejection = BrokenBytes.Rejection(decoded.Text, text.Encoding) }
            : decoded;
    }

    private static string LineEnds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
}
