using System.Diagnostics;

namespace OpenData.Api.Tests;

/// <summary>A test that needs Python with pandas; skipped, and printed as skipped, where that is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PandasFactAttribute : FactAttribute
{
    private static readonly string? Python = new[] { "python3", "/usr/bin/python3" }.FirstOrDefault(HasPandas);

    public PandasFactAttribute()
    {
        if (Python is null) Skip = "Not installed here: Python with pandas";
    }

    /// <summary>Runs a script to its end and gives what it printed.</summary>
    public static async Task<string> RunAsync(string script)
    {
        using var process = Start(Python!, script);
        var errors = process.StandardError.ReadToEndAsync();
        var printed = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await errors);
        return printed;
    }

    private static bool HasPandas(string python)
    {
        try
        {
            using var process = Start(python, "import pandas");
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // There is no such program.
            return false;
        }
    }

    private static Process Start(string python, string script) => Process.Start(new ProcessStartInfo(python, ["-c", script])
    {
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
