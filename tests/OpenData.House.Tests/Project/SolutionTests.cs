using System.Text.RegularExpressions;

namespace OpenData.House.Tests.Project;

public sealed partial class SolutionTests
{
    [Fact]
    public void Holds_every_project_and_no_other()
    {
        var listed = ProjectLine().Matches(ProjectFiles.Get("OpenData.sln").Text).Select(match => match.Groups["path"].Value.Replace('\\', '/'));

        Faults.NoneBetween(ProjectXml.All.Select(project => project.Path), "the folders", listed, "OpenData.sln");
    }

    [Fact]
    public void Holds_no_empty_project()
    {
        Faults.None(
            from project in ProjectXml.All
            let folder = Path.GetDirectoryName(project.Path)!.Replace('\\', '/')
            where !ProjectFiles.Under(folder).Any(file => file.Extension == ".cs")
            select $"{project.Path} compiles nothing");
    }

    [GeneratedRegex("""^Project\(.*, "(?<path>[^"]+\.csproj)",""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
