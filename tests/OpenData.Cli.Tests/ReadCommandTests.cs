using System.Diagnostics;
using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests;

/// <summary><c>opendata read</c> as a process: what scripts rely on.</summary>
public sealed class ReadCommandTests
{
    [Fact]
    public async Task Read_prints_one_json_object_an_observation_and_nothing_else()
    {
        var file = Directory.EnumerateFiles(Repository.PathOf("seeds/reports"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First();
        var (exitCode, output, error) = await RunAsync("read", file);

        Assert.Equal(0, exitCode);
        Assert.Equal("", error);
        var text = (await File.ReadAllTextAsync(file)).EnumerateRunes().ToArray();
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line =>
        {
            var row = JObject.Parse(line);
            Assert.Equal(row.Value<string>("quantity"), string.Concat(text[row.Value<int>("source_start")..row.Value<int>("source_end")].Select(rune => rune.ToString())));
        });
    }

    [Fact]
    public async Task Read_says_on_standard_error_why_a_file_can_not_be_read()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "not a word of Chinese in here, and yet many words");
        var (exitCode, output, error) = await RunAsync("read", file);
        File.Delete(file);

        Assert.Equal(1, exitCode);
        Assert.Equal("", output);
        Assert.Contains("not_chinese", error, StringComparison.Ordinal);
    }

    private static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", [AppProcess.BuiltBeside("OpenData.Cli"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await error);
    }
}
