using System.Security.Cryptography;
using OpenData.Storage.Exports;

namespace OpenData.Api.Exports;

/// <summary>A stream into one file of a release, which counts and hashes what goes through it.</summary>
internal sealed class ReleaseFile : Stream
{
    private readonly string name;
    private readonly string mediaType;
    private readonly Stream destination;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private long count;

    private ReleaseFile(string name, string mediaType, Stream destination)
    {
        this.name = name;
        this.mediaType = mediaType;
        this.destination = destination;
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => count;

    public override long Position
    {
        get => count;
        set => throw new NotSupportedException();
    }

    public static async Task<ReleaseFile> OpenAsync(
        ExportStore store, string release, string name, string mediaType, CancellationToken cancellationToken) =>
        new(name, mediaType, await store.OpenWriteAsync(release, name, mediaType, cancellationToken));

    /// <summary>A file that is complete in memory.</summary>
    public static async Task<ExportFile> WriteAsync(
        ExportStore store, string release, string name, string mediaType, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var file = await OpenAsync(store, release, name, mediaType, cancellationToken);
        await file.WriteAsync(content, cancellationToken);
        return await file.CompleteAsync(records: null);
    }

    /// <summary>Stores what was written, and tells what it came to.</summary>
    public async Task<ExportFile> CompleteAsync(long? records)
    {
        await destination.DisposeAsync();
        return new ExportFile(name, mediaType, count, Convert.ToHexStringLower(hash.GetCurrentHash()), records);
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        hash.AppendData(buffer.Span);
        count += buffer.Length;
        await destination.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(byte[] buffer, int offset, int count)
    {
        hash.AppendData(buffer, offset, count);
        this.count += count;
        destination.Write(buffer, offset, count);
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Flush()
    {
        // The destination writes whole blocks; it is complete when the file is.
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) hash.Dispose();
        base.Dispose(disposing);
    }
}
