using System.Text.RegularExpressions;
using OpenData.Observations;
using OpenData.Testing;

namespace OpenData.Reading.Tests.Catalogue;

public partial class CatalogueFileTests
{
    /// <summary>The base unit of each dimension. A count has the report's own classifier.</summary>
    private static readonly Dictionary<string, string?> BaseUnits = new(StringComparer.Ordinal)
    {
        ["count"] = null,
        ["money"] = "元",
        ["area"] = "平方米",
        ["length"] = "米",
        ["mass"] = "公斤",
        ["volume"] = "立方米",
        ["rainfall"] = "米",
        ["power"] = "千瓦",
        ["energy"] = "千瓦时",
        ["share"] = "%",
        ["rate"] = "%",
        ["growth"] = "%",
        ["age"] = "岁",
        ["rank"] = "名",
        ["ratio"] = "比",
    };

    [Fact]
    public void Names_its_columns_in_the_first_line_and_ends_with_a_line_end()
    {
        Assert.Equal(string.Join('\t', CatalogueFile.Columns), CatalogueFile.Lines[0]);
        Assert.Equal("", CatalogueFile.Lines[^1]);
    }

    [Fact]
    public void Fills_every_column_of_every_line() =>
        Empty(CatalogueFile.Entries.Where(entry =>
            entry.Cells.Length != CatalogueFile.Columns.Length
            || entry.Cells.Any(cell => cell.Length == 0 || cell != cell.Trim() || cell.Split('|').Any(string.IsNullOrWhiteSpace))));

    [Fact]
    public void Gives_each_id_once_and_well_formed()
    {
        Empty(CatalogueFile.Entries.Where(entry => !WellFormedId().IsMatch(entry.Id)));
        Empty(CatalogueFile.Entries.GroupBy(entry => entry.Id, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.First()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Says_nothing_twice_in_the_labels_and_definitions(int column) =>
        Empty(CatalogueFile.Entries.GroupBy(entry => entry.Cells[column], StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.First()));

    [Fact]
    public void Defines_each_indicator_in_one_sentence_of_each_language() =>
        Empty(CatalogueFile.Entries.Where(entry =>
            entry.DefinitionZh.IndexOf('。', StringComparison.Ordinal) != entry.DefinitionZh.Length - 1
            || entry.DefinitionEn[^1] != '.' || entry.DefinitionEn.Contains(". ", StringComparison.Ordinal)));

    [Fact]
    public void Knows_the_topics_dimensions_and_aggregations() =>
        Empty(CatalogueFile.Entries.Where(entry =>
            !Codes<Topic>.TryParse(entry.Topic, out _)
            || !BaseUnits.ContainsKey(entry.Dimension)
            || !Codes<Aggregation>.TryParse(entry.Aggregation, out _)));

    [Fact]
    public void Measures_in_the_base_unit_of_the_dimension() =>
        Empty(CatalogueFile.Entries.Where(entry => BaseUnits[entry.Dimension] is { } unit && !entry.BaseUnits.Contains(unit, StringComparer.Ordinal)));

    [Fact]
    public void Says_count_of_what_is_there_at_the_end_of_the_period() =>
        Empty(CatalogueFile.Entries.Where(entry =>
            entry.Id.EndsWith(".count", StringComparison.Ordinal) && !entry.DefinitionZh.StartsWith("期末", StringComparison.Ordinal)));

    [Fact]
    public void Counts_in_classifiers_that_the_unit_table_knows()
    {
        // 比 is how a ratio is written down; no text has it as a unit.
        var known = File.ReadLines(Repository.PathOf("seeds", "codes", "units.tsv")).Skip(1).Select(line => line.Split('\t')[2]).Append("比")
            .ToHashSet(StringComparer.Ordinal);
        Assert.Empty(CatalogueFile.Entries.SelectMany(entry => entry.BaseUnits).Except(known, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("rank", "none")]
    [InlineData("ratio", "none")]
    [InlineData("share", "average")]
    [InlineData("rate", "average")]
    [InlineData("growth", "average")]
    [InlineData("age", "average")]
    public void Adds_up_no_ranks_and_no_percentages(string dimension, string aggregation) =>
        Empty(CatalogueFile.Entries.Where(entry => entry.Dimension == dimension && entry.Aggregation != aggregation));

    [Fact]
    public void Has_at_least_twelve_indicators_of_every_topic_and_260_in_all()
    {
        var counts = CatalogueFile.Entries.CountBy(entry => entry.Topic).ToDictionary(StringComparer.Ordinal);
        Assert.All(Codes<Topic>.All, topic => Assert.True(counts.GetValueOrDefault(topic) >= 12, $"{topic}: {counts.GetValueOrDefault(topic)}"));
        Assert.True(CatalogueFile.Entries.Count >= 260);
    }

    [Fact]
    public void Lets_a_phrase_and_a_base_unit_name_one_indicator()
    {
        var owners = new Dictionary<(string Phrase, string Unit), string>();
        var clashes = new List<string>();
        foreach (var entry in CatalogueFile.Entries)
        {
            foreach (var phrase in entry.Phrases)
            {
                foreach (var unit in entry.BaseUnits)
                {
                    if (!owners.TryAdd((phrase, unit), entry.Id) && owners[(phrase, unit)] != entry.Id)
                        clashes.Add($"{phrase} ({unit}): {owners[(phrase, unit)]} and {entry.Id}");
                }
            }
        }

        Assert.Empty(clashes);
    }

    [Fact]
    public void Lists_a_phrase_of_an_entry_once() =>
        Empty(CatalogueFile.Entries.Where(entry => entry.Phrases.Distinct(StringComparer.Ordinal).Count() != entry.Phrases.Count()));

    private static void Empty(IEnumerable<CatalogueLine> faulty) => Assert.Empty(faulty.Select(entry => entry.Id));

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*\\.[a-z0-9]+(-[a-z0-9]+)*$")]
    private static partial Regex WellFormedId();
}
