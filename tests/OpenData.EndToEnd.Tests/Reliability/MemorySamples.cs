using System.Diagnostics;
using System.Globalization;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>The memory of the app over time, and whether it grows once the app is warm.</summary>
/// <param name="length">Of the whole run.</param>
/// <param name="indexFile">The app's index, whose pages SQLite keeps in memory.</param>
internal sealed class MemorySamples(TimeSpan length, string indexFile)
{
    /// <summary>As set in IndexFile: the writer's cache, and that of each of the readers that are kept.</summary>
    private const double WriterCache = 64;

    private const double ReaderCache = 8;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromMinutes(5);
    private static readonly int Readers = Environment.ProcessorCount * 2;

    private readonly List<Sample> samples = [];

    /// <summary>Five minutes; a third of a shorter run.</summary>
    public TimeSpan WarmUp { get; } = length / 3 < LongestWarmUp ? length / 3 : LongestWarmUp;

    /// <summary>The medians of the first fifth of the time behind the warm-up.</summary>
    public Sample First => Median(WarmUp, WarmUp + ((length - WarmUp) / 5));

    /// <summary>The medians of the last fifth.</summary>
    public Sample Last => Median(length - ((length - WarmUp) / 5), length);

    public double Highest => samples.Max(sample => sample.Megabytes);

    /// <summary>
    /// By more than the caches of the index fill while its file grows, and a tenth and sixteen megabytes, which is what a
    /// garbage-collected heap sways by without growing.
    /// </summary>
    public bool HasGrown => Last.Megabytes > (First.Megabytes * 1.1) + 16 + (CachesOf(Last) - CachesOf(First));

    public async Task TakeAsync(AppProcess app, CancellationToken enough)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < length && !enough.IsCancellationRequested;)
        {
            samples.Add(new Sample(watch.Elapsed, app.MemoryInUse / 1e6, new FileInfo(indexFile).Length / 1e6));
            await Task.Delay(Interval, CancellationToken.None);
        }
    }

    /// <summary>Medians for each twentieth of the time, for people: memory and the index's file.</summary>
    public override string ToString() => string.Join(
        ' ',
        Enumerable.Range(0, 20).Select(part => Median(length / 20 * part, length / 20 * (part + 1)))
            .Select(median => string.Create(CultureInfo.InvariantCulture, $"{median.Megabytes:0}/{median.Index:0}")));

    private static double CachesOf(Sample sample) => Math.Min(sample.Index, WriterCache) + (Readers * Math.Min(sample.Index, ReaderCache));

    private Sample Median(TimeSpan from, TimeSpan to)
    {
        var part = samples.Where(sample => sample.Time >= from && sample.Time < to).ToArray();
        return part.Length == 0
            ? default
            : new Sample(from, part.Select(sample => sample.Megabytes).Order().ElementAt(part.Length / 2), part.Select(sample => sample.Index).Order().ElementAt(part.Length / 2));
    }

    /// <param name="Time">Since the beginning.</param>
    /// <param name="Megabytes">Of memory that is the process's own.</param>
    /// <param name="Index">Megabytes of the index's file.</param>
    public readonly record struct Sample(TimeSpan Time, double Megabytes, double Index);
}
