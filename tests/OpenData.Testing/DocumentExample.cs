using System.Text.RegularExpressions;

namespace OpenData.Testing;

/// <summary>A block of code in a document.</summary>
/// <param name="Path">Of the document, from the root: <c>docs/cli.md</c>.</param>
/// <param name="Line">Where it begins, counted from 1.</param>
/// <param name="Language">As written behind the fence; empty where nothing is.</param>
/// <param name="Text">Without its fences.</param>
public sealed partial record DocumentExample(string Path, int Line, string Language, string Text)
{
    /// <summary>Without empty ones; a command that goes on behind a backslash or in quotes is one line.</summary>
    public IReadOnlyList<string> Commands =>
        [.. CommandLine().Matches(Text).Select(match => Comment().Replace(match.Value, "").Trim()).Where(line => line.Length > 0 && line[0] != '#')];

    /// <summary>All blocks of a document, in order.</summary>
    public static IReadOnlyList<DocumentExample> In(string path)
    {
        var document = File.ReadAllText(Repository.PathOf(path.Split('/')));
        return [.. Fence().Matches(document).Select(match => new DocumentExample(
            path, document.AsSpan(0, match.Index).Count('\n') + 1, match.Groups["language"].Value, match.Groups["text"].Value))];
    }

    public override string ToString() => $"{Path}:{Line}";

    [GeneratedRegex(@"^```(?<language>\w*)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    /// <summary>Quotes may hold line ends.</summary>
    [GeneratedRegex("""^(?:'[^']*'|"[^"]*"|\\\n|[^\n'"\\]|\\.)+$""", RegexOptions.Multiline)]
    private static partial Regex CommandLine();

    [GeneratedRegex(@"\s+# .*$")]
    private static partial Regex Comment();
}
