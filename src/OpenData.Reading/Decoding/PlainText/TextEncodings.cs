using System.Text;
using System.Text.Unicode;

namespace OpenData.Reading.Decoding.PlainText;

/// <param name="Text">With U+FFFD where bytes are no characters.</param>
/// <param name="Encoding"><c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>gb18030</c> or <c>big5</c>.</param>
/// <param name="IsBroken">Whether some bytes are no characters in this encoding.</param>
/// <param name="IsBinary">Whether the bytes are no text in any encoding known here.</param>
internal readonly record struct EncodedText(string Text, string Encoding, bool IsBroken, bool IsBinary);

/// <summary>
/// Finds the encoding of a text. In this order: a byte order mark; valid UTF-8; else the encoding in which the text has most
/// common Chinese characters. Big5 and GB18030 share nearly all byte pairs, so validity alone says nothing between them.
/// </summary>
internal static class TextEncodings
{
    private const int SampleBytes = 64 * 1024;

    /// <summary>What a page's own word on its encoding is worth: it decides a doubt, but not against the evidence.</summary>
    private const double DeclarationBonus = 0.1;

    private static readonly string[] Names = ["utf-8", "gb18030", "big5", "utf-16le", "utf-16be"];

    private static readonly (byte[] Mark, string Encoding)[] ByteOrderMarks =
    [
        ([0xEF, 0xBB, 0xBF], "utf-8"),
        ([0xFF, 0xFE], "utf-16le"),
        ([0xFE, 0xFF], "utf-16be"),
        ([0x84, 0x31, 0x95, 0x33], "gb18030"),
    ];

    /// <param name="bytes">The whole text.</param>
    /// <param name="declared">The encoding that a page names as its own; null where none does.</param>
    public static EncodedText Decode(ReadOnlySpan<byte> bytes, string? declared)
    {
        foreach (var (mark, marked) in ByteOrderMarks)
        {
            if (bytes.StartsWith(mark)) return DecodeAs(marked, bytes[mark.Length..]);
        }

        var isUtf8 = !bytes.Contains((byte)0) && Utf8.IsValid(bytes);
        if (isUtf8 && (Ascii.IsValid(bytes) || Encoding.UTF8.GetString(bytes).AsSpan().ContainsAnyInRange('\u4E00', '\u9FFF')))
        {
            return DecodeAs("utf-8", bytes);
        }

        // A few words in GBK can be valid UTF-8 by chance, but then never Han characters.
        var (encoding, score) = MostLikely(bytes, declared);
        if (isUtf8 && score < CommonCharacters.Certain) return DecodeAs("utf-8", bytes);
        return score < CommonCharacters.Plausible ? new EncodedText("", encoding, false, IsBinary: true) : DecodeAs(encoding, bytes);
    }

    private static (string Encoding, double Score) MostLikely(ReadOnlySpan<byte> bytes, string? declared)
    {
        // Everything before the first byte that is not ASCII reads the same in all but UTF-16, where it is even.
        var start = bytes.IndexOfAnyExceptInRange((byte)1, (byte)0x7F) & ~1;
        if (start < 0) start = 0;
        var sample = bytes[start..Math.Min(bytes.Length, start + SampleBytes)];
        var best = ("utf-8", double.NegativeInfinity);
        var chars = new char[Encoding.UTF8.GetMaxCharCount(sample.Length)];
        foreach (var name in Names)
        {
            // Without a flush, a character that the sample's end cuts in two is left out.
            var length = Of(name, new BrokenBytes()).GetDecoder().GetChars(sample, chars, flush: sample.Length + start == bytes.Length);
            var score = CommonCharacters.Score(chars.AsSpan(0, length));
            if (name == declared) score += Math.Abs(score) * DeclarationBonus;
            if (score > best.Item2) best = (name, score);
        }

        return best;
    }

    private static EncodedText DecodeAs(string encoding, ReadOnlySpan<byte> bytes)
    {
        var broken = new BrokenBytes();
        var text = Of(encoding, broken).GetString(bytes);
        return new EncodedText(text, encoding, broken.Found || text.Contains('\0', StringComparison.Ordinal), IsBinary: false);
    }

    private static Encoding Of(string name, DecoderFallback fallback)
    {
        Encoding encoding = name switch
        {
            "utf-8" => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            "utf-16le" => new UnicodeEncoding(bigEndian: false, byteOrderMark: false),
            "utf-16be" => new UnicodeEncoding(bigEndian: true, byteOrderMark: false),
            _ => CodePagesEncodingProvider.Instance.GetEncoding(name)!,
        };
        encoding = (Encoding)encoding.Clone();
        encoding.DecoderFallback = fallback;
        return encoding;
    }
}
