using System.Text.RegularExpressions;
using OpenData.Testing;

namespace OpenData.House.Tests.Documents;

/// <summary>docs/reliability.md: its results are written by tests that exist, and its hostile inputs are those that are tried.</summary>
public sealed partial class ReliabilityDocumentTests
{
    private const string Path = "docs/reliability.md";
    private const string Begin = "<!-- hostile inputs: written by ReliabilityDocumentTests -->\n";
    private const string End = "<!-- end of hostile inputs -->";

    /// <summary>What they hold is sent through the front door and read to its end.</summary>
    private static readonly string[] Hostile = ["HostileFileTests", "HostileTransferTests", "PoisonTests", "TinyUploadsTests"];

    [Fact]
    public void Every_result_names_a_test_that_exists_and_tells_of_no_loss()
    {
        var rows = MarkdownDocument.Get(Path).RowsUnder("Results");

        Assert.True(rows.Count >= 8, $"{rows.Count} results");
        Faults.None(
            from row in rows
            where row is not [_, _, var runs, "0", _, _] || !int.TryParse(runs, out var count) || count < 1
            select $"{Path}: {row[0]}: {row[2]} runs, {row[3]} losses");
        Faults.None(
            from row in rows
            where !ProjectFiles.HasTest(MarkdownDocument.CodesIn(row[^1]).Single())
            select $"{Path}: there is no test {row[^1]}");
    }

    /// <summary><c>UPDATE_RELIABILITY=1</c> writes them.</summary>
    [Fact]
    public void The_hostile_inputs_are_those_that_are_tried()
    {
        var text = ProjectFiles.Get(Path).Text;
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal) + Begin.Length, text.IndexOf(End, StringComparison.Ordinal));
        var table = "| answer | inputs | test |\n| --- | --- | --- |\n" + string.Concat(
            from file in ProjectFiles.Under("tests")
            let subject = System.IO.Path.GetFileNameWithoutExtension(file.Name)
            where Hostile.Contains(subject)
            from Match test in Test().Matches(file.Text)
            let name = test.Groups["name"].Value
            select $"| {name.Replace('_', ' ')} | {Math.Max(1, test.Groups["case"].Captures.Count)} | `{subject}.{name}` |\n");
        if (Environment.GetEnvironmentVariable("UPDATE_RELIABILITY") == "1")
            File.WriteAllText(Repository.PathOf(Path), text[..start] + table + text[end..]);
        else Assert.Equal(table, text[start..end]);
    }

    /// <summary>[Fact], or [Theory] with its cases, and the method below.</summary>
    [GeneratedRegex(@"\[(Fact|Theory)\]\s*(?<case>\[InlineData\(.*\)\]\s*)*public async Task (?<name>\w+)\(")]
    private static partial Regex Test();
}
