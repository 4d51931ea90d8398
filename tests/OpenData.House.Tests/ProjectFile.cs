using System.Text;

namespace OpenData.House.Tests;

/// <summary>A text file of the project.</summary>
/// <param name="Path">From the root, with forward slashes.</param>
/// <param name="Text">Its whole text.</param>
internal sealed record ProjectFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Extension => System.IO.Path.GetExtension(Path);

    public string[] Lines { get; } = Text.Split('\n');

    public bool IsCode => Extension is ".cs" or ".mjs" or ".js" or ".css" or ".razor" or ".bicep" or ".sh" || Path is "dev" or ".ci/run";

    /// <summary>The place of an offset, for a message.</summary>
    public string At(int offset) => $"{Path}:{Text.AsSpan(0, offset).Count('\n') + 1}";

    /// <summary>Null for a file that is no text.</summary>
    public static ProjectFile? Read(string root, string fullPath)
    {
        var bytes = File.ReadAllBytes(fullPath);
        if (bytes.AsSpan().Contains((byte)0)) return null;
        return new ProjectFile(System.IO.Path.GetRelativePath(root, fullPath).Replace('\\', '/'), Encoding.UTF8.GetString(bytes));
    }
}
