namespace OpenData.Reading.Decoding.Docx;

/// <summary>Names of the parts of a package, as the Open Packaging Conventions relate them: <c>word/document.xml</c>.</summary>
internal static class PartNames
{
    /// <summary>Some programs write back slashes, or begin with a slash.</summary>
    public static string Normal(string name) => name.Replace('\\', '/').TrimStart('/');

    /// <summary>The part that lists what a part refers to; of the empty name, what the package does.</summary>
    public static string Relationships(string part)
    {
        var slash = part.LastIndexOf('/');
        return $"{part[..(slash + 1)]}_rels/{part[(slash + 1)..]}.rels";
    }

    /// <summary>The part that a target such as <c>../word/styles.xml</c> names, seen from another.</summary>
    public static string Resolve(string from, string target)
    {
        target = Uri.UnescapeDataString(target.Replace('\\', '/'));
        var path = target.StartsWith('/') ? [] : from.Split('/').SkipLast(1).ToList();
        foreach (var step in target.Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (step == ".") continue;
            if (step != "..") path.Add(step);
            else if (path.Count > 0) path.RemoveAt(path.Count - 1);
        }

        return string.Join('/', path);
    }
}
