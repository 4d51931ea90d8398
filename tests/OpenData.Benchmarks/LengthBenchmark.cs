namespace OpenData.Benchmarks;

/// <summary>Texts of one length and what reading them all took.</summary>
/// <param name="Kilobytes">Of one text, in UTF-8.</param>
/// <param name="Count">How many texts.</param>
/// <param name="Characters">Of all of them.</param>
/// <param name="Measurement">For all of them.</param>
internal sealed record LengthResult(int Kilobytes, int Count, int Characters, Measurement Measurement)
{
    public double SecondsPerCharacter => Measurement.Seconds / Characters;
}

/// <summary>Whether the time for a character stays the same however long the text is.</summary>
internal static class LengthBenchmark
{
    private const int Longest = 20 * 1024;

    /// <summary>About as much text at each length but the longest.</summary>
    private static readonly (int Kilobytes, int Count)[] Texts = [(10, 100), (100, 10), (1024, 1), (Longest, 1)];

    public static IReadOnlyList<LengthResult> Run() => [.. Texts.Select(text => Measure(text.Kilobytes, text.Count))];

    private static LengthResult Measure(int kilobytes, int count)
    {
        Console.Error.WriteLine($"{kilobytes} KB …");
        var texts = SampleTexts.OfBytes(kilobytes * 1024, count);
        return new LengthResult(kilobytes, count, texts.Sum(text => text.Text.Length), kilobytes < Longest ? Measurement.Of(() => Reading.ReadAll(texts)) : BestOfFive(texts));
    }

    private static Measurement BestOfFive(IReadOnlyList<SampleText> texts) =>
        Enumerable.Range(0, 5).Select(_ => Measurement.OfOne(() => Reading.ReadAll(texts))).MinBy(measurement => measurement.Seconds);
}
