using Microsoft.Win32.SafeHandles;

namespace OpenData.Storage.Index;

/// <summary>The file of an index at one moment, whole and unmoving, without a copy of it.</summary>
/// <remarks>
/// SQLite writes into a log beside the file and copies from there into the file, but never what a reader has not seen yet. A reader
/// that begins when all of the log is copied holds the file as it is until it ends.
/// </remarks>
public sealed class FrozenIndex : IDisposable
{
    private const int BufferSize = 1 << 20;

    private readonly IndexReader reader;
    private readonly SafeFileHandle bytes;

    internal FrozenIndex(IndexReader reader, SafeFileHandle bytes)
    {
        this.reader = reader;
        this.bytes = bytes;
        Length = RandomAccess.GetLength(bytes);
    }

    /// <summary>The state the file is in.</summary>
    public IndexPoint Head => reader.Head;

    /// <summary>Bytes.</summary>
    public long Length { get; }

    public async Task CopyToAsync(Stream destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(destination);
        var buffer = new byte[BufferSize];
        for (var at = 0L; at < Length;)
        {
            var read = await RandomAccess.ReadAsync(bytes, buffer.AsMemory(0, (int)Math.Min(BufferSize, Length - at)), at, cancellationToken);
            if (read == 0) throw new EndOfStreamException("The index file became shorter while it was copied.");
            await destination.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            at += read;
        }
    }

    public void Dispose() => reader.Dispose();
}
