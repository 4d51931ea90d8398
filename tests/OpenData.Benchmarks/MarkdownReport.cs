using System.Globalization;
using System.Text;

namespace OpenData.Benchmarks;

/// <summary>The figures as a page of the documents.</summary>
internal static class MarkdownReport
{
    private const int LeastReportsPerSecond = 5000;
    private const int MostKilobytesPerReport = 200;
    private const double LargestRatioOverLengths = 1.5;

    public static string Write(
        IReadOnlyList<SampleText> reports,
        Measurement reading,
        Measurement matching,
        IReadOnlyList<SampleText> dense,
        Measurement readingDense,
        Measurement readingUnfiled,
        IReadOnlyList<LengthResult> lengths,
        IReadOnlyList<(string Name, int Characters, IReadOnlyList<Measurement> Steps)> hostile)
    {
        var page = new StringBuilder();
        Line($"# How fast reading is");
        Line($"");
        Line($"Made by `dotnet run -c Release --project tests/OpenData.Benchmarks`, and nothing else; ratios carry over to other machines, times do not.");
        Line($"From the decoded text to observations and findings, in processor time of one core, the best of several rounds.");
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
        Line($"Real reports say half of what they say without figures, and so do these. Nothing but the paragraphs of the samples, {Reading.ReadAll(dense) / (double)dense.Count:0} observations and findings in a report,");
        Line($"takes {Micro(readingDense.Seconds / dense.Count)} µs and {readingDense.Bytes / dense.Count / 1024:0} KB.");
        Line($"");
        Line($"Uploads lie in their township's folder. Where nothing but the text says whose an average report is, it takes {Micro(readingUnfiled.Seconds / reports.Count)} µs.");
        Line($"");
        Line($"## Length");
        Line($"");
        Line($"Between the shortest and the longest text the time for a character may grow by {LargestRatioOverLengths} at most. Short texts are many different ones.");
        Line($"");
        Line($"| one text | texts | characters in all | ms | ns a character | of the shortest | bytes allocated a character |");
        Line($"| ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
        foreach (var length in lengths)
        {
            Line($"| {Size(length.Kilobytes)} | {length.Count} | {length.Characters:#,0} | {length.Measurement.Seconds * 1000:#,0.0} | {length.SecondsPerCharacter * 1e9:0} | {length.SecondsPerCharacter / lengths[0].SecondsPerCharacter:0.00} | {length.Measurement.Bytes / length.Characters:0} |");
        }

        Line($"");
        Line($"## Hostile texts");
        Line($"");
        Line($"Each at a hundredth, a tenth and all of its length; linear is a growth of ten. A text that would take minutes or gigabytes is not tried.");
        Line($"");
        Line($"| text | characters | a hundredth, ms | a tenth, ms | all, ms | last growth |");
        Line($"| --- | ---: | ---: | ---: | ---: | ---: |");
        foreach (var (name, characters, steps) in hostile)
        {
            Line($"| {name} | {characters:#,0} | {Milliseconds(steps, 0)} | {Milliseconds(steps, 1)} | {Milliseconds(steps, 2)} | {(steps.Count > 1 ? steps[^1].Seconds / steps[^2].Seconds : double.NaN):0.0} |");
        }

        return page.ToString();

        void Line(FormattableString text) => page.Append(text.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }

    private static string Milliseconds(IReadOnlyList<Measurement> steps, int step) =>
        step < steps.Count ? (steps[step].Seconds * 1000).ToString("#,0.0", CultureInfo.InvariantCulture) : "not tried";

    private static string Micro(double seconds) => (seconds * 1e6).ToString("#,0", CultureInfo.InvariantCulture);

    private static string Size(int kilobytes) => kilobytes >= 1024 ? $"{kilobytes / 1024} MB" : $"{kilobytes} KB";
}
