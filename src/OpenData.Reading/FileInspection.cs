using OpenData.Observations;
using OpenData.Reading.Decoding;

namespace OpenData.Reading;

/// <summary>A look at a file's first bytes, for whoever takes it in before it is read.</summary>
public static class FileInspection
{
    /// <param name="beginning">The first bytes; old Office files are only named exactly where their directory is among them.</param>
    /// <param name="fileName">As for reading.</param>
    /// <returns>
    /// <c>txt</c>, <c>html</c> or <c>docx</c> (any zip container: what it holds is seen by reading it), or why it is certain that the
    /// file would be rejected.
    /// </returns>
    public static (string Format, Rejection? Rejection) Of(ReadOnlySpan<byte> beginning, string? fileName) =>
        FileSignature.Of(beginning, fileName) switch
        {
            FileKind.Text => ("txt", null),
            FileKind.Html => ("html", null),
            FileKind.Zip => ("docx", null),
            FileKind.EncryptedOffice => ("", Rejections.EncryptedFile()),
            var kind => ("", Rejections.UnsupportedFormat(kind)),
        };
}
