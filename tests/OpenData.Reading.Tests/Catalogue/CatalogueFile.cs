using OpenData.Testing;

namespace OpenData.Reading.Tests.Catalogue;

/// <summary>The indicator catalogue as the file has it, before any code of ours gives it a meaning.</summary>
internal static class CatalogueFile
{
    public static readonly string[] Columns =
        ["id", "label_zh", "label_en", "definition_zh", "definition_en", "topic", "dimension", "base_unit", "aggregation", "aliases"];

    public static IReadOnlyList<string> Lines { get; } = File.ReadAllText(Repository.PathOf("seeds", "codes", "indicators.tsv")).Split('\n');

    public static IReadOnlyList<CatalogueLine> Entries { get; } =
        [.. Lines.Skip(1).Where(line => line.Length > 0).Select(line => new CatalogueLine(line.Split('\t')))];
}

/// <summary>One line of the catalogue, cell by cell.</summary>
internal sealed record CatalogueLine(string[] Cells)
{
    public string Id => Cells[0];

    public string LabelZh => Cells[1];

    public string DefinitionZh => Cells[3];

    public string DefinitionEn => Cells[4];

    public string Topic => Cells[5];

    public string Dimension => Cells[6];

    public string[] BaseUnits => Cells[7].Split('|');

    public string Aggregation => Cells[8];

    public string[] Aliases => Cells[9].Split('|');

    /// <summary>Every phrase that names the entry: its label and its aliases.</summary>
    public IEnumerable<string> Phrases => Aliases.Prepend(LabelZh);
}
