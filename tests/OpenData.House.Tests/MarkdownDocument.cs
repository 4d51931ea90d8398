using System.Text.RegularExpressions;

namespace OpenData.House.Tests;

/// <summary>A document as its headings, its tables and its links.</summary>
internal sealed partial class MarkdownDocument(ProjectFile file)
{
    public static MarkdownDocument Get(string path) => new(ProjectFiles.Get(path));

    /// <summary>Words of the headings, in order, without the marks in front.</summary>
    public IReadOnlyList<string> Headings { get; } = [.. Prose(file).Where(line => line.StartsWith('#')).Select(line => line.TrimStart('#').Trim())];

    /// <summary>The names by which a link can point at its headings.</summary>
    public IReadOnlySet<string> Anchors => Headings.Select(AnchorOf).ToHashSet(StringComparer.Ordinal);

    /// <summary>Targets of links, each with the place it stands at.</summary>
    public IEnumerable<(string Target, string At)> Links =>
        Link().Matches(WithoutCode(file.Text)).Select(match => (match.Groups["target"].Value, file.At(match.Index)));

    /// <summary>The rows of the tables below a heading, up to the next heading, without their head rows.</summary>
    /// <exception cref="InvalidDataException">There is no such heading, or no table below it.</exception>
    public IReadOnlyList<string[]> RowsUnder(string heading)
    {
        var rows = new List<string[]>();
        var (inside, behindHead) = (false, false);
        foreach (var line in Prose(file))
        {
            if (line.StartsWith('#')) inside = line.TrimStart('#').Trim() == heading;
            if (!inside) continue;
            if (!line.StartsWith('|')) behindHead = false;
            else if (HeadMark().IsMatch(line)) behindHead = true;
            else if (behindHead) rows.Add([.. CellEnd().Split(line.Trim().Trim('|')).Select(cell => cell.Trim())]);
        }

        return rows.Count > 0 ? rows : throw new InvalidDataException($"{file.Path} has no table below '{heading}'.");
    }

    /// <summary>What stands between backticks in the first column of the tables below a heading.</summary>
    public IReadOnlyList<string> CodesUnder(string heading) => [.. RowsUnder(heading).SelectMany(row => CodesIn(row[0]))];

    public static IEnumerable<string> CodesIn(string text) => Code().Matches(text).Select(match => match.Groups["code"].Value);

    /// <summary>As the usual sites make them: lower case, blanks to hyphens, other marks dropped.</summary>
    public static string AnchorOf(string heading) =>
        NotInAnchors().Replace(heading.ToLowerInvariant(), "").Replace(' ', '-');

    /// <summary>The lines that are no code.</summary>
    private static string[] Prose(ProjectFile file) => Fence().Replace(file.Text, "").Split('\n');

    /// <summary>The text with code blanked out, so that offsets stay.</summary>
    private static string WithoutCode(string text) => Code().Replace(Fence().Replace(text, Blank), Blank);

    private static string Blank(Match match) => string.Concat(match.Value.Select(c => c == '\n' ? '\n' : ' '));

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex("`(?<code>[^`\n]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\|[\s:|-]+\|?\s*$")]
    private static partial Regex HeadMark();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellEnd();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInAnchors();
}
