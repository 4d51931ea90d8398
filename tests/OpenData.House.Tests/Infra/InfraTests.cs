using Xunit.Abstractions;

namespace OpenData.House.Tests.Infra;

/// <summary>The templates for Azure and the scripts around them, as far as they can be tested without Azure; each test is a file of Node tests.</summary>
public sealed class InfraTests(ITestOutputHelper output)
{
    /// <summary>Syntax, schemas, names in the code, roles, one upload's way; and at least thirty mistakes, each of which is found.</summary>
    [Fact]
    public Task The_templates_are_sound_and_every_seeded_fault_is_caught() => RunAsync("templates", atLeast: 32);

    [Fact]
    public Task The_schemas_are_read_as_they_are_written() => RunAsync("schemas", atLeast: 3);

    [Fact]
    public Task The_deployment_keeps_its_promises_against_a_stand_in_for_Azure() => RunAsync("deploy", atLeast: 10);

    [Fact]
    public Task The_scripts_can_be_read_and_say_the_same_as_each_other() => RunAsync("scripts", atLeast: 6);

    [Fact]
    public Task The_documents_name_what_is_there() => RunAsync("document", atLeast: 6);

    [Fact]
    public Task The_commands_of_the_document_name_what_is_there() => RunAsync("commands", atLeast: 6);

    [ToolFact("bicep", "az")]
    public Task Bicep_itself_finds_nothing() => RunAsync("bicep", atLeast: 4);

    private async Task RunAsync(string file, int atLeast)
    {
        var run = await NodeTestRun.OfAsync($"tests/infra/{file}.test.mjs");
        foreach (var skip in run.Skipped) output.WriteLine($"Skipped: {skip}");
        Faults.None(run.Failed);
        Assert.True(run.Count >= atLeast, $"tests/infra/{file}.test.mjs ran {run.Count} tests only.\n{run.Text}");
    }
}
