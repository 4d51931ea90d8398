using Azure.Storage.Blobs.Models;

namespace OpenData.Storage.Index;

/// <summary>Whole copies of the index in the container <c>index</c>, from which a new instance begins.</summary>
/// <remarks>Each has a name of its own and becomes visible complete; the older ones are removed behind it.</remarks>
public sealed class IndexSnapshots(StorageConnection storage, ObservationIndex index)
{
    private const int Kept = 2;

    private static readonly string Prefix = $"observations-v{IndexSchema.Version}-";

    /// <summary>Publishes the index as it is now, unless the container already has this generation.</summary>
    /// <returns>The name of the blob that holds it.</returns>
    public async Task<string> SnapshotAsync(CancellationToken cancellationToken)
    {
        var newest = (await NewestFirstAsync(cancellationToken)).FirstOrDefault();
        if (newest is not null && newest == CurrentName()) return newest;

        var copy = index.Path + ".snapshot";
        File.Delete(copy);
        try
        {
            // What is committed between the name and the copy is in the copy too, and will be found to be known.
            var name = CurrentName();
            await Task.Run(() => index.Snapshot(copy), cancellationToken);
            await storage.Index.GetBlobClient(name).UploadAsync(
                copy, new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "application/vnd.sqlite3" } },
                    cancellationToken);
            foreach (var old in (await NewestFirstAsync(cancellationToken)).Skip(Kept))
            {
                await storage.Index.DeleteBlobIfExistsAsync(old, cancellationToken: cancellationToken);
            }

            return name;
        }
        finally
        {
            File.Delete(copy);
        }
    }

    /// <summary>Replaces the index by the newest snapshot; false where there is none.</summary>
    public async Task<bool> TryLoadAsync(CancellationToken cancellationToken)
    {
        if ((await NewestFirstAsync(cancellationToken)).FirstOrDefault() is not { } newest) return false;
        var copy = index.Path + ".download";
        await storage.Index.GetBlobClient(newest).DownloadToAsync(copy, cancellationToken);
        index.Restart(copy);
        return true;
    }

    private string CurrentName()
    {
        using var reader = index.Read();
        return FormattableString.Invariant($"{Prefix}{reader.Head.Generation:D12}-{reader.Head.State:x16}.sqlite");
    }

    private async Task<List<string>> NewestFirstAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var blob in storage.Index.GetBlobsAsync(prefix: Prefix, cancellationToken: cancellationToken)) names.Add(blob.Name);
        names.Sort((a, b) => string.CompareOrdinal(b, a));
        return names;
    }
}
