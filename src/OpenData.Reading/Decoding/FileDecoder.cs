using OpenData.Observations;
using OpenData.Reading.Decoding.Docx;
using OpenData.Reading.Decoding.Html;
using OpenData.Reading.Decoding.PlainText;

namespace OpenData.Reading.Decoding;

/// <summary>
/// Bytes to text: finds out what a file is from its content, and takes the text out of it. Never throws on content, and takes
/// time linear in the file's size. <c>docs/formats.md</c> says what is kept and what is left out.
/// </summary>
internal static class FileDecoder
{
    /// <summary>The largest file, in bytes.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>The longest text, in characters: what the largest file of plain text can hold. Markup may not unfold to more.</summary>
    public const int MaxTextLength = MaxBytes;

    /// <param name="file">The whole file.</param>
    /// <param name="fileName">Decides only where the content leaves it open whether a text is HTML.</param>
    public static DecodedFile Decode(ReadOnlyMemory<byte> file, string? fileName)
    {
        if (file.Length > MaxBytes) return Rejected("", Rejections.TooLarge(file.Length));
        var kind = FileSignature.Of(file.Span, fileName);
        var decoded = kind switch
        {
            FileKind.Text => PlainTextDecoder.Decode(file),
            FileKind.Html => HtmlDecoder.Decode(file),
            FileKind.Zip => DocxDecoder.Decode(file),
            FileKind.EncryptedOffice => Rejected("docx", Rejections.EncryptedFile()),
            _ => Rejected("", Rejections.UnsupportedFormat(kind)),
        };
        if (decoded.Rejection is not null) return decoded;
        if (decoded.Text.Length > MaxTextLength) return decoded with { Text = "", Rejection = Rejections.TooMuchContent() };
        if (VisibleText.IsBlank(decoded.Text)) return decoded with { Text = "", Rejection = Rejections.NoText(decoded.Format) };
        if (!ChineseText.IsChinese(decoded.Text)) return decoded with { Text = "", Rejection = Rejections.NotChinese() };
        return decoded;
    }

    public static DecodedFile Rejected(string format, Rejection rejection) => new() { Format = format, Rejection = rejection };
}
