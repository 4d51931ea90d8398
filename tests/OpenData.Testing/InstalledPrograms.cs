namespace OpenData.Testing;

/// <summary>What is installed on this machine, for tests that are skipped without it.</summary>
public static class InstalledPrograms
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd"] : [""];

    /// <summary>Whether the shell finds a program of that name.</summary>
    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .SelectMany(folder => Endings.Select(ending => Path.Combine(folder, program + ending)))
            .Any(File.Exists);
}
