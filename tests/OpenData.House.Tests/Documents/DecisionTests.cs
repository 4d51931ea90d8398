using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Documents;

/// <summary>Decisions are short, numbered without gaps, dated, and listed.</summary>
public sealed partial class DecisionTests
{
    private const int LongestDecision = 60;

    private static readonly ProjectFile[] Decisions =
        [.. ProjectFiles.Under("docs/decisions").Where(file => file.Name != "README.md")];

    [Fact]
    public void Are_numbered_from_one_without_gaps()
    {
        Assert.Equal(
            Enumerable.Range(1, Decisions.Length).Select(number => number.ToString("0000", CultureInfo.InvariantCulture)),
            Decisions.Select(file => FileName().Match(file.Name).Groups["number"].Value));
    }

    [Fact]
    public void Begin_with_what_was_decided_and_when()
    {
        Faults.None(
            from file in Decisions
            where !file.Lines[0].StartsWith("# ", StringComparison.Ordinal) || file.Lines.Length < 3 || !Date().IsMatch(file.Lines[2])
            select $"{file.Path} does not begin with a heading, an empty line and a date such as 2026-11-22");
    }

    [Fact]
    public void Are_short() => Faults.None(Decisions.Where(file => file.Lines.Length > LongestDecision).Select(file => $"{file.Path} has {file.Lines.Length} lines"));

    [Fact]
    public void Are_listed()
    {
        Faults.NoneBetween(
            Decisions.Select(file => file.Name),
            "docs/decisions",
            MarkdownDocument.Get("docs/decisions/README.md").Links.Select(link => link.Target).Where(target => FileName().IsMatch(target)),
            "docs/decisions/README.md");
    }

    [GeneratedRegex(@"^(?<number>\d{4})-[a-z0-9-]+\.md$")]
    private static partial Regex FileName();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d\.?$")]
    private static partial Regex Date();
}
