using System.Diagnostics;
using System.Text;
using OpenData.Testing;

namespace OpenData.Cli.Tests;

/// <summary><c>opendata</c> as a process, as scripts and people run it.</summary>
internal static class OpenDataProcess
{
    public static readonly string Program = Repository.BuiltBeside("OpenData.Cli");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Runs it to its end, in English.</summary>
    public static Task<Answer> RunAsync(params string[] arguments) => RunAsync(arguments, language: "C");

    /// <param name="arguments">Behind the name of the program.</param>
    /// <param name="language">The value of <c>LANG</c>.</param>
    /// <param name="input">What is piped in; null for nothing.</param>
    /// <param name="key">The value of <c>OPENDATA_KEY</c>; null for none.</param>
    public static async Task<Answer> RunAsync(string[] arguments, string language, string? input = null, string? key = null)
    {
        using var process = Start(arguments, language, key);
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(limit.Token);
            var error = process.StandardError.ReadToEndAsync(limit.Token);
            if (input is not null) await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            await process.WaitForExitAsync(limit.Token);
            return new(process.ExitCode, await output, await error);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    public static Process Start(string[] arguments, string language = "C", string? key = null)
    {
        var start = new ProcessStartInfo("dotnet", [Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var variable in new[] { "LC_ALL", "LC_MESSAGES", "OpenDataStorage", "AzureWebJobsStorage", "OPENDATA_SERVER", "OPENDATA_KEY", "NO_COLOR" }) start.Environment.Remove(variable);
        start.Environment["LANG"] = language;
        if (key is not null) start.Environment["OPENDATA_KEY"] = key;
        return Process.Start(start)!;
    }
}

/// <summary>How a process ended and what it wrote.</summary>
internal sealed record Answer(int ExitCode, string Output, string Error)
{
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
