namespace OpenData.Testing;

/// <summary>The working copy the tests run from.</summary>
public static class Repository
{
    /// <summary>The directory that holds <c>OpenData.sln</c>.</summary>
    public static string Root { get; } = Find();

    /// <summary>A path below the root, given by its parts.</summary>
    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>The dll of a project of this repository, built in the same configuration as the program that asks.</summary>
    /// <param name="project">Such as <c>OpenData.Functions</c>.</param>
    public static string BuiltBeside(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        var assembly = project == "OpenData.Cli" ? "opendata" : project;
        return Path.Combine(here.Parent!.Parent!.FullName, project, here.Name, $"{assembly}.dll");
    }

    private static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "OpenData.sln"))) return directory.FullName;
        }

        throw new DirectoryNotFoundException($"No directory above {AppContext.BaseDirectory} holds OpenData.sln.");
    }
}
