using System.Text.RegularExpressions;
using OpenData.Api;

namespace OpenData.House.Tests.Documents;

/// <summary>The tests of the API hold the tables of docs/api.md against the code; this one only sees that no route is left out of it.</summary>
public sealed class ApiDocumentTests
{
    private const string Path = "docs/api.md";

    [Fact]
    public void Names_every_route()
    {
        var document = ProjectFiles.Get(Path).Text;

        Assert.NotEmpty(Routes.All);
        Faults.None(
            from route in Routes.All
            where !Regex.IsMatch(document, $@"({Regex.Escape(Route.Base)}|`){Regex.Escape(route.Template)}(?![\w/{{-])")
            select $"{route.Path} is not in {Path}");
    }
}
