using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Documents;

/// <summary>What an operator may set stands in docs/settings.md, and nothing else does.</summary>
public sealed partial class SettingsDocumentTests
{
    private const string Path = "docs/settings.md";

    [Fact]
    public void Names_every_setting_of_the_app()
    {
        var settings = ProjectFiles.OwnSources
            .SelectMany(file => Constant().Matches(file.Text).Concat(Read().Matches(file.Text)).Concat(Percent().Matches(file.Text)).Concat(Trigger().Matches(file.Text)))
            .Select(match => match.Groups["name"].Value);

        Faults.NoneBetween(settings, "src", MarkdownDocument.Get(Path).CodesUnder("The app").Where(name => !name.Contains("__", StringComparison.Ordinal)), Path);
    }

    [Fact]
    public void Names_every_setting_of_the_host_that_stands_in()
    {
        var documented = MarkdownDocument.Get(Path).CodesUnder("The host");
        Faults.None(
            from file in ProjectFiles.Under("src/platform")
            where file.Extension == ".cs"
            from Match read in Read().Matches(file.Text)
            let name = read.Groups["name"].Value.Replace(":", "__", StringComparison.Ordinal)
            where !documented.Contains(name)
            select $"{file.At(read.Index)}: {name} is not in {Path}");
    }

    /// <summary>Settings are constants named …Setting.</summary>
    [GeneratedRegex("""const string \w*Setting = "(?<name>\w+)";""")]
    private static partial Regex Constant();

    [GeneratedRegex("""(?<![\w.])([cC]onfiguration|web\.Configuration)(\[|\.GetValue(<\w+>)?\(|\.GetSection\()"(?<name>[\w:]+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Read();

    /// <summary>A name between percent signs in a trigger's attribute.</summary>
    [GeneratedRegex("""Trigger\([^\]]*"%(?<name>\w+)%" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Percent();

    [GeneratedRegex("""Trigger\([^\]]*Connection = "(?<name>\w+)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Trigger();
}
