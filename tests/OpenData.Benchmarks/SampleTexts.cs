using System.Text;

namespace OpenData.Benchmarks;

/// <summary>Texts to read, made of the sample reports.</summary>
internal static class SampleTexts
{
    /// <summary>How long the average report is, in characters.</summary>
    public const int AverageLength = 3800;

    private const int LinesAboveBody = 3;

    private static readonly string[] Reports =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reports"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    /// <summary>As many as there are samples: each begins with one of them and goes on with the body of the next, to the average length.</summary>
    public static IReadOnlyList<string> AverageReports() => [.. Enumerable.Range(0, Reports.Length).Select(first => OfLength(AverageLength, first))];

    /// <summary>A report of that many characters, cut at the end of a sentence where one is near.</summary>
    public static string OfLength(int characters, int first = 0)
    {
        var text = new StringBuilder(characters + 4000).Append(Reports[first]);
        for (var next = first + 1; text.Length < characters; next++) text.Append('\n').AppendJoin('\n', Reports[next % Reports.Length].Split('\n')[LinesAboveBody..]);
        return text.ToString(0, characters);
    }
}
