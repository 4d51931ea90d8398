using System.Text;
using System.Text.RegularExpressions;

namespace Microsoft.Azure.Functions.Worker.InProcess.Blobs;

/// <summary>The path of a blob trigger: a container and a pattern for names, such as <c>uploads/{township}/{name}</c>.</summary>
/// <remarks>
/// A parameter takes as much as it can without a slash; the last one takes slashes, too, so that <c>a/b/c</c> is
/// township <c>a</c> and name <c>b/c</c>. The published host lets every parameter take slashes and gives the first one the most
/// (<c>a/b</c> and <c>c</c>): where names hold slashes of their own, code that runs on both asks the blob client for the name.
/// </remarks>
internal sealed partial class BlobPathPattern
{
    private readonly Regex matcher;

    private BlobPathPattern(string text, string container, string prefix, Regex matcher)
    {
        Text = text;
        Container = container;
        Prefix = prefix;
        this.matcher = matcher;
        Parameters = [.. matcher.GetGroupNames().Where(n => !char.IsAsciiDigit(n[0]))];
    }

    public string Text { get; }

    public string Container { get; }

    /// <summary>What every matching name begins with; may be empty.</summary>
    public string Prefix { get; }

    public IReadOnlyList<string> Parameters { get; }

    /// <exception cref="FormatException">The text is not a path.</exception>
    public static BlobPathPattern Parse(string text)
    {
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var container = slash < 0 ? text : text[..slash];
        if (!ContainerName().IsMatch(container))
        {
            throw new FormatException($"'{container}' in '{text}' is not the name of a container.");
        }

        // A container alone means every blob in it.
        var names = slash < 0 || slash == text.Length - 1 ? "{name}" : text[(slash + 1)..];
        var tokens = Token().Matches(names);
        if (tokens.Sum(t => t.Length) != names.Length)
        {
            throw new FormatException($"'{text}' has a brace without its partner, or a parameter that is not a name.");
        }

        var last = tokens.LastOrDefault(t => t.Groups["parameter"].Success);
        var expression = new StringBuilder("^");
        foreach (Match token in tokens)
        {
            expression.Append(token.Groups["parameter"] is { Success: true } parameter
                ? $"(?<{parameter.Value}>{(token == last ? ".*" : "[^/]*")})"
                : Regex.Escape(token.Value));
        }

        var literal = names.IndexOf('{', StringComparison.Ordinal);
        return new BlobPathPattern(
            text, container, literal < 0 ? names : names[..literal], new Regex(expression.Append('$').ToString(), RegexOptions.Singleline));
    }

    /// <summary>Takes the parameters out of a blob's name; null where the name does not match.</summary>
    public Dictionary<string, object?>? Match(string blobName)
    {
        var match = matcher.Match(blobName);
        return match.Success
            ? Parameters.ToDictionary(p => p, object? (p) => match.Groups[p].Value, StringComparer.OrdinalIgnoreCase)
            : null;
    }

    [GeneratedRegex(@"^(\$root|[a-z0-9](-?[a-z0-9]){2,62})$")]
    private static partial Regex ContainerName();

    [GeneratedRegex(@"\{(?<parameter>[A-Za-z_][A-Za-z0-9_]*)\}|[^{}]+")]
    private static partial Regex Token();
}
