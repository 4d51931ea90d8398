namespace OpenData.House.Tests.Project;

/// <summary>Who may know whom, as docs/README.md draws it.</summary>
public sealed class ProjectReferencesTests
{
    private const string Tables = "Azure.Data.Tables";
    private const string Worker = "Microsoft.Azure.Functions.Worker";
    private const string Monitor = "Azure.Monitor.OpenTelemetry.Exporter";
    private const string Hosting = "OpenTelemetry.Extensions.Hosting";

    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["OpenData.Observations"] = [],
        ["OpenData.Reading"] = ["OpenData.Observations"],
        ["OpenData.Storage"] = ["OpenData.Observations", Tables],
        ["OpenData.Api"] = ["OpenData.Observations", "OpenData.Storage", "OpenData.Reading"],
        ["OpenData.Portal"] = ["OpenData.Api"],
        ["OpenData.Functions"] = ["OpenData.Observations", "OpenData.Reading", "OpenData.Storage", "OpenData.Api", "OpenData.Portal", Monitor, Worker, Hosting],
        ["OpenData.Cli"] = ["OpenData.Observations", "OpenData.Reading", "OpenData.Storage", "OpenData.Api", "OpenData.Portal"],
        [Monitor] = [],
        [Tables] = [],
        [Worker] = [],
        [Hosting] = [],
    };

    [Fact]
    public void Refer_only_to_the_projects_below_them()
    {
        Faults.None(
            from project in ProjectXml.All
            where project.IsSource
            from reference in project.References
            where !Allowed.GetValueOrDefault(project.Name, []).Contains(reference.Name)
            select $"{project.Path} may not refer to {reference.Name}");
    }

    [Fact]
    public void Are_all_drawn()
    {
        Faults.None(
            from project in ProjectXml.All
            where project.IsSource && !Allowed.ContainsKey(project.Name)
            select $"{project.Path} has no place in the drawing");
    }

    [Fact]
    public void Are_drawn_in_the_document_as_they_are_checked_here()
    {
        var drawn = MarkdownDocument.Get("docs/README.md").RowsUnder("Who may know whom").Select(row => $"{row[0].Trim('`')}: {string.Join(' ', MarkdownDocument.CodesIn(row[1]))}");
        var projects = ProjectXml.All.Where(project => project.IsSource).Select(project => project.Name).ToArray();

        Faults.NoneBetween(
            projects.Select(name => $"{name}: {string.Join(' ', Allowed.GetValueOrDefault(name, []).Intersect(projects))}"), "this test", drawn, "docs/README.md");
    }

    [Fact]
    public void Leave_values_and_checks_to_the_base_class_library()
    {
        var observations = ProjectXml.Get("OpenData.Observations");

        Assert.Empty(observations.Packages);
        Assert.Empty(observations.Frameworks);
    }

    [Fact]
    public void Open_their_insides_to_tests_and_benchmarks_alone()
    {
        Faults.None(
            from project in ProjectXml.All
            from friend in project.Friends
            where ProjectXml.All.All(other => other.Name != friend || other.IsSource)
            select $"{project.Path} opens its insides to {friend}");
    }

    [Fact]
    public void Do_not_lead_from_the_stand_ins_tests_into_the_app()
    {
        var tests = ProjectXml.Get("OpenData.Platform.Tests");

        Assert.All(tests.References, reference => Assert.True(reference.Name is Tables or Worker or Monitor or Hosting or "OpenData.Testing", reference.Name));
    }
}
