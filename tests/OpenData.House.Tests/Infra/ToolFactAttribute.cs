using OpenData.Testing;

namespace OpenData.House.Tests.Infra;

/// <summary>A test that needs one of some programs; skipped, and printed as skipped, where none of them is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolFactAttribute : FactAttribute
{
    public ToolFactAttribute(params string[] tools)
    {
        Tools = tools;
        if (!tools.Any(InstalledPrograms.Has)) Skip = $"Not installed here: {string.Join(", ", tools)}";
    }

    public IReadOnlyList<string> Tools { get; }
}
