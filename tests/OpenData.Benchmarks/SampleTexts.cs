using System.Buffers;
using System.Text;
using OpenData.Observations;

namespace OpenData.Benchmarks;

/// <summary>Texts to read, put together from the paragraphs of the sample reports: the same ones every time, and no two alike, so that no processor can learn one by heart.</summary>
internal static class SampleTexts
{
    /// <summary>How long the average report is, in characters.</summary>
    public const int AverageLength = 3800;

    private const int AverageReportCount = 100;
    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789０１２３４５６７８９一二三四五六七八九十百千万亿两");
    private const int LinesAboveBody = 3;

    private static readonly string[] Files = [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reports"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];

    private static readonly string[][] Reports = [.. Files.Select(File.ReadAllLines)];

    /// <summary>Sentences without a figure; of a real report every second character stands in one, of the samples hardly any.</summary>
    private static readonly string[] Prose =
        [.. Reports.SelectMany(lines => lines[LinesAboveBody..]).SelectMany(line => line.Split('。')).Where(sentence => sentence.Length > 8 && !sentence.AsSpan().ContainsAny(Numerals)).Select(sentence => sentence + '。')];

    private static readonly string[] Paragraphs = [.. Reports.SelectMany(lines => lines[LinesAboveBody..]).Where(line => line.Length > 0)];

    /// <summary>Reports with as many figures as real ones have, each with the head of a sample and in its township's folder.</summary>
    public static IReadOnlyList<SampleText> AverageReports() => [.. Enumerable.Range(0, AverageReportCount).Select(seed => Make(AverageLength, seed, withProse: true))];

    /// <summary>As long, with the figures of the samples, which have twice as many as real reports.</summary>
    public static IReadOnlyList<SampleText> DenseReports() => [.. Enumerable.Range(0, AverageReportCount).Select(seed => Make(AverageLength, seed))];

    /// <summary>Texts of that many bytes in UTF-8.</summary>
    public static IReadOnlyList<SampleText> OfBytes(int bytes, int count) =>
        [.. Enumerable.Range(0, count).Select(seed => Make(bytes / 2, seed)).Select(report => report with { Text = CutToBytes(report.Text, bytes) })];

    /// <summary>A report of that many characters.</summary>
    private static SampleText Make(int characters, int seed, bool withProse = false)
    {
        var random = new Random(seed);
        var head = random.Next(Reports.Length);
        var text = new StringBuilder(characters + 1000).AppendJoin('\n', Reports[head][..LinesAboveBody]);
        while (text.Length < characters)
        {
            var paragraph = Paragraphs[random.Next(Paragraphs.Length)];
            text.Append('\n').Append(paragraph);
            for (var prose = 0; withProse && prose < paragraph.Length;)
            {
                var sentence = Prose[random.Next(Prose.Length)];
                text.Append(sentence);
                prose += sentence.Length;
            }
        }

        return new SampleText(text.ToString(0, characters), new ReportHint(Path.GetFileName(Path.GetDirectoryName(Files[head])), Path.GetFileName(Files[head])));
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
