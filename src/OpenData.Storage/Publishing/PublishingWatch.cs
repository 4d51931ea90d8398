namespace OpenData.Storage.Publishing;

/// <summary>Takes the time of the parts of one attempt.</summary>
internal sealed class PublishingWatch(TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();
    private long? downloaded;
    private long? read;

    public void Downloaded() => downloaded = clock.GetTimestamp();

    public void WasRead() => read = clock.GetTimestamp();

    /// <summary>Up to now; a part that was not reached took no time.</summary>
    public IngestionTimings Timings()
    {
        var now = clock.GetTimestamp();
        return new IngestionTimings(
            Download: clock.GetElapsedTime(started, downloaded ?? now),
            Reading: downloaded is { } from ? clock.GetElapsedTime(from, read ?? now) : TimeSpan.Zero,
            Publishing: read is { } since ? clock.GetElapsedTime(since, now) : TimeSpan.Zero);
    }
}
