using System.Globalization;
using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests.Reliability;

/// <summary>A small report made from one of the project's samples, in as many versions as a test wants: each tells its number.</summary>
internal sealed record SeedReport(string TownshipId, string Township, int Year, string Body)
{
    /// <summary>Stands in the sentence with the version's number, and in no sample.</summary>
    public const string VersionWords = "发放慰问品";

    private const int NewestYear = 2020;
    private const int BodyLength = 400;

    /// <summary>The permanent id of the report.</summary>
    public string Id => $"{TownshipId}-{Year}";

    /// <summary>A whole text of a page or less.</summary>
    public string Version(int number) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Township}{Year}年工作总结\n{Body}\n全年{VersionWords}{number}份。\n");

    /// <summary>The first of a row that is always the same: all samples for one year, then for the year before.</summary>
    public static IReadOnlyList<SeedReport> Take(int count)
    {
        var samples = Directory.GetFiles(Repository.PathOf("seeds", "reports"), "*.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        return [.. Enumerable.Range(0, count).Select(i => Of(samples[i % samples.Length], NewestYear - (i / samples.Length)))];
    }

    private static SeedReport Of(string sample, int year)
    {
        var about = JObject.Parse(File.ReadAllText(Path.ChangeExtension(sample, ".meta.json")));
        var body = string.Join('\n', File.ReadAllLines(sample).Where(line => line.Length > 0).Skip(3));
        var end = body.LastIndexOf('。', Math.Min(BodyLength, body.Length - 1));
        return new SeedReport(about.Value<string>("township_id")!, about.Value<string>("township_name")!, year, body[..(end + 1)]);
    }
}
