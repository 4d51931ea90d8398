using Newtonsoft.Json.Linq;

namespace OpenData.House.Tests.Project;

/// <summary>Every package of others is pinned exactly and explained in docs/dependencies.md.</summary>
public sealed class DependenciesTests
{
    private const string Document = "docs/dependencies.md";
    private const int Columns = 5;

    private static readonly HashSet<string> Licences = new(["MIT", "Apache-2.0", "BSD-3-Clause"], StringComparer.Ordinal);

    /// <summary>Its files may be changed only in the open, which nobody here does to a tool.</summary>
    private static readonly string[] ToolLicences = ["MPL-2.0"];

    private static readonly (string Name, string Version)[] Packages =
    [
        .. new ProjectXml(ProjectFiles.Get("Directory.Packages.props")).Items("PackageVersion").Select(item => (item.Name, item.Version!)),
        .. NpmPackages().Select(package => (package.Name, package.Value!.ToString())),
    ];

    private static readonly string[][] Rows =
        [.. MarkdownDocument.Get(Document).Headings.Skip(1).SelectMany(heading => MarkdownDocument.Get(Document).RowsUnder(heading)).Select(row => row.ToArray())];

    [Fact]
    public void Are_all_explained_at_the_version_in_use()
    {
        Faults.NoneBetween(
            Packages.Select(package => $"{package.Name} {package.Version.Trim('[', ']')}"),
            "Directory.Packages.props and package.json",
            Rows.Select(row => $"{row[0].Trim('`')} {row[1]}"),
            Document);
    }

    [Fact]
    public void Have_a_reason_a_licence_that_allows_everything_and_an_alternative()
    {
        Faults.None(Rows.Where(row => row.Length != Columns || row.Any(string.IsNullOrWhiteSpace)).Select(row => $"{row[0]}: a column of {Document} is empty"));
        Faults.None(
            from row in Rows
            let licence = row[3].Split([' ', ',', ';'])[0]
            where !Licences.Contains(licence) && !(ToolLicences.Contains(licence) && Tools.Contains(row[0]))
            select $"{row[0]}: '{row[3]}' is no licence known here");
    }

    [Fact]
    public void Are_pinned_exactly()
    {
        Faults.None(
            from package in Packages
            let isExact = package.Version is ['[', .. var inner, ']'] ? Version.TryParse(inner, out _) : Version.TryParse(package.Version, out _)
            where !isExact
            select $"{package.Name} {package.Version}");
        Faults.None(
            from item in new ProjectXml(ProjectFiles.Get("Directory.Packages.props")).Items("PackageVersion")
            where item.Version is not ['[', .., ']']
            select $"{item.Name} {item.Version} would let a newer version in");
    }

    [Fact]
    public void Have_their_version_in_one_place()
    {
        Faults.None(
            from project in ProjectXml.All
            from package in project.Packages
            where package.Version is not null
            select $"{project.Path} gives {package.Name} a version of its own");
    }

    private static string[] Tools { get; } =
        [.. MarkdownDocument.Get(Document).RowsUnder("In tests, builds and tools").Select(row => row[0])];

    private static IEnumerable<JProperty> NpmPackages()
    {
        return
            from file in ProjectFiles.All
            where file.Name == "package.json"
            let json = JObject.Parse(file.Text)
            from list in new[] { "dependencies", "devDependencies" }
            from package in (json[list] as JObject)?.Properties() ?? []
            select package;
    }
}
