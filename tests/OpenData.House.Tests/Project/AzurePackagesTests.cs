using System.Xml.Linq;

namespace OpenData.House.Tests.Project;

/// <summary>
/// Deployment builds with <c>-p:AzurePackages=true</c> against the published packages, where no registry reached here has them all. What can be
/// checked without them is checked here: which packages, which versions, and that either these or the stand-ins are referred to.
/// </summary>
public sealed class AzurePackagesTests
{
    /// <summary>The published packages the project was written for, and whether a later version will do.</summary>
    private static readonly (string Name, string Version, bool OrNewer)[] Published =
    [
        ("Azure.Data.Tables", "12.11.0", false),
        ("Azure.Monitor.OpenTelemetry.Exporter", "1.4.0", false),
        ("Azure.Storage.Blobs", "12.24", true),
        ("Microsoft.Azure.Functions.Worker", "2.51.0", false),
        ("Microsoft.Azure.Functions.Worker.Extensions.Http", "3.3.0", false),
        ("Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore", "2.1.0", false),
        ("Microsoft.Azure.Functions.Worker.Extensions.Storage.Blobs", "6.8.0", false),
        ("Microsoft.Azure.Functions.Worker.Extensions.Storage.Queues", "5.5", true),
        ("Microsoft.Azure.Functions.Worker.Extensions.Timer", "4.3.1", false),
        ("Microsoft.Azure.Functions.Worker.OpenTelemetry", "1.1.0", false),
        ("Microsoft.Azure.Functions.Worker.Sdk", "2.0.7", false),
        ("OpenTelemetry.Extensions.Hosting", "1.20.1", false),
    ];

    private static readonly ProjectXml Pins = new(ProjectFiles.Get("Directory.Packages.props"));

    [Fact]
    public void Are_pinned_to_the_versions_the_project_was_written_for()
    {
        foreach (var (name, version, orNewer) in Published)
        {
            var pin = Assert.Single(Pins.Items("PackageVersion"), item => item.Name == name && item.Condition == ProjectItem.Published);
            var pinned = Version.Parse(pin.Version!.Trim('[', ']'));
            var asked = Version.Parse(version);
            Assert.True(orNewer ? pinned >= asked && pinned.Major == asked.Major : pinned == asked, $"{name} is pinned to {pinned}, not {version}");
        }
    }

    [Fact]
    public void Are_referred_to_where_the_stand_ins_are_and_never_together()
    {
        var functions = ProjectXml.Get("OpenData.Functions");
        var storage = ProjectXml.Get("OpenData.Storage");

        Faults.NoneBetween(
            Published.Select(package => package.Name).Where(name => name is not ("Azure.Data.Tables" or "Azure.Storage.Blobs")),
            "the list of published packages",
            functions.Packages.Where(item => item.Condition == ProjectItem.Published).Select(item => item.Name),
            functions.Path);
        Faults.NoneBetween(
            ["Azure.Monitor.OpenTelemetry.Exporter", "Microsoft.Azure.Functions.Worker", "OpenTelemetry.Extensions.Hosting"],
            "the list of stand-ins",
            functions.References.Where(item => item.Condition == ProjectItem.StandIn).Select(item => item.Name),
            functions.Path);
        Assert.Equal(ProjectItem.Published, Assert.Single(storage.Packages, item => item.Name == "Azure.Data.Tables").Condition);
        Assert.Equal(ProjectItem.StandIn, Assert.Single(storage.References, item => item.Name == "Azure.Data.Tables").Condition);
        Assert.Equal("", Assert.Single(storage.Packages, item => item.Name == "Azure.Storage.Blobs").Condition);
    }

    [Fact]
    public void Find_the_app_built_as_they_ask_for()
    {
        var functions = ProjectXml.Get("OpenData.Functions");
        var shared = XDocument.Parse(ProjectFiles.Get("Directory.Build.props").Text);

        Assert.Equal("Exe", functions.Property("OutputType"));
        Assert.Equal("v4", functions.Property("AzureFunctionsVersion"));
        Assert.Contains(functions.Frameworks, item => item.Name == "Microsoft.AspNetCore.App");
        Assert.Equal("net10.0", shared.Descendants("TargetFramework").Single().Value);
    }

    [Fact]
    public void Are_the_only_thing_that_the_switch_switches()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.Extension is ".csproj" or ".props" or ".targets"
            from element in XDocument.Parse(file.Text).Descendants()
            let condition = (string?)element.Attribute("Condition")
            where condition?.Contains("AzurePackages", StringComparison.Ordinal) == true
            where element.Name.LocalName is not ("ItemGroup" or "AzurePackages")
            select $"{file.Path}: <{element.Name.LocalName}> asks for AzurePackages");
    }

    [Fact]
    public void Are_nothing_the_code_asks_about()
    {
        Faults.None(
            from file in ProjectFiles.All
            where file.Extension == ".cs" && !file.Path.StartsWith("src/platform/", StringComparison.Ordinal)
            from line in file.Lines.Select((text, index) => (Text: text.TrimStart(), Number: index + 1))
            where line.Text.StartsWith("#if", StringComparison.Ordinal) || line.Text.StartsWith("#elif", StringComparison.Ordinal) || line.Text.StartsWith("#define", StringComparison.Ordinal)
            select $"{file.Path}:{line.Number}: {line.Text}");
    }
}
