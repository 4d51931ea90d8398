using System.Text.RegularExpressions;
using OpenData.Testing;

namespace OpenData.House.Tests.Code;

/// <summary>The folders of OpenData.Reading are the stations of a text on its way; none knows a later one.</summary>
public sealed partial class ReadingFoldersTests
{
    private const string Reading = "src/OpenData.Reading";

    /// <summary>What every station may use: word lists, one plain character for each written one, and the catalogue of indicators.</summary>
    private static readonly string[] Tables = ["Words", "Characters", "Catalogue"];

    /// <summary>The stations, in the order in which a text passes them.</summary>
    private static readonly string[] Stations = ["Decoding", "Quantities", "Structure", "Register", "Meaning"];

    [Fact]
    public void Are_the_known_ones()
    {
        Faults.NoneBetween(
            Directory.GetDirectories(Repository.PathOf(Reading)).Select(path => Path.GetFileName(path)).Where(name => name is not ("bin" or "obj")),
            Reading,
            [.. Tables, .. Stations],
            "the list of stations");
    }

    [Fact]
    public void Know_only_the_tables_and_what_comes_before_them()
    {
        Faults.None(
            from file in ProjectFiles.Under(Reading)
            where file.Extension == ".cs"
            let folder = file.Path[(Reading.Length + 1)..].Split('/')
            where folder.Length > 1
            from Match use in Namespace().Matches(file.Text)
            let used = use.Groups["folder"].Value
            where used != folder[0] && !Before(folder[0]).Contains(used)
            select $"{file.At(use.Index)} uses {used}, which is not before {folder[0]}");
    }

    [Fact]
    public void Are_named_in_this_order_by_the_document_on_reading()
    {
        var document = ProjectFiles.Get("docs/reading.md").Text;
        var places = Stations.Select(station => document.IndexOf($"`{station}/`", StringComparison.Ordinal)).ToArray();

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void Hold_nothing_that_asks_the_clock_the_disk_or_the_network()
    {
        Faults.None(
            from file in ProjectFiles.OwnSources
            where file.Path.StartsWith(Reading, StringComparison.Ordinal) || file.Path.StartsWith("src/OpenData.Observations", StringComparison.Ordinal)
            from Match use in TheWorld().Matches(file.Text)
            select $"{file.At(use.Index)}: {use.Value} in a reader that is pure");
    }

    private static string[] Before(string folder) =>
        Tables.Contains(folder) ? [.. Tables.TakeWhile(table => table != folder)] : [.. Tables, .. Stations.TakeWhile(station => station != folder)];

    [GeneratedRegex(@"\bOpenData\.Reading\.(?<folder>[A-Z]\w+)(?=[.;])")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\b(DateTime|DateTimeOffset|TimeProvider)\.(Now|UtcNow|Today|System)\b|\bStopwatch\b|\bnew Random\b|\bRandom\.Shared\b|\bGuid\.NewGuid\b|\b(Environment|Console)\.|(?<!\w)(File|Directory|Thread|Process)\.|\bHttpClient\b|\bawait\b")]
    private static partial Regex TheWorld();
}
