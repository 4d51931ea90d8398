using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Code;

/// <summary>A name says what a thing is; these say nothing.</summary>
public sealed partial class NameTests
{
    [Fact]
    public void No_type_has_a_name_that_would_fit_any()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.Extension == ".cs" && !file.Path.StartsWith("src/platform/", StringComparison.Ordinal)
            from Match type in TypeDeclaration().Matches(file.Text)
            where SaysNothing().IsMatch(type.Groups["name"].Value)
            select $"{file.At(type.Index)}: {type.Groups["name"].Value}");
    }

    [Fact]
    public void No_folder_or_file_has_a_name_that_would_fit_any()
    {
        Faults.None(
            from file in ProjectFiles.All
            from part in file.Path.Split('/')
            where SaysNothing().IsMatch(Path.GetFileNameWithoutExtension(part))
            select file.Path);
    }

    [Fact]
    public void No_interface_waits_for_a_second_implementation()
    {
        var sources = ProjectFiles.OwnSources.ToArray();
        Faults.None(
            from file in sources
            from Match declaration in InterfaceDeclaration().Matches(file.Text)
            let name = declaration.Groups["name"].Value
            let implementations = sources.Sum(source => Regex.Count(source.Text, $@"\b(class|record|struct)\b[^{{;]*[:,]\s*{name}\b"))
            where implementations < 2
            select $"{file.At(declaration.Index)}: {name} has {implementations}");
    }

    [Fact]
    public void Namespaces_follow_the_folders()
    {
        Faults.None(
            from file in ProjectFiles.OwnSources
            let declared = NamespaceDeclaration().Match(file.Text).Groups["name"].Value
            let folder = Path.GetDirectoryName(file.Path)!.Replace('\\', '/')["src/".Length..].Replace('/', '.')
            where declared.Length > 0 && declared != folder
            select $"{file.Path} says {declared}");
    }

    [GeneratedRegex(@"^[^/\n""]*\b(class|record struct|record|struct|enum|interface) (?<name>[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"(Manager|Helpers?|Utils?|Utilities|Common|Base|Misc|Stuff)$")]
    private static partial Regex SaysNothing();

    [GeneratedRegex(@"^[^/\n""]*\binterface (?<name>I[A-Z]\w*)", RegexOptions.Multiline)]
    private static partial Regex InterfaceDeclaration();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceDeclaration();
}
