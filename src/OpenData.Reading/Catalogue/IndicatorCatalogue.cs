using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Catalogue;

/// <summary>The indicators of <c>seeds/codes/indicators.tsv</c>, in the order of the file.</summary>
public static class IndicatorCatalogue
{
    private const int Columns = 10;

    public static IReadOnlyList<Indicator> All { get; } = Load();

    /// <summary>The base units that name an indicator's number: a count may have several classifiers.</summary>
    public static IReadOnlyList<string> BaseUnitsOf(Indicator indicator) => indicator.BaseUnit.Split('|');

    private static Indicator[] Load() =>
        [.. WordFile.Lines("indicators.tsv").Skip(1).Where(line => line.Length > 0).Select(Parse)];

    private static Indicator Parse(string line)
    {
        var cells = line.Split('\t');
        if (cells.Length != Columns) throw new FormatException($"indicators.tsv: {Columns} columns expected in '{cells[0]}'.");
        return new Indicator(
            Id: cells[0],
            LabelZh: cells[1],
            LabelEn: cells[2],
            Definition: cells[3],
            DefinitionEn: cells[4],
            Codes<Topic>.Parse(cells[5]),
            Dimension: cells[6],
            BaseUnit: cells[7],
            Codes<Aggregation>.Parse(cells[8]),
            Aliases: cells[9].Split('|'));
    }
}
