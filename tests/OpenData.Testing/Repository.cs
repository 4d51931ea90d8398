namespace OpenData.Testing;

/// <summary>The working copy the tests run from.</summary>
public static class Repository
{
    /// <summary>The directory that holds <c>OpenData.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the root, given by its parts.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "OpenData.sln"))) return directory.FullName;
        }

        throw new DirectoryNotFoundException($"No directory above {AppContext.BaseDirectory} holds OpenData.sln.");
    }
}
