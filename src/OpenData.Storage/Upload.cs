namespace OpenData.Storage;

/// <summary>One version of one file in <c>uploads</c>: its path and ETag together name an upload for ever.</summary>
/// <param name="Path">Below the container, not yet known to follow any rule.</param>
/// <param name="ETag">Without quotation marks.</param>
/// <param name="LastModified">By the storage service's clock, to the second.</param>
/// <param name="Length">In bytes.</param>
public sealed record Upload(string Path, string ETag, DateTimeOffset LastModified, long Length)
{
    /// <summary>Larger files are rejected unread.</summary>
    public const long MaxLength = 20 * 1024 * 1024;

    /// <summary>The public name of this upload, see <see cref="Keys.UploadId"/>.</summary>
    public string Id => Keys.UploadId(this);

    public bool IsSameVersionAs(Upload other) => Path == other.Path && ETag == other.ETag;

    /// <summary>
    /// The order in which uploads count, whatever the order of their events: by the storage service's time, then by ETag, so that every
    /// instance decides alike. Of one path in one second the ETag says nothing: there the version that the blob still has is the newer.
    /// </summary>
    public bool IsOlderThan(Upload other)
    {
        if (LastModified != other.LastModified) return LastModified < other.LastModified;
        return Path != other.Path && string.CompareOrdinal(ETag, other.ETag) < 0;
    }
}
