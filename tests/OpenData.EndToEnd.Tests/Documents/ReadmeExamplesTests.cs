using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests.Documents;

/// <summary>What the readme shows is what a newcomer sees who types it.</summary>
[Collection(nameof(SharedDevRun))]
public sealed partial class ReadmeExamplesTests(DevRun dev)
{
    private const string Sample = "seeds/reports/320481111/2023.txt";

    public static TheoryData<string> Readmes => ["README.md", "README.zh.md"];

    [Theory]
    [MemberData(nameof(Readmes))]
    public void The_first_command_prints_what_the_readme_shows(string readme)
    {
        var shown = DocumentExample.In(readme).First(example => example is { Language: "text" } && example.Text.Contains("uploaded", StringComparison.Ordinal));

        foreach (var line in shown.Text.Split('\n').Where(line => line.Length > 0))
        {
            Assert.Contains(line.Replace(UsualAddress, dev.Address, StringComparison.Ordinal) + "\n", dev.Transcript, StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Readmes))]
    public async Task Every_call_answers_as_the_readme_shows(string readme)
    {
        var examples = DocumentExample.In(readme);
        var calls = examples.Zip(examples.Skip(1)).Where(pair => pair.First.Text.StartsWith("curl", StringComparison.Ordinal) && pair.Second.Language == "json").ToList();

        Assert.True(calls.Count >= 3, $"{calls.Count} calls with their answers");
        foreach (var (call, shown) in calls)
        {
            var answer = await dev.RunAsync(Here(Assert.Single(call.Commands)) + " --fail --silent --show-error");
            Assert.True(answer.ExitCode == 0, answer.Error);
            AssertShows(Rest().Replace(shown.Text, "\"…\": 0"), answer.Output);
        }
    }

    [Theory]
    [MemberData(nameof(Readmes))]
    public async Task Every_other_command_does_what_it_says(string readme)
    {
        var commands = DocumentExample.In(readme)
            .Where(example => example.Language == "sh")
            .SelectMany(example => example.Commands)
            .Where(command => command is not ("./dev run" or "./dev test") && !command.StartsWith("curl", StringComparison.Ordinal))
            .ToList();

        Assert.True(commands.Count >= 7, string.Join('\n', commands));
        foreach (var command in commands)
        {
            var typed = command.Replace("my-reports", Path.Combine(dev.Folder, "my-reports"), StringComparison.Ordinal)
                .Replace("FILE", Sample, StringComparison.Ordinal)
                .Replace("FOLDER", "seeds/reports", StringComparison.Ordinal);
            var answer = await dev.RunAsync(typed);
            // The sample has figures that do not agree; finding them is what the command is for.
            Assert.True(answer.ExitCode == (command.StartsWith("./dev check", StringComparison.Ordinal) ? 1 : 0), $"{command}: {answer.ExitCode} {answer.Output} {answer.Error}");
        }
    }

    [Fact]
    public async Task A_port_that_is_none_is_refused_and_a_second_run_too()
    {
        foreach (var port in new[] { "x", "99999", "" })
        {
            var answer = await dev.RunAsync($"./dev run --port {port}");
            Assert.True(answer.ExitCode == 1 && answer.Error.Contains("--port takes a number", StringComparison.Ordinal), answer.Error);
        }

        Assert.Contains("it is running already", (await dev.RunAsync("./dev run")).Error, StringComparison.Ordinal);
    }

    private const string UsualAddress = "http://127.0.0.1:7071";

    private string Here(string command) => command.Replace(UsualAddress, dev.Address, StringComparison.Ordinal);

    /// <summary>Everything that is shown is there; only where an ellipsis stands may there be more.</summary>
    private static void AssertShows(string shown, string answer)
    {
        var faults = new List<string>();
        Compare(JToken.Parse(shown), JToken.Parse(answer), "", faults);
        Assert.True(faults.Count == 0, $"{string.Join('\n', faults)}\n{answer}");
    }

    private static void Compare(JToken shown, JToken actual, string at, List<string> faults)
    {
        switch (shown, actual)
        {
            case (JObject left, JObject right):
                foreach (var property in left.Properties().Where(property => property.Name != "…"))
                {
                    if (right[property.Name] is { } value) Compare(property.Value, value, $"{at}.{property.Name}", faults);
                    else faults.Add($"{at}.{property.Name} is not in the answer");
                }

                if (left["…"] is null) faults.AddRange(right.Properties().Where(property => left[property.Name] is null).Select(property => $"{at}.{property.Name} is not in the readme"));
                break;
            case (JArray left, JArray right) when left.Count == right.Count:
                for (var i = 0; i < left.Count; i++) Compare(left[i], right[i], $"{at}[{i}]", faults);
                break;
            default:
                if (!JToken.DeepEquals(shown, actual)) faults.Add($"{at}: the readme shows {shown}, the answer has {actual}");
                break;
        }
    }

    [GeneratedRegex("…")]
    private static partial Regex Rest();
}
