using OpenData.Observations;

namespace OpenData.Storage.Publishing;

/// <summary>Takes the time of the parts of one attempt, and notes what kind of file it met.</summary>
internal sealed class PublishingWatch(TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();
    private long? downloaded;
    private long? read;

    public void Downloaded() => downloaded = clock.GetTimestamp();

    /// <summary>The format of the file; null while it is not read.</summary>
    public string? Format { get; private set; }

    /// <summary>How often the reader met what, by its codes.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> Diagnostics { get; private set; } = [];

    public void WasRead(ReadReport report)
    {
        read = clock.GetTimestamp();
        Format = report.Format;
        Diagnostics = [.. report.Diagnostics.CountBy(diagnostic => diagnostic.Code, StringComparer.Ordinal).OrderBy(code => code.Key, StringComparer.Ordinal)];
    }

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
