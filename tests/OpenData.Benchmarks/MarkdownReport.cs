using System.Globalization;
using System.Text;

namespace OpenData.Benchmarks;

/// <summary>The figures as a page for <c>docs/benchmarks</c>.</summary>
internal static class MarkdownReport
{
    private const int LeastReportsPerSecond = 5000;
    private const int MostKilobytesPerReport = 200;
    private const double LargestRatioOverLengths = 1.5;

    public static string Write(
        IReadOnlyList<string> reports,
        Measurement reading,
        Measurement matching,
        IReadOnlyList<(int Kilobytes, int Characters, Measurement Measurement)> lengths,
        IReadOnlyList<(string Name, int Characters, Measurement Tenth, Measurement? Whole)> hostile)
    {
        var page = new StringBuilder();
        Line($"# How fast reading is");
        Line($"");
        Line($"Made by `dotnet run -c Release --project tests/OpenData.Benchmarks`, and nothing else; ratios carry over to other machines, times do not.");
        Line($"From the decoded text to observations and findings, on one core, the best of several rounds.");
        Line($"");
        Line($"Machine: {Machine.Describe()}.");
        Line($"");
        Line($"## Average reports");
        Line($"");
        Line($"{reports.Count} reports of {SampleTexts.AverageLength} characters, {Reading.ReadAll(reports) / (double)reports.Count:0} observations and findings in each.");
        Line($"The machine's measure is a source-generated regular expression that only finds digits and a unit, parses the number and fills a list.");
        Line($"");
        Line($"| | this reader | the machine's measure | ratio | bar |");
        Line($"| --- | ---: | ---: | ---: | ---: |");
        Line($"| reports a second | {reports.Count / reading.Seconds:#,0} | {reports.Count / matching.Seconds:#,0} | {matching.Seconds / reading.Seconds:0.00} | {LeastReportsPerSecond:#,0} |");
        Line($"| µs a report | {Micro(reading.Seconds / reports.Count)} | {Micro(matching.Seconds / reports.Count)} | {reading.Seconds / matching.Seconds:0.0} | {1_000_000 / LeastReportsPerSecond} |");
        Line($"| KB allocated a report | {reading.Bytes / reports.Count / 1024:0} | {matching.Bytes / reports.Count / 1024:0} | {reading.Bytes / matching.Bytes:0.0} | {MostKilobytesPerReport} |");
        Line($"");
        Line($"## Length");
        Line($"");
        Line($"The same sentences over and over. Between the shortest and the longest text the time for a character may grow by {LargestRatioOverLengths} at most.");
        Line($"");
        Line($"| text | characters | ms | ns a character | of the shortest | bytes allocated a character |");
        Line($"| ---: | ---: | ---: | ---: | ---: | ---: |");
        var shortest = lengths[0].Measurement.Seconds / lengths[0].Characters;
        foreach (var (kilobytes, characters, measurement) in lengths)
        {
            var each = measurement.Seconds / characters;
            Line($"| {Size(kilobytes)} | {characters:#,0} | {measurement.Seconds * 1000:#,0.0} | {each * 1e9:0} | {each / shortest:0.00} | {measurement.Bytes / characters:0} |");
        }

        Line($"");
        Line($"## Hostile texts");
        Line($"");
        Line($"Each at a tenth of its length and at all of it; linear is a ratio of ten.");
        Line($"");
        Line($"| text | characters | a tenth, ms | all, ms | ratio | ns a character |");
        Line($"| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, characters, tenth, whole) in hostile)
        {
            if (whole is { } all) Line($"| {name} | {characters:#,0} | {tenth.Seconds * 1000:#,0.0} | {all.Seconds * 1000:#,0.0} | {all.Seconds / tenth.Seconds:0.0} | {all.Seconds / characters * 1e9:0} |");
            else Line($"| {name} | {characters:#,0} | {tenth.Seconds * 1000:#,0.0} | not tried | | {tenth.Seconds / (characters / 10) * 1e9:0} at a tenth |");
        }

        return page.ToString();

        void Line(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Micro(double seconds) => (seconds * 1e6).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Size(int kilobytes) => kilobytes >= 1024 ? $"{kilobytes / 1024} MB" : $"{kilobytes} KB";
}
