using System.Globalization;
using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.Reading.Tests.Catalogue;

/// <summary>
/// <c>IndicatorIds/*.ids.tsv</c> says for each annotated figure of a report which catalogue entry applies: the offset of the quantity in
/// code points and the id, or <c>-</c>. The ids of reports that are not part of this repository stand there by offset only.
/// </summary>
public class IndicatorIdFilesTests
{
    private static readonly string Tests = Repository.PathOf("tests", "OpenData.Reading.Tests");

    private static readonly Dictionary<string, CatalogueLine> Catalogue = CatalogueFile.Entries.ToDictionary(entry => entry.Id, StringComparer.Ordinal);

    /// <summary>Each gold file of ours beside the file with its ids, from the root of the repository.</summary>
    public static TheoryData<string, string> GoldWithIds()
    {
        var pairs = new TheoryData<string, string>();
        AddFrom(Repository.PathOf("seeds", "reports"), Path.Combine(Tests, "IndicatorIds"));
        return pairs;

        void AddFrom(string reports, string ids)
        {
            foreach (var gold in Directory.EnumerateFiles(reports, "*.gold.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var township = Path.GetFileName(Path.GetDirectoryName(gold));
                var name = $"{township}-{Path.GetFileName(gold).Replace(".gold.jsonl", ".ids.tsv", StringComparison.Ordinal)}";
                pairs.Add(Path.GetRelativePath(Repository.Root, gold), Path.GetRelativePath(Repository.Root, Path.Combine(ids, name)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(GoldWithIds))]
    public void Speak_of_every_annotated_figure_in_a_unit_of_the_entry(string goldFile, string idsFile)
    {
        var gold = ReadGold(Repository.PathOf(goldFile)).ToList();
        var ids = ReadIds(Repository.PathOf(idsFile)).ToList();
        Assert.Equal(gold.Select(figure => figure.Offset), ids.Select(line => line.Offset));
        Assert.All(gold.Zip(ids), pair =>
        {
            if (pair.Second.Id != "-") Assert.Contains(pair.First.BaseUnit, Catalogue[pair.Second.Id].BaseUnits);
        });
    }

    [Fact]
    public void Name_only_entries_of_the_catalogue()
    {
        var named = Directory.EnumerateFiles(Tests, "*.ids.tsv", SearchOption.AllDirectories).SelectMany(ReadIds).Select(line => line.Id);
        Assert.Empty(named.Where(id => id != "-").Except(Catalogue.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void Name_an_entry_for_at_least_three_quarters_of_the_figures()
    {
        var ids = Directory.EnumerateFiles(Path.Combine(Tests, "IndicatorIds"), "*.ids.tsv").SelectMany(ReadIds).ToList();
        Assert.True(ids.Count(line => line.Id != "-") >= 0.75 * ids.Count);
    }

    private static IEnumerable<(int Offset, string BaseUnit)> ReadGold(string goldFile)
    {
        var text = File.ReadAllText(goldFile.Replace(".gold.jsonl", ".txt", StringComparison.Ordinal));
        foreach (var line in File.ReadLines(goldFile).Where(line => line.Length > 0))
        {
            var figure = JObject.Parse(line);
            var quote = figure.Value<string>("quote")!;
            var start = text.IndexOf(quote, StringComparison.Ordinal) + quote.IndexOf(figure.Value<string>("quantity")!, StringComparison.Ordinal);
            yield return (text[..start].EnumerateRunes().Count(), figure.Value<string>("base_unit")!);
        }
    }

    private static IEnumerable<(int Offset, string Id)> ReadIds(string idsFile) =>
        File.ReadLines(idsFile).Select(line => line.Split('\t')).Select(cells => (int.Parse(cells[0], CultureInfo.InvariantCulture), cells[1]));
}
