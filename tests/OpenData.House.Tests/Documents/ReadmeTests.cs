using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using OpenData.House.Tests.Project;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Testing;

namespace OpenData.House.Tests.Documents;

public sealed partial class ReadmeTests
{
    private const int LongestReadme = 130;

    private static readonly ProjectFile English = ProjectFiles.Get("README.md");
    private static readonly ProjectFile Chinese = ProjectFiles.Get("README.zh.md");

    /// <summary>Of what is built in the readme, of what tests it in the first page of the documents.</summary>
    [Fact]
    public void There_is_a_line_about_every_project()
    {
        Faults.None(
            from project in ProjectXml.All
            let folder = Path.GetDirectoryName(project.Path)!.Replace('\\', '/')
            from document in project.IsSource ? [English, Chinese] : new[] { ProjectFiles.Get("docs/README.md") }
            let target = project.IsSource ? folder : $"../{folder}"
            where !document.Text.Contains($"| [`{folder}`]({target}) |", StringComparison.Ordinal)
            select $"{document.Path} has no line about {folder}");
    }

    [Fact]
    public void Both_are_read_in_five_minutes()
    {
        Assert.All(new[] { English, Chinese }, readme => Assert.InRange(readme.Lines.Length, 1, LongestReadme));
    }

    [Fact]
    public void Both_name_only_commands_that_the_dev_script_knows()
    {
        var known = DevCommands().Matches(ProjectFiles.Get("dev").Text).SelectMany(match => match.Groups["commands"].Value.Split(" | ")).ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(known);
        Faults.None(
            from document in ProjectFiles.Documents
            from Match use in DevUse().Matches(document.Text)
            where !known.Contains(use.Groups["command"].Value)
            select $"{document.At(use.Index)}: ./dev knows no {use.Groups["command"].Value}");
    }

    [Fact]
    public void The_twins_have_the_same_parts_and_the_same_commands()
    {
        Assert.Equal(new MarkdownDocument(English).Headings.Count, new MarkdownDocument(Chinese).Headings.Count);
        Assert.Equal(Shell(English), Shell(Chinese));
        Assert.Equal(Links(English).Except(["README.zh.md"]), Links(Chinese).Except(["README.md"]));
    }

    [Fact]
    public void Both_show_as_many_reports_as_there_are_samples()
    {
        var samples = Directory.GetFiles(Repository.PathOf("seeds", "reports"), "*.txt", SearchOption.AllDirectories).Length;

        Assert.All(new[] { English, Chinese }, readme => Assert.Matches($@"published: {samples}\n[^`]*reports +{samples}\n", readme.Text));
    }

    [Fact]
    public void Both_show_an_answer_as_the_sample_report_gives_it()
    {
        var report = ReportReader.Read(File.ReadAllBytes(Repository.PathOf("seeds", "reports", "320481111", "2023.txt")), new ReportHint("320481111", "2023.txt"));
        var growth = report.Findings.Single(finding => finding is { Kind: FindingKind.GrowthMismatch, Verified: false });

        Assert.Equal((9.47m, 11.2m), (growth.Expected, growth.Stated));
        foreach (var readme in new[] { English, Chinese })
        {
            var shown = JObject.Parse(Record().Match(readme.Text).Value);
            var observation = report.Observations[0];
            Assert.Equal($"320481111-2023.1.{observation.Sequence:0000}", (string?)shown["id"]);
            Assert.Equal(observation.Indicator, (string?)shown["indicator"]);
            Assert.Equal(observation.Quantity.Value, (decimal?)shown["value"]);
            Assert.Equal(observation.Quantity.Unit, (string?)shown["unit"]);
            Assert.Equal(observation.Quantity.BaseValue, (decimal?)shown["base_value"]);
            Assert.Equal(observation.Quote, (string?)shown["quote"]);
            Assert.Matches($@"{growth.Expected} ?%", readme.Text);
        }
    }

    /// <summary>What is typed, without the comments behind it.</summary>
    private static IEnumerable<string> Shell(ProjectFile readme) =>
        from Match block in ShellBlock().Matches(readme.Text)
        from line in block.Groups["lines"].Value.Split('\n')
        select line.Split(" #")[0].TrimEnd();

    private static IEnumerable<string> Links(ProjectFile readme) =>
        new MarkdownDocument(readme).Links.Select(link => link.Target).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^  (?<commands>[a-z]+( \| [a-z-]+)*)\) ", RegexOptions.Multiline)]
    private static partial Regex DevCommands();

    [GeneratedRegex(@"\./dev (?<command>[a-z]+)")]
    private static partial Regex DevUse();

    [GeneratedRegex(@"\{[^{}]*""quote""[^{}]*\}")]
    private static partial Regex Record();

    [GeneratedRegex(@"^```sh\n(?<lines>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShellBlock();
}
