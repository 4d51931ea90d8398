using System.Text.RegularExpressions;
using OpenData.Api;
using OpenData.Cli;
using OpenData.Cli.Output;
using OpenData.Testing;

namespace OpenData.House.Tests.Documents;

/// <summary>
/// No example stands in a document unchecked: each block of code has a test that runs it, and each command and address between the lines
/// is one that the tool and the API understand.
/// </summary>
public sealed partial class ExampleTests
{
    /// <summary>Who runs the blocks of a document, by their language: a test method, or a file of Node tests.</summary>
    private static readonly Dictionary<(string Document, string Language), string> Runners = new()
    {
        [("README.md", "text")] = "ReadmeExamplesTests.The_first_command_prints_what_the_readme_shows",
        [("README.md", "sh")] = "ReadmeExamplesTests.Every_other_command_does_what_it_says",
        [("README.md", "json")] = "ReadmeExamplesTests.Every_call_answers_as_the_readme_shows",
        [("docs/api.md", "http")] = "DocumentExamplesTests.Every_question_to_the_api_is_answered",
        [("docs/api.md", "sh")] = "DocumentExamplesTests.A_file_is_sent_asked_about_withdrawn_and_tried_as_the_document_says",
        [("docs/cli.md", "sh")] = "DocumentExamplesTests.Every_command_of_the_tool_does_what_its_document_says",
        [("docs/deploy.md", "sh")] = "tests/infra/commands.test.mjs",
        [("docs/exports.md", "sh")] = "BulkFilesTests.The_addresses_in_the_document_are_there",
        [("docs/exports.md", "python")] = "BulkFilesTests.The_python_of_the_document_reads_a_release",
        [("docs/exports.md", "sql")] = "BulkFilesTests.The_questions_in_the_document_have_answers",
    };

    /// <summary>A drawing is nothing to run.</summary>
    private static readonly string[] Drawings = ["docs/data-flow.md"];

    private static IEnumerable<DocumentExample> Examples => ProjectFiles.Documents.Where(IsForPeople).SelectMany(file => DocumentExample.In(file.Path));

    [Fact]
    public void Every_block_has_one_who_runs_it()
    {
        Faults.None(
            from example in Examples
            where !(example.Language == "text" && Drawings.Contains(example.Path)) && !Runners.ContainsKey((Twin(example.Path), example.Language))
            select $"{example}: no test runs this block of '{example.Language}'");
        Faults.None(
            from runner in Runners
            where Examples.All(example => (example.Path, example.Language) != runner.Key)
            select $"{runner.Key.Document} has no block of '{runner.Key.Language}' any more");
    }

    [Fact]
    public void Everyone_who_runs_a_block_is_there()
    {
        Faults.None(
            from runner in Runners.Values
            where runner.Contains('/', StringComparison.Ordinal) ? !ProjectFiles.Exists(runner) : !ProjectFiles.HasTest(runner)
            select $"there is no {runner}");
    }

    /// <summary>In blocks and between the lines; what stands for something else is given a value.</summary>
    [Fact]
    public void Every_command_is_one_that_the_tool_understands()
    {
        var root = new CommandLine(new Terminal { Language = Language.En, Out = TextWriter.Null, Error = TextWriter.Null }).Root;
        var commands = (
            from file in ProjectFiles.Documents
            where IsForPeople(file)
            from Match use in ToolUse().Matches(file.Text)
            let line = use.Groups["arguments"].Value.Split(" #")[0].Split('>', '|')[0].Trim()
            where !OfTheScript.Contains(line.Split(' ')[0])
            select (At: file.At(use.Index), Line: line)).ToList();

        Assert.True(commands.Count > 20, $"{commands.Count} commands");
        Faults.None(
            from command in commands
            where !IsVerbAlone(command.Line)
            from error in root.Parse(command.Line.Replace("TOWNSHIP", "430681104", StringComparison.Ordinal).Replace("SHELL", "bash", StringComparison.Ordinal)).Errors
            select $"{command.At}: {command.Line}: {error.Message}");
        Faults.None(
            from command in commands
            where IsVerbAlone(command.Line) && root.Subcommands.All(known => known.Name != command.Line)
            select $"{command.At}: the tool knows no {command.Line}");
    }

    [Fact]
    public void Every_address_of_the_api_is_one_that_it_knows()
    {
        var addresses = (
            from file in ProjectFiles.Documents
            where IsForPeople(file)
            from Match use in Address().Matches(file.Text)
            select (At: file.At(use.Index), Path: use.Groups["path"].Value.TrimEnd('.', ','), Query: use.Groups["query"].Value)).ToList();

        Assert.True(addresses.Count > 40, $"{addresses.Count} addresses");
        Faults.None(
            from address in addresses
            where !RoutesAt(address.Path).Any()
            select $"{address.At}: the API has no {address.Path}");
        Faults.None(
            from address in addresses
            from parameter in address.Query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            where parameter != "…"
            let name = parameter.Split('=')[0]
            where RoutesAt(address.Path).All(route => route.Parameters.All(known => known.Name != name))
            select $"{address.At}: {address.Path} knows no {name}");
    }

    [Theory]
    [InlineData("/observations/{id}", "/observations/320481111-2023.1.0001", true)]
    [InlineData("/observations/{id}", "/observations/320481111-2023.1.0001/quote", false)]
    [InlineData("/reports/{id}/revisions/{n}", "/reports/{id}/revisions/{n}", true)]
    [InlineData("", "", true)]
    public void A_route_is_known_by_its_template(string template, string path, bool isKnown) => Assert.Equal(isKnown, Fits(template, path));

    private static readonly string[] OfTheScript = ["run", "test", "soak", "help"];

    /// <summary>Documents that say what to do; decisions and measurements say what was.</summary>
    private static bool IsForPeople(ProjectFile file) =>
        file.Path is "README.md" or "README.zh.md" || (file.Path.StartsWith("docs/", StringComparison.Ordinal) && !file.Path.StartsWith("docs/decisions/", StringComparison.Ordinal) && !file.Path.StartsWith("docs/benchmarks/", StringComparison.Ordinal));

    /// <summary>The Chinese readme is held to the same as the English one.</summary>
    private static string Twin(string path) => path.Replace(".zh.md", ".md", StringComparison.Ordinal);

    private static bool IsVerbAlone(string line) => !line.Contains(' ', StringComparison.Ordinal);

    private static IEnumerable<Route> RoutesAt(string path) => Routes.All.Where(route => Fits(route.Template, path));

    private static bool Fits(string template, string path) =>
        Regex.IsMatch(path, $"^{Parameter().Replace(Regex.Escape(template).Replace(@"\{", "{", StringComparison.Ordinal), "[^/]+")}$");

    /// <summary>`opendata read FILE` between the lines, and whole lines of blocks.</summary>
    [GeneratedRegex(@"(?:(?<=`)|(?<=^)|(?<=KEY=\$\(cat key\.txt\) ))(?:\./dev|opendata) (?<arguments>[a-z][^`\n]*)", RegexOptions.Multiline)]
    private static partial Regex ToolUse();

    [GeneratedRegex(@"/api/v1(?<path>(/[\w.{}:-]+)*)(\?(?<query>[^\s""'`)]*))?")]
    private static partial Regex Address();

    [GeneratedRegex(@"\{\w+}|\{\w+\\}")]
    private static partial Regex Parameter();
}
