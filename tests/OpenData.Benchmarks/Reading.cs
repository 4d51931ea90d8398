using OpenData.Observations;
using OpenData.Reading;
using OpenData.Reading.Characters;

namespace OpenData.Benchmarks;

/// <summary>What is measured: the way from a decoded text to observations and findings.</summary>
internal static class Reading
{
    /// <returns>How many observations and findings there are, so that nothing is left out as unused.</returns>
    public static int ReadAll(IReadOnlyList<SampleText> texts)
    {
        var count = 0;
        foreach (var (text, hint) in texts)
        {
            var report = ReportReader.ReadText(new ReportText(text), hint);
            count += report.Observations.Count + report.Findings.Count;
        }

        return count;
    }
}

/// <summary>A text to read, and where it lies.</summary>
internal sealed record SampleText(string Text, ReportHint Hint)
{
    /// <summary>For a text that names no township.</summary>
    public static SampleText InSomeFolder(string text) => new(text, new ReportHint("430681104", "2023.txt"));
}
