using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Documents;

public sealed partial class LinkTests
{
    [Fact]
    public void Every_link_inside_the_project_leads_somewhere()
    {
        Faults.None(
            from document in ProjectFiles.Documents
            from link in new MarkdownDocument(document).Links
            where !link.Target.Contains("://", StringComparison.Ordinal) && !link.Target.StartsWith("mailto:", StringComparison.Ordinal)
            let fault = FaultOf(document, link.Target)
            where fault is not null
            select $"{link.At}: {fault}");
    }

    /// <summary>`src/…`, `docs/…` and the like in documents and comments name files and folders that are there.</summary>
    [Fact]
    public void Every_path_that_is_named_is_there()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.Extension is ".md" or ".cs"
            from Match path in NamedPath().Matches(file.Text)
            let target = path.Groups["path"].Value.TrimEnd('/')
            where !ProjectFiles.Exists(target)
            select $"{file.At(path.Index)}: there is no {target}");
    }

    private static string? FaultOf(ProjectFile document, string target)
    {
        var (path, anchor) = target.Split('#', 2) is [var first, var second] ? (first, second) : (target, null);
        var folder = Path.GetDirectoryName(document.Path)!.Replace('\\', '/');
        var full = path.Length == 0 ? document.Path : Resolved(folder, path);
        if (!ProjectFiles.Exists(full)) return $"{target} leads nowhere";
        if (anchor is null || !full.EndsWith(".md", StringComparison.Ordinal)) return null;
        return MarkdownDocument.Get(full).Anchors.Contains(anchor) ? null : $"{full} has no heading #{anchor}";
    }

    private static string Resolved(string folder, string path)
    {
        var parts = folder.Length == 0 ? [] : folder.Split('/').ToList();
        foreach (var part in path.Split('/'))
        {
            if (part == ".." && parts.Count > 0) parts.RemoveAt(parts.Count - 1);
            else if (part != ".") parts.Add(part);
        }

        return string.Join('/', parts);
    }

    /// <summary>Between backticks or in a code tag, without wildcards and placeholders.</summary>
    [GeneratedRegex(@"(?<=`|<c>)(?<path>(src|tests|docs|seeds|infra|tools)/[\w./-]+)(?=`|</c>)")]
    private static partial Regex NamedPath();
}
