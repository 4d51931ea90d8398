namespace OpenData.Storage.Publishing;

/// <summary>Counts what <see cref="UploadRepair"/> does, from several threads at once.</summary>
public sealed class UploadRepairs
{
    private int files;
    private int missed;
    private int read;
    private int failed;
    private int settled;

    /// <summary>Files in the container.</summary>
    public int Files => files;

    /// <summary>Files that were to be read.</summary>
    public int Missed => missed;

    /// <summary>Of those, the ones that a publisher was set on.</summary>
    public int WereRead => read;

    /// <summary>Of those, the ones that failed.</summary>
    public int Failures => failed;

    /// <summary>Entries ended whose file was replaced or removed.</summary>
    public int EntriesSettled => settled;

    internal void Found(int inFolders, int notRead)
    {
        files += inFolders;
        missed += notRead;
    }

    internal void Read(bool succeeded)
    {
        Interlocked.Increment(ref read);
        if (!succeeded) Interlocked.Increment(ref failed);
    }

    internal void Settled() => settled++;
}
