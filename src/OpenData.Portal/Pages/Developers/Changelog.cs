namespace OpenData.Portal.Pages.Developers;

/// <summary>What changed, as <c>docs/changelog.md</c> says it.</summary>
/// <param name="Version">As written, without its brackets.</param>
/// <param name="Groups">Added, changed, removed …</param>
public sealed record ChangelogEntry(string Version, IReadOnlyList<ChangelogGroup> Groups);

/// <summary>Changes of one kind.</summary>
/// <param name="Kind">As written.</param>
/// <param name="Items">A sentence each; code stands between backticks.</param>
public sealed record ChangelogGroup(string Kind, IReadOnlyList<string> Items);

/// <summary>Reads the changelog, whose form is that of Keep a Changelog.</summary>
public static class Changelog
{
    public static IReadOnlyList<ChangelogEntry> Current { get; } = Parse(ProjectDocument.Read("changelog.md"));

    public static IReadOnlyList<ChangelogEntry> Parse(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var entries = new List<(string Version, List<(string Kind, List<string> Items)> Groups)>();
        foreach (var line in document.ReplaceLineEndings("\n").Split('\n'))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) entries.Add((line[3..].Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal), []));
            else if (entries is not [.., var entry]) continue;
            else if (line.StartsWith("### ", StringComparison.Ordinal)) entry.Groups.Add((line[4..], []));
            else if (entry.Groups is not [.., var group]) continue;
            else if (line.StartsWith("- ", StringComparison.Ordinal)) group.Items.Add(line[2..]);
            else if (line.Length > 0 && group.Items.Count > 0) group.Items[^1] += " " + line.Trim();
        }

        return [.. entries.Select(entry => new ChangelogEntry(entry.Version, [.. entry.Groups.Select(group => new ChangelogGroup(group.Kind, group.Items))]))];
    }
}
