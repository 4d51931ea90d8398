using System.Diagnostics;
using OpenData.Testing;

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
        var run = await ProgramRun.OfAsync(ProgramRun.Piped(Python!, "-c", script));
        Assert.True(run.ExitCode == 0, run.Error);
        return run.Output;
    }

    private static bool HasPandas(string python)
    {
        try
        {
            using var process = Process.Start(ProgramRun.Piped(python, "-c", "import pandas"))!;
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
}
