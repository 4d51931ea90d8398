using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.Cli.Tests;

public sealed class CheckCommandTests
{
    private const string Agrees = "木兰乡2023年工作总结\n受理群众诉求200件，办结196件，办结率98%。\n";
    private const string Differs = "木兰乡2023年工作总结\n受理群众诉求200件，办结150件，办结率98%。\n";

    private static readonly string Sample = Repository.PathOf("seeds", "reports", "320481111", "2023.txt");

    [Fact]
    public async Task Names_the_place_of_what_does_not_agree_and_exits_with_1()
    {
        var answer = await OpenDataProcess.RunAsync("check", Sample);

        Assert.Equal(1, answer.ExitCode);
        Assert.Contains($"{Sample}:8:38: growth_mismatch differs: ", answer.Output, StringComparison.Ordinal);
        Assert.Contains("= 9.47%; the text says 11.2%.", answer.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Agrees, 0)]
    [InlineData(Differs, 1)]
    public async Task Exits_with_0_where_everything_agrees(string text, int exitCode)
    {
        var answer = await OpenDataProcess.RunAsync(["check", "--township", "360735200", "-"], "C", text);

        Assert.True(exitCode == answer.ExitCode, answer.Output + answer.Error);
    }

    [Fact]
    public async Task Lists_what_holds_where_everything_is_asked_for_as_json()
    {
        var rows = (await OpenDataProcess.RunAsync("check", "--all", "--json", Sample)).Lines.Select(JObject.Parse).ToArray();

        Assert.Contains(rows, row => row.Value<bool>("verified"));
        Assert.Single(rows, row => !row.Value<bool>("verified"));
        Assert.All(rows, row => Assert.Equal(["file", "line", "column", "kind", "verified", "message", "message_en"], row.Properties().Select(property => property.Name)));
    }

    [Fact]
    public async Task A_numeral_that_was_not_read_fails_a_strict_check_only()
    {
        const string text = "木兰乡2023年工作总结\n全年新建公路3公里，另有 4711 记录在案。\n";
        var lenient = await OpenDataProcess.RunAsync(["check", "--township", "360735200", "-"], "C", text);
        var strict = await OpenDataProcess.RunAsync(["check", "--strict", "--township", "360735200", "-"], "C", text);

        Assert.Equal((0, 1), (lenient.ExitCode, strict.ExitCode));
        Assert.Contains("-:2:14: number_without_unit differs: '4711' was not read.", strict.Output, StringComparison.Ordinal);
    }
}
