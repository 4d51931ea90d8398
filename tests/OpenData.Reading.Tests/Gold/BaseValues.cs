using OpenData.Observations;

namespace OpenData.Reading.Tests.Gold;

/// <summary>Recomputes annotated base values, by a table of its own: the reader's would share the reader's mistakes.</summary>
internal static class BaseValues
{
    private const string MagnitudeCharacters = "十百佰千仟万萬亿億";

    /// <summary>Units that only begin like a magnitude.</summary>
    private static readonly string[] WholeUnits = ["千瓦时", "千瓦", "千米", "千克", "千伏安", "百分点"];

    private static readonly Dictionary<string, (decimal Factor, string Base)> Known = new(StringComparer.Ordinal)
    {
        ["元"] = (1, "元"),
        ["亩"] = (10000m / 15, "平方米"), ["畝"] = (10000m / 15, "平方米"), ["公顷"] = (10000, "平方米"), ["公頃"] = (10000, "平方米"),
        ["平方米"] = (1, "平方米"), ["平方"] = (1, "平方米"), ["平方公里"] = (1_000_000, "平方米"),
        ["米"] = (1, "米"), ["公里"] = (1000, "米"), ["公裏"] = (1000, "米"), ["千米"] = (1000, "米"), ["里"] = (500, "米"), ["厘米"] = (0.01m, "米"), ["毫米"] = (0.001m, "米"),
        ["公斤"] = (1, "公斤"), ["千克"] = (1, "公斤"), ["斤"] = (0.5m, "公斤"), ["吨"] = (1000, "公斤"), ["噸"] = (1000, "公斤"),
        ["%"] = (1, "%"), ["％"] = (1, "%"), ["‰"] = (0.1m, "%"), ["个百分点"] = (1, "%"), ["個百分點"] = (1, "%"), ["百分点"] = (1, "%"),
        ["立方米"] = (1, "立方米"), ["千瓦"] = (1, "千瓦"), ["兆瓦"] = (1000, "千瓦"), ["千瓦时"] = (1, "千瓦时"), ["度"] = (1, "千瓦时"),
    };

    /// <summary>What is wrong with the row's base value or unit; null where both follow from value and unit.</summary>
    public static string? Fault(GoldRow row)
    {
        if (row.Unit is "名" or "比" && row.Qualifier is Qualifier.Rank or Qualifier.Ratio) return row.BaseValue == row.Value ? null : "the base value of a rank or ratio is its value";
        var (scale, name) = Split(row.Unit);
        var (factor, baseUnit) = Known.TryGetValue(name, out var known) ? known : (1, null);
        if (baseUnit is not null && !row.BaseUnits.Contains(baseUnit)) return $"the base unit of {row.Unit} is {baseUnit}";
        var expected = row.Value * scale * factor;
        return Math.Abs(expected - row.BaseValue) <= 0.00001m * Math.Abs(expected) ? null : $"{row.Unit}: the base value is not the value times {scale * factor:0.###}";
    }

    /// <summary>万亩 is 10000 and 亩; 千瓦时 is whole.</summary>
    private static (decimal Scale, string Name) Split(string unit)
    {
        var scale = 1m;
        var at = 0;
        while (at < unit.Length && MagnitudeCharacters.Contains(unit[at]) && !WholeUnits.Any(whole => string.CompareOrdinal(unit, at, whole, 0, whole.Length) == 0))
        {
            scale *= unit[at++] switch
            {
                '十' => 10,
                '百' or '佰' => 100,
                '千' or '仟' => 1000,
                '万' or '萬' => 10_000,
                _ => 100_000_000,
            };
        }

        return (scale, unit[at..]);
    }
}
