using System.Text.RegularExpressions;
using OpenData.Testing;

namespace OpenData.House.Tests.Infra;

/// <summary>What Node's own test runner said about one file.</summary>
/// <param name="Count">How many tests there were.</param>
/// <param name="Failed">The failed ones, each with what it said.</param>
/// <param name="Skipped">The skipped ones, with the reason.</param>
/// <param name="Text">All that was printed, in the Test Anything Protocol.</param>
internal sealed partial record NodeTestRun(int Count, IReadOnlyList<string> Failed, IReadOnlyList<string> Skipped, string Text)
{
    /// <param name="file">From the root of the repository.</param>
    public static async Task<NodeTestRun> OfAsync(string file)
    {
        var start = ProgramRun.Piped("node", "--test", "--test-reporter=tap", file);
        start.WorkingDirectory = Repository.Root;
        var run = await ProgramRun.OfAsync(start);
        var text = run.Output + run.Error;
        var tests = Result().Matches(text);
        string[] failed = [.. tests.Where(test => test.Groups["not"].Success).Select(test => Told(text, test))];
        if (run.ExitCode != 0 && failed.Length == 0) failed = [text];
        return new NodeTestRun(tests.Count, failed, [.. tests.Where(test => test.Groups["skip"].Success).Select(test => test.Groups["name"].Value)], text);
    }

    /// <summary>The name of a failed test and the lines up to the next one.</summary>
    private static string Told(string text, Match test)
    {
        var next = text.IndexOf("# Subtest", test.Index, StringComparison.Ordinal);
        return text[test.Index..(next < 0 ? text.Length : next)];
    }

    [GeneratedRegex(@"^(?<not>not )?ok \d+ - (?<name>[^\r\n]*?(?<skip># SKIP[^\r\n]*)?)\r?$", RegexOptions.Multiline)]
    private static partial Regex Result();
}
