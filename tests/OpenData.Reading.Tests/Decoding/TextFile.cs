using System.Text;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>A text as a file in one of the encodings that people save texts in.</summary>
/// <param name="Name">As reported by the decoder.</param>
/// <param name="Encoding">Writes it.</param>
/// <param name="HasMark">Whether a byte order mark comes first.</param>
public sealed record TextFile(string Name, Encoding Encoding, bool HasMark)
{
    public static IReadOnlyList<TextFile> Encodings { get; } =
    [
        new("utf-8", new UTF8Encoding(false), false),
        new("utf-8", new UTF8Encoding(true), true),
        new("utf-16le", new UnicodeEncoding(bigEndian: false, byteOrderMark: true), false),
        new("utf-16le", new UnicodeEncoding(bigEndian: false, byteOrderMark: true), true),
        new("utf-16be", new UnicodeEncoding(bigEndian: true, byteOrderMark: true), false),
        new("utf-16be", new UnicodeEncoding(bigEndian: true, byteOrderMark: true), true),
        new("gb18030", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!, false),
        new("gb18030", CodePagesEncodingProvider.Instance.GetEncoding("gb2312")!, false),
        new("big5", CodePagesEncodingProvider.Instance.GetEncoding("big5")!, false),
    ];

    public static TextFile Named(string name) => Encodings.First(encoding => encoding.Name == name);

    public byte[] Write(string text) => [.. HasMark ? Encoding.GetPreamble() : [], .. Encoding.GetBytes(text)];
}
