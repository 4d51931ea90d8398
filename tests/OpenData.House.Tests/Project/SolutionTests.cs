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

    [GeneratedRegex("""^Project\(.*, "(?<path>[^"]+\.csproj)",""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();
}
