using OpenData.Observations;
using OpenData.Reading;
using OpenData.Reading.Characters;

namespace OpenData.Benchmarks;

/// <summary>What is measured: the way from a decoded text to observations and findings.</summary>
internal static class Reading
{
    /// <summary>As for a report in its township's folder.</summary>
    public static readonly ReportHint Hint = new("430681104", "2023.txt");

    public static ReadReport Read(string text) => ReportReader.ReadText(new ReportText(text), Hint);

    /// <returns>How many observations and findings there are, so that nothing is left out as unused.</returns>
    public static int ReadAll(IReadOnlyList<string> texts)
    {
        var count = 0;
        foreach (var text in texts)
        {
            var report = Read(text);
            count += report.Observations.Count + report.Findings.Count;
        }

        return count;
    }
}
