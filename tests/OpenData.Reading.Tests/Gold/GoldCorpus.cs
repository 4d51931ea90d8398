using OpenData.Testing;

namespace OpenData.Reading.Tests.Gold;

/// <summary>The annotated reports: ours to tune on, ours held out, and the three real ones that lie beside the repository.</summary>
internal static class GoldCorpus
{
    private static readonly string SharedFolder = Repository.PathOf("..", "shared", "gold", "reports");

    /// <summary>The real reports' townships: 白水镇, 柞市镇, 三江镇. The files carry no names.</summary>
    private static readonly Dictionary<string, string> SharedTownships = new(StringComparer.Ordinal)
    {
        ["000_0a1281579693ec89"] = "430681104",
        ["002_b486801565ef3f7e"] = "430422115",
        ["004_18c0a9f85dfa58b0"] = "431224122",
    };

    public static bool HasShared { get; } = Directory.Exists(SharedFolder);

    /// <summary>In <c>seeds/reports</c>: looked at while the reader is tuned.</summary>
    public static IReadOnlyList<GoldReport> Seeds { get; } = InFolders(Repository.PathOf("seeds", "reports"));

    /// <summary>In <c>Practice</c>: looked at as well, but no samples to show the system with.</summary>
    public static IReadOnlyList<GoldReport> Practice { get; } = InFolders(Repository.PathOf("tests", "OpenData.Reading.Tests", "Practice"));

    /// <summary>All that the reader was tuned on.</summary>
    public static IReadOnlyList<GoldReport> Tuned { get; } = [.. Seeds, .. Practice];

    /// <summary>In <c>Holdout</c>: scored, never looked at. No test prints their texts or their misses.</summary>
    public static IReadOnlyList<GoldReport> Holdout { get; } = InFolders(Repository.PathOf("tests", "OpenData.Reading.Tests", "Holdout"));

    /// <summary>Empty where <c>../shared</c> is absent.</summary>
    public static IReadOnlyList<GoldReport> Shared { get; } = HasShared ? InOneFolder(SharedFolder) : [];

    public static IReadOnlyList<GoldReport> All { get; } = [.. Tuned, .. Holdout, .. Shared];

    public static GoldReport Get(string name) => All.Single(report => report.Name == name);

    /// <summary>Names for a theory; test methods are public and can't take a report itself.</summary>
    public static TheoryData<string> NamesOf(IEnumerable<GoldReport> reports) => [.. reports.Select(report => report.Name)];

    private static GoldReport[] InFolders(string root) =>
        [.. Texts(root, SearchOption.AllDirectories).Select(path => (Path: path, Township: Path.GetFileName(Path.GetDirectoryName(path)!)))
            .Select(file => new GoldReport($"{file.Township}/{Path.GetFileNameWithoutExtension(file.Path)}", file.Path, file.Township))];

    private static GoldReport[] InOneFolder(string root) =>
        [.. Texts(root, SearchOption.TopDirectoryOnly)
            .Select(path => (Path: path, Name: Path.GetFileNameWithoutExtension(path)))
            .Select(file => new GoldReport($"shared/{file.Name}", file.Path, SharedTownships.GetValueOrDefault(file.Name)))];

    private static IEnumerable<string> Texts(string root, SearchOption depth) =>
        Directory.EnumerateFiles(root, "*.txt", depth).Where(path => File.Exists(Path.ChangeExtension(path, ".gold.jsonl"))).Order(StringComparer.Ordinal);
}
