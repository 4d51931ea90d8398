using System.Diagnostics;
using System.Globalization;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>The memory of the app over time, and whether it grows once the app is warm.</summary>
/// <param name="length">Of the whole run.</param>
/// <param name="indexFile">The app's index, whose pages SQLite keeps in memory.</param>
internal sealed class MemorySamples(TimeSpan length, string indexFile)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(5);

    private readonly List<Sample> samples = [];

    /// <summary>Five minutes; a third of a shorter run.</summary>
    public TimeSpan WarmUp { get; } = length / 3 < LongestWarmUp ? length / 3 : LongestWarmUp;

    /// <summary>The medians of the first fifth of the time behind the warm-up.</summary>
    public Sample First => Median(WarmUp, WarmUp + ((length - WarmUp) / 5));

    /// <summary>The medians of the last fifth.</summary>
    public Sample Last => Median(length - ((length - WarmUp) / 5), length);

    public double Highest => samples.Max(sample => sample.Megabytes);

    /// <summary>
    /// By more than SQLite's caches, a tenth, and what a garbage-collected heap sways by without growing: that is more in a short
    /// run, where it has not found its size yet.
    /// </summary>
    public bool HasGrown => Last.Megabytes > (First.Megabytes * 1.1) + (WarmUp == LongestWarmUp ? 8 : 24) + CacheGrowth;

    /// <summary>By more than SQLite's caches, a tenth, and two megabytes.</summary>
    public bool NativeHasGrown => Last.Native > (First.Native * 1.1) + 2 + CacheGrowth;

    /// <summary>As the index grows, the writer keeps its pages, the readers together about as many again, and peaks are higher: measured, two and a half and three times its growth.</summary>
    private double CacheGrowth => 3 * (Last.Index - First.Index);

    public async Task TakeAsync(AppProcess app, CancellationToken enough)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < length && !enough.IsCancellationRequested;)
        {
            samples.Add(new Sample(watch.Elapsed, app.MemoryInUse / 1e6, app.NativeMemoryInUse / 1e6, new FileInfo(indexFile).Length / 1e6));
            await Task.Delay(Interval, CancellationToken.None);
        }
    }

    /// <summary>Medians for each twentieth of the time, for people: memory, native code's part of it, and the index's file.</summary>
    public override string ToString() => string.Join(
        ' ',
        Enumerable.Range(0, 20).Select(part => Median(length / 20 * part, length / 20 * (part + 1)))
            .Select(median => string.Create(CultureInfo.InvariantCulture, $"{median.Megabytes:0}/{median.Native:0}/{median.Index:0}")));

    private Sample Median(TimeSpan from, TimeSpan to)
    {
        var part = samples.Where(sample => sample.Time >= from && sample.Time < to).ToArray();
        return part.Length == 0
            ? default
            : new Sample(from, Middle(sample => sample.Megabytes), Middle(sample => sample.Native), Middle(sample => sample.Index));

        double Middle(Func<Sample, double> value) => part.Select(value).Order().ElementAt(part.Length / 2);
    }

    /// <param name="Time">Since the beginning.</param>
    /// <param name="Megabytes">Of memory that is the process's own.</param>
    /// <param name="Native">Megabytes of these in the C library's heap, where SQLite and the runtime itself have theirs; large blocks are mapped beside it and only count in all.</param>
    /// <param name="Index">Megabytes of the index's file.</param>
    public readonly record struct Sample(TimeSpan Time, double Megabytes, double Native, double Index);
}
