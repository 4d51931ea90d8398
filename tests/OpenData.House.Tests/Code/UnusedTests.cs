using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Code;

/// <summary>What nobody uses is not kept. The compiler sees that of private members only, and of texts for pages not at all.</summary>
public sealed partial class UnusedTests
{
    [Fact]
    public void Every_member_is_named_somewhere_else_too()
    {
        var sources = ProjectFiles.Under("src").Where(file => file.Extension is ".cs" or ".razor").ToArray();
        var used = sources.SelectMany(file => Word().Matches(file.Text)).CountBy(match => match.Value).ToDictionary(StringComparer.Ordinal);
        var members = (
            from file in sources
            where !file.Path.StartsWith("src/platform/", StringComparison.Ordinal)
            from Match member in Member().Matches(file.Text)
            select (At: file.At(member.Index), Name: member.Groups["name"].Value)).ToList();

        Assert.True(members.Count > 2000, $"{members.Count} members");
        Faults.None(
            from member in members
            where used[member.Name] == 1
            select $"{member.At}: nobody uses {member.Name}");
    }

    /// <summary>Every part of a name of the stylesheets is in a page or a script.</summary>
    [Fact]
    public void Every_class_of_the_stylesheets_is_given_to_something()
    {
        var pages = string.Concat(ProjectFiles.Under("src/OpenData.Portal").Where(file => file.Extension is ".razor" or ".cs" or ".mjs").Select(file => file.Text));
        var styles = ProjectFiles.Under("src/OpenData.Portal").Where(file => file.Extension == ".css").ToArray();

        Assert.NotEmpty(styles);
        Faults.None(
            from file in styles
            from Match style in StyleClass().Matches(Declarations().Replace(file.Text, "{}"))
            let name = style.Groups["name"].Value
            // topic-agriculture and its like are put together from the topic's code.
            where !name.StartsWith("topic-", StringComparison.Ordinal) && !Regex.IsMatch(pages, $@"(?<![\w-]){name}(?![\w-])")
            select $"{file.Path}: nothing has the class {name}");
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    /// <summary>A method, property, field or constant; what overrides is called by its base.</summary>
    [GeneratedRegex(@"^[ \t]+(?:\[[^\]\n]*\] ?)?(?:public|internal|private|protected)(?![^\n(=;{]*\b(?:class|record|struct|enum|interface|override|operator|delegate|implicit|explicit)\b)[\w <>\[\],.?()]*? (?<name>[A-Za-z_]\w*)(?:<[\w, ]+>)?\s*(?:\(|=>|\{|=|;)", RegexOptions.Multiline)]
    private static partial Regex Member();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Declarations();

    [GeneratedRegex(@"\.(?<name>[a-z][\w-]+)")]
    private static partial Regex StyleClass();
}
