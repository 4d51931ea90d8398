using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;

namespace OpenData.House.Tests.Documents;

public sealed partial class ComparisonDocumentTests
{
    private const string Path = "docs/comparison.md";
    private const string Result = "tests/comparison/result.json";

    private static readonly MarkdownDocument Document = MarkdownDocument.Get(Path);

    [Fact]
    public void Shows_what_was_measured()
    {
        var result = JObject.Parse(ProjectFiles.Get(Result).Text);
        var measured = ((JObject)result["scores"]!).Properties().Select(score => string.Join(" | ", [score.Name, .. Figures(score.Value)]));

        Faults.NoneBetween(measured, Result, Document.RowsUnder("Extraction").Select(row => string.Join(" | ", row)), Path);
        Assert.Contains((string)result["machine"]!, ProjectFiles.Get(Path).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_a_source_in_every_cell()
    {
        Faults.None(
            from row in Document.RowsUnder("With platforms for open data")
            from cell in row[2..]
            where cell != "–" && !Source().IsMatch(cell)
            select $"{row[0]}: '{cell}' has no source");
        Faults.None(
            from Match use in Source().Matches(ProjectFiles.Get(Path).Text)
            where !ProjectFiles.Get(Path).Text.Contains($"\n[{use.Groups["name"].Value}]: http", StringComparison.Ordinal)
            select $"[{use.Groups["name"].Value}] leads nowhere");
    }

    private static IEnumerable<string> Figures(JToken score)
    {
        foreach (var share in new[] { "recall", "precision", "unit_right", "label_right" })
            yield return ((decimal)score["all"]![share]!).ToString("0.000", CultureInfo.InvariantCulture);
        yield return ((decimal)score["reports_a_second"]!).ToString("0.##", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"\[\[(?<name>[A-Z]\d)\]\]")]
    private static partial Regex Source();
}
