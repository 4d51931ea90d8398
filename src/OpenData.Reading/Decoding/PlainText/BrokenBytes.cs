using System.Text;
using OpenData.Observations;

namespace OpenData.Reading.Decoding.PlainText;

/// <summary>Puts U+FFFD where bytes are no characters, and notes that it did.</summary>
internal sealed class BrokenBytes : DecoderFallback
{
    private const char Replacement = '\uFFFD';

    public bool Found { get; private set; }

    public override int MaxCharCount => 1;

    /// <summary>Says where a text is damaged. A text that holds U+FFFD or a NUL of its own counts as damaged there too.</summary>
    public static Rejection Rejection(string text, string encoding)
    {
        int? first = null;
        var (line, places, isDamage) = (1, 0, false);
        foreach (var c in text)
        {
            var wasDamage = isDamage;
            isDamage = c is Replacement or '\0';
            if (c == '\n') line++;
            if (!isDamage || wasDamage) continue;
            first ??= line;
            places++;
        }

        return Rejections.BrokenEncoding(first ?? line, Math.Max(places, 1), encoding);
    }

    public override DecoderFallbackBuffer CreateFallbackBuffer() => new Buffer(this);

    private sealed class Buffer(BrokenBytes owner) : DecoderFallbackBuffer
    {
        private int remaining;

        public override int Remaining => remaining;

        public override bool Fallback(byte[] bytesUnknown, int index)
        {
            owner.Found = true;
            remaining = 1;
            return true;
        }

        public override char GetNextChar()
        {
            if (remaining == 0) return '\0';
            remaining = 0;
            return Replacement;
        }

        public override bool MovePrevious() => false;

        public override void Reset() => remaining = 0;
    }
}
