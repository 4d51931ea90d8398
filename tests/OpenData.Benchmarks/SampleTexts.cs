using System.Text;

namespace OpenData.Benchmarks;

/// <summary>Texts to read, put together from the paragraphs of the sample reports: the same ones every time, and no two alike, so that no processor can learn one by heart.</summary>
internal static class SampleTexts
{
    /// <summary>How long the average report is, in characters.</summary>
    public const int AverageLength = 3800;

    private const int AverageReportCount = 100;
    private const int LinesAboveBody = 3;

    private static readonly string[][] Reports =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reports"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllLines)];

    private static readonly string[] Paragraphs = [.. Reports.SelectMany(lines => lines[LinesAboveBody..]).Where(line => line.Length > 0)];

    public static IReadOnlyList<string> AverageReports() => [.. Enumerable.Range(0, AverageReportCount).Select(seed => Make(AverageLength, seed))];

    /// <summary>Texts of that many bytes in UTF-8.</summary>
    public static IReadOnlyList<string> OfBytes(int bytes, int count) => [.. Enumerable.Range(0, count).Select(seed => CutToBytes(Make(bytes / 2, seed), bytes))];

    /// <summary>A report of that many characters.</summary>
    private static string Make(int characters, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder(characters + 1000).AppendJoin('\n', Reports[random.Next(Reports.Length)][..LinesAboveBody]);
        while (text.Length < characters) text.Append('\n').Append(Paragraphs[random.Next(Paragraphs.Length)]);
        return text.ToString(0, characters);
    }

    /// <summary>A Chinese character has three bytes, so half as many characters as bytes are always enough to cut from.</summary>
    private static string CutToBytes(string text, int bytes)
    {
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
