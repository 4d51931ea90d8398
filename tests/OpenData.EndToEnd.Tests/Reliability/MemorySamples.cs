using System.Diagnostics;
using System.Globalization;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>The memory of a process over time, and whether it grows once the process is warm.</summary>
internal sealed class MemorySamples(TimeSpan length)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(5);

    private readonly List<(TimeSpan Time, double Megabytes)> samples = [];

    /// <summary>Five minutes; a third of a shorter run.</summary>
    public TimeSpan WarmUp { get; } = length / 3 < LongestWarmUp ? length / 3 : LongestWarmUp;

    /// <summary>The median of the first fifth of the time behind the warm-up, in megabytes.</summary>
    public double First => Median(WarmUp, WarmUp + ((length - WarmUp) / 5));

    /// <summary>The median of the last fifth.</summary>
    public double Last => Median(length - ((length - WarmUp) / 5), length);

    public double Highest => samples.Max(sample => sample.Megabytes);

    /// <summary>
    /// By more than a tenth and sixteen megabytes, which is what a garbage-collected heap sways by without growing.
    /// </summary>
    public bool HasGrown => Last > (First * 1.1) + 16;

    public async Task TakeAsync(AppProcess app, CancellationToken enough)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < length && !enough.IsCancellationRequested;)
        {
            samples.Add((watch.Elapsed, app.MemoryInUse / 1e6));
            await Task.Delay(Interval, CancellationToken.None);
        }
    }

    /// <summary>A median for each twentieth of the time, for people.</summary>
    public override string ToString() => string.Join(
        ' ', Enumerable.Range(0, 20).Select(part => Median(length / 20 * part, length / 20 * (part + 1)).ToString("0", CultureInfo.InvariantCulture)));

    private double Median(TimeSpan from, TimeSpan to)
    {
        var part = samples.Where(sample => sample.Time >= from && sample.Time < to).Select(sample => sample.Megabytes).Order().ToArray();
        return part.Length == 0 ? 0 : part[part.Length / 2];
    }
}
