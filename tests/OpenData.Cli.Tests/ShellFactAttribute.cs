using OpenData.Testing;

namespace OpenData.Cli.Tests;

/// <summary>A test that needs a shell; skipped, and printed as skipped, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        Shell = shell;
        if (!InstalledPrograms.Has(shell)) Skip = $"Not installed here: {shell}";
    }

    public string Shell { get; }
}
