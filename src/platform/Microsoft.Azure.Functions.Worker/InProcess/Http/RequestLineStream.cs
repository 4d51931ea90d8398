namespace Microsoft.Azure.Functions.Worker.InProcess.Http;

/// <summary>
/// What a client sends, with the bytes beyond ASCII in request lines percent-encoded: <c>curl '…?q=牦牛'</c> sends them as they are, and Kestrel
/// would answer 400 before anyone could say why. All other bytes pass unchanged.
/// </summary>
/// <remarks>
/// It looks at the lines of messages without a body only; behind the first head that announces one, and on connections that begin like
/// no HTTP/1 (TLS), everything passes unseen. So no body can ever be taken for a request line.
/// </remarks>
internal sealed class RequestLineStream(Stream inner) : Stream
{
    private const int EscapedLength = 3;

    private static readonly byte[][] AnnounceBody = ["content-length:"u8.ToArray(), "transfer-encoding:"u8.ToArray(), "upgrade:"u8.ToArray()];
    private static readonly int LongestName = AnnounceBody.Max(name => name.Length);

    private readonly byte[] lineStart = new byte[LongestName];
    private int lineLength;
    private Part part = Part.Beginning;
    private bool hasBody;

    private enum Part
    {
        Beginning,
        RequestLine,
        Headers,
        Unseen,
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (part == Part.Unseen || buffer.Length < EscapedLength) return await inner.ReadAsync(buffer, cancellationToken);

        // Read into the last third, and write from the front: three bytes for one never overtake what is still to be read.
        var sent = buffer[^(buffer.Length / EscapedLength)..];
        var read = await inner.ReadAsync(sent, cancellationToken);
        return Escape(sent.Span[..read], buffer.Span);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Escape(ReadOnlySpan<byte> sent, Span<byte> buffer)
    {
        var written = 0;
        foreach (var b in sent)
        {
            if (part == Part.Beginning) part = char.IsAsciiLetterUpper((char)b) ? Part.RequestLine : Part.Unseen;
            if (part == Part.RequestLine && b >= 0x80)
            {
                buffer[written++] = (byte)'%';
                buffer[written++] = HexDigit(b >> 4);
                buffer[written++] = HexDigit(b & 15);
            }
            else
            {
                buffer[written++] = b;
                if (part != Part.Unseen) Follow(b);
            }
        }

        return written;
    }

    private void Follow(byte b)
    {
        if (b != '\n')
        {
            if (b != '\r' && lineLength++ < lineStart.Length) lineStart[lineLength - 1] = (byte)char.ToLowerInvariant((char)b);
            return;
        }

        if (part == Part.RequestLine) part = Part.Headers;
        else if (lineLength == 0) part = hasBody ? Part.Unseen : Part.RequestLine;
        else hasBody |= Array.Exists(AnnounceBody, name => lineStart.AsSpan(0, Math.Min(lineLength, lineStart.Length)).StartsWith(name));
        lineLength = 0;
    }

    private static byte HexDigit(int value) => (byte)"0123456789ABCDEF"[value];
}
