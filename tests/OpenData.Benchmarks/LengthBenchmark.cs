using System.Text;

namespace OpenData.Benchmarks;

/// <summary>Whether the time for a character stays the same however long the text is.</summary>
internal static class LengthBenchmark
{
    private static readonly int[] Kilobytes = [10, 100, 1024, 20 * 1024];

    public static IReadOnlyList<(int Kilobytes, int Characters, Measurement Measurement)> Run() => [.. Kilobytes.Select(Measure)];

    private static (int, int, Measurement) Measure(int kilobytes)
    {
        var text = OfBytes(kilobytes * 1024);
        return (kilobytes, text.Length, kilobytes <= 1024 ? Measurement.Of(() => Reading.ReadAll([text])) : BestOfThree(text));
    }

    private static Measurement BestOfThree(string text) =>
        Enumerable.Range(0, 3).Select(_ => Measurement.OfOne(() => Reading.ReadAll([text]))).MinBy(measurement => measurement.Seconds);

    /// <summary>Three bytes a Chinese character in UTF-8; cut to the length.</summary>
    private static string OfBytes(int bytes)
    {
        var text = SampleTexts.OfLength(bytes / 2);
        var (low, high) = (0, text.Length);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Encoding.UTF8.GetByteCount(text.AsSpan(0, middle)) <= bytes) low = middle;
            else high = middle - 1;
        }

        return text[..low];
    }
}
