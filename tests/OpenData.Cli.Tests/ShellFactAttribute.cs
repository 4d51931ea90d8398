namespace OpenData.Cli.Tests;

/// <summary>A test that needs a shell; skipped, and printed as skipped, where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ShellFactAttribute : FactAttribute
{
    public ShellFactAttribute(string shell)
    {
        Shell = shell;
        if (!IsInstalled(shell)) Skip = $"Not installed here: {shell}";
    }

    public string Shell { get; }

    private static bool IsInstalled(string shell) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell)));
}
