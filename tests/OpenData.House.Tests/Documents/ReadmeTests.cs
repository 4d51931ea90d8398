using System.Text.RegularExpressions;
using OpenData.House.Tests.Project;

namespace OpenData.House.Tests.Documents;

public sealed partial class ReadmeTests
{
    private static readonly ProjectFile English = ProjectFiles.Get("README.md");
    private static readonly ProjectFile Chinese = ProjectFiles.Get("README.zh.md");

    [Fact]
    public void Both_say_a_line_about_every_project()
    {
        Faults.None(
            from readme in new[] { English, Chinese }
            from project in ProjectXml.All
            let folder = Path.GetDirectoryName(project.Path)!.Replace('\\', '/')
            where !readme.Text.Contains($"| [`{folder}`]({folder}) |", StringComparison.Ordinal)
            select $"{readme.Path} has no line about {folder}");
    }

    [Fact]
    public void Both_name_only_commands_that_the_dev_script_knows()
    {
        var known = DevCommand().Matches(ProjectFiles.Get("dev").Text).Select(match => match.Groups["command"].Value).ToHashSet(StringComparer.Ordinal);

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

    /// <summary>What is typed, without the comments behind it.</summary>
    private static IEnumerable<string> Shell(ProjectFile readme) =>
        from Match block in ShellBlock().Matches(readme.Text)
        from line in block.Groups["lines"].Value.Split('\n')
        select line.Split(" #")[0].TrimEnd();

    private static IEnumerable<string> Links(ProjectFile readme) =>
        new MarkdownDocument(readme).Links.Select(link => link.Target).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"^\s*(?<command>\w+)( \| --help \| -h)?\) ", RegexOptions.Multiline)]
    private static partial Regex DevCommand();

    [GeneratedRegex(@"\./dev (?<command>[a-z]+)")]
    private static partial Regex DevUse();

    [GeneratedRegex(@"^```sh\n(?<lines>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex ShellBlock();
}
