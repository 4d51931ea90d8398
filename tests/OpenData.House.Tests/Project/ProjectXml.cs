using System.Xml.Linq;

namespace OpenData.House.Tests.Project;

/// <summary>What a project file says, read as XML: conditions are seen, not evaluated.</summary>
internal sealed class ProjectXml(ProjectFile file)
{
    private readonly XElement root = XDocument.Parse(file.Text).Root!;

    public static IReadOnlyList<ProjectXml> All { get; } =
        [.. ProjectFiles.All.Where(file => file.Extension == ".csproj").Select(file => new ProjectXml(file))];

    public string Path => file.Path;

    public string Name { get; } = System.IO.Path.GetFileNameWithoutExtension(file.Path);

    /// <summary>Whether it lies below src.</summary>
    public bool IsSource => Path.StartsWith("src/", StringComparison.Ordinal);

    public IEnumerable<ProjectItem> References =>
        Items("ProjectReference").Select(item => item with { Name = System.IO.Path.GetFileNameWithoutExtension(item.Name.Replace('\\', '/')) });

    public IEnumerable<ProjectItem> Packages => Items("PackageReference");

    public IEnumerable<ProjectItem> Frameworks => Items("FrameworkReference");

    public IEnumerable<string> Friends => Items("InternalsVisibleTo").Select(item => item.Name);

    public static ProjectXml Get(string name) => All.Single(project => project.Name == name);

    public string? Property(string name) => root.Descendants(name).FirstOrDefault()?.Value;

    /// <summary>Items of one kind, also those of <c>Directory.Packages.props</c>.</summary>
    public IEnumerable<ProjectItem> Items(string kind) =>
        from item in root.Descendants(kind)
        let name = (string?)item.Attribute("Include")
        where name is not null
        select new ProjectItem(name, (string?)item.Attribute("Version"), ConditionOf(item));

    private static string ConditionOf(XElement item) =>
        (string?)item.Attribute("Condition") ?? (string?)item.Parent?.Attribute("Condition") ?? "";
}

/// <summary>An item of a project file.</summary>
/// <param name="Name">Its Include.</param>
/// <param name="Version">As written; null where it has none.</param>
/// <param name="Condition">Its own or its group's; empty where there is none.</param>
internal sealed record ProjectItem(string Name, string? Version, string Condition)
{
    public const string Published = "'$(AzurePackages)' == 'true'";

    public const string StandIn = "'$(AzurePackages)' != 'true'";
}
