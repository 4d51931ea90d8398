namespace OpenData.House.Tests.Infra;

/// <summary>A test that needs one of some programs; skipped, and printed as skipped, where none of them is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools)
    {
        Tools = tools;
        if (!tools.Any(IsInstalled)) Skip = $"Not installed here: {string.Join(", ", tools)}";
    }

    public IReadOnlyList<string> Tools { get; }

    private static bool IsInstalled(string tool) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => new[] { tool, tool + ".exe", tool + ".cmd" }.Select(name => Path.Combine(folder, name)))
            .Any(File.Exists);
}
