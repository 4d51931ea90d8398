using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Net;
using Azure;
using Azure.Storage;
using Azure.Storage.Blobs.Models;
using Microsoft.Extensions.Logging;

namespace OpenData.Storage.Index;

/// <summary>Whole copies of the index in the container <c>index</c>, compressed, from which a new instance begins.</summary>
/// <remarks>
/// Each has a name of its own and becomes visible complete; the older ones are removed behind it. On the disk of the instance that
/// makes or loads one there is the index itself and never a second copy.
/// </remarks>
public sealed partial class IndexSnapshots(StorageConnection storage, ObservationIndex index, ILogger<IndexSnapshots> logger)
{
    private const int Kept = 2;
    private const string Suffix = ".sqlite.br";

    /// <summary>Bytes. The client borrows each block from a pool that keeps one for every thread that ever gave one back: small ones keep memory small.</summary>
    private const int BlockSize = 1024 * 1024;

    private static readonly string Prefix = $"observations-v{IndexSchema.Version}-";

    /// <summary>How long long answers are waited for that still read an older state, and how often they are asked about.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    /// <summary>Publishes the index as it is now, unless the container already has this state.</summary>
    /// <returns>The name of the newest blob; null where there is none, for long answers kept the index busy.</returns>
    public async Task<string?> SnapshotAsync(CancellationToken cancellationToken)
    {
        var newest = (await NewestFirstAsync(cancellationToken)).FirstOrDefault();
        using (var reader = index.Read())
        {
            if (newest == NameOf(reader.Head)) return newest;
        }

        using var frozen = await FreezeAsync(cancellationToken);
        if (frozen is null)
        {
            Log.Busy(logger, Patience.TotalSeconds);
            return newest;
        }

        var name = NameOf(frozen.Head);
        await UploadAsync(frozen, name, cancellationToken);
        foreach (var old in (await NewestFirstAsync(cancellationToken)).Skip(Kept))
        {
            await storage.Index.DeleteBlobIfExistsAsync(old, cancellationToken: cancellationToken);
        }

        return name;
    }

    /// <summary>Replaces the index by the newest snapshot that is in order; false where there is none.</summary>
    public async Task<bool> TryLoadAsync(CancellationToken cancellationToken)
    {
        foreach (var name in await NewestFirstAsync(cancellationToken))
        {
            // The index takes the file over; until it is complete, a crash leaves nothing that could be taken for an index.
            var arriving = index.Path + ".download";
            try
            {
                await DownloadAsync(name, arriving, cancellationToken);
                index.Restart(arriving);
                return true;
            }
            catch (Exception unusable) when (unusable is InvalidDataException or RequestFailedException { Status: (int)HttpStatusCode.NotFound })
            {
                Log.Unusable(logger, unusable, name);
            }
            finally
            {
                File.Delete(arriving);
            }
        }

        return false;
    }

    private async Task<FrozenIndex?> FreezeAsync(CancellationToken cancellationToken)
    {
        for (var tries = Patience / Interval; tries > 0; tries--)
        {
            if (index.TryFreeze() is { } frozen) return frozen;
            await Task.Delay(Interval, cancellationToken);
        }

        return null;
    }

    /// <summary>Compresses while it sends. The blob is there when all blocks are, or not at all.</summary>
    private async Task UploadAsync(FrozenIndex frozen, string name, CancellationToken cancellationToken)
    {
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pipe = new Pipe();
        var compressing = CompressAsync(frozen, pipe.Writer, stopping.Token);
        var options = new BlobUploadOptions
        {
            HttpHeaders = new BlobHttpHeaders { ContentType = "application/octet-stream" },
            TransferOptions = new StorageTransferOptions { InitialTransferSize = BlockSize, MaximumTransferSize = BlockSize, MaximumConcurrency = 2 },
        };
        try
        {
            await using var compressed = pipe.Reader.AsStream();
            await storage.Index.GetBlobClient(name).UploadAsync(compressed, options, cancellationToken);
        }
        catch
        {
            await stopping.CancelAsync();
            await Task.WhenAny(compressing);
            throw;
        }

        await compressing;
    }

    private static async Task CompressAsync(FrozenIndex frozen, PipeWriter destination, CancellationToken cancellationToken)
    {
        try
        {
            await using (var compressed = new BrotliStream(destination.AsStream(leaveOpen: true), CompressionLevel.Fastest))
            {
                await frozen.CopyToAsync(compressed, cancellationToken);
            }

            await destination.CompleteAsync();
        }
        catch (Exception failure)
        {
            // Whoever reads the other end fails with it, and nothing is published.
            await destination.CompleteAsync(failure);
            throw;
        }
    }

    /// <exception cref="InvalidDataException">What arrived is not the whole file of an index.</exception>
    private async Task DownloadAsync(string name, string path, CancellationToken cancellationToken)
    {
        var blob = await storage.Index.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancellationToken);
        using var content = blob.Value;
        await using var file = File.Create(path);
        await using (var plain = new BrotliStream(content.Content, CompressionMode.Decompress))
        {
            try
            {
                await plain.CopyToAsync(file, BlockSize, cancellationToken);
            }
            catch (InvalidOperationException broken)
            {
                // So Brotli calls data that are not its own; where they only end too early, it throws InvalidDataException itself.
                throw new InvalidDataException($"The snapshot {name} is damaged.", broken);
            }
        }

        var header = new byte[100];
        file.Position = 0;
        if (await file.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellationToken) < header.Length
            || file.Length != LengthIn(header))
        {
            throw new InvalidDataException($"The snapshot {name} is not complete.");
        }
    }

    /// <summary>How long SQLite's header says the file is: the size of its pages and their number.</summary>
    private static long LengthIn(ReadOnlySpan<byte> header) =>
        (long)BinaryPrimitives.ReadUInt16BigEndian(header[16..]) * BinaryPrimitives.ReadUInt32BigEndian(header[28..]);

    private static string NameOf(IndexPoint point) => FormattableString.Invariant($"{Prefix}{point.Generation:D12}-{point.State:x16}{Suffix}");

    private async Task<List<string>> NewestFirstAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var blob in storage.Index.GetBlobsAsync(prefix: Prefix, cancellationToken: cancellationToken))
        {
            if (blob.Name.EndsWith(Suffix, StringComparison.Ordinal)) names.Add(blob.Name);
        }

        names.Sort((a, b) => string.CompareOrdinal(b, a));
        return names;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "No snapshot of the index was made: for {Seconds} s, long answers read an older state.")]
        public static partial void Busy(ILogger logger, double seconds);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The snapshot {Name} cannot be used; an older one, or the tables, take its place.")]
        public static partial void Unusable(ILogger logger, Exception exception, string name);
    }
}
