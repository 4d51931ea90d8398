using System.IO.Enumeration;
using System.Text.RegularExpressions;
using OpenData.Testing;

namespace OpenData.House.Tests;

/// <summary>The text files of the working copy, without what git is told to ignore.</summary>
internal static class ProjectFiles
{
    private static readonly string[] Ignored = [".git", .. File.ReadAllLines(Repository.PathOf(".gitignore")).Select(line => line.TrimEnd('/'))];

    public static IReadOnlyList<ProjectFile> All { get; } =
        [.. Walk(Repository.Root).Select(path => ProjectFile.Read(Repository.Root, path)).OfType<ProjectFile>().OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>C# files below src, platform included.</summary>
    public static IEnumerable<ProjectFile> Sources => All.Where(file => file.Extension == ".cs" && file.Path.StartsWith("src/", StringComparison.Ordinal));

    /// <summary>C# files below src that are ours alone.</summary>
    public static IEnumerable<ProjectFile> OwnSources => Sources.Where(file => !file.Path.StartsWith("src/platform/", StringComparison.Ordinal));

    public static IEnumerable<ProjectFile> Documents => All.Where(file => file.Extension == ".md");

    public static IEnumerable<ProjectFile> Under(string folder) => All.Where(file => file.Path.StartsWith(folder + "/", StringComparison.Ordinal));

    public static ProjectFile Get(string path) =>
        All.SingleOrDefault(file => file.Path == path) ?? throw new FileNotFoundException($"There is no {path}.");

    /// <summary>Whether the path, from the root, is a file or folder.</summary>
    public static bool Exists(string path) => Path.Exists(Repository.PathOf(path));

    /// <summary>Whether there is a test of that name.</summary>
    /// <param name="name">Its class, in a file of its own, and its method: <c>ProjectFilesTests.A_test_is_known_by_its_name</c>.</param>
    public static bool HasTest(string name) =>
        name.Split('.') is [var subject, var method]
        && Under("tests").Any(file => file.Name == subject + ".cs" && Regex.IsMatch(file.Text, $@"public (async )?\w+ {Regex.Escape(method)}\("));

    private static IEnumerable<string> Walk(string folder)
    {
        foreach (var path in Directory.EnumerateFileSystemEntries(folder))
        {
            var name = Path.GetFileName(path);
            if (Ignored.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false))) continue;
            if (!Directory.Exists(path)) yield return path;
            else foreach (var inner in Walk(path)) yield return inner;
        }
    }
}
