using System.Globalization;
using OpenData.Reading.Words;

namespace OpenData.Reading.Quantities;

/// <summary>Finds measure words: those of <c>seeds/codes/units.tsv</c>, and two of them joined, as in <c>元/人</c>.</summary>
internal static class UnitTable
{
    public static readonly Unit Rank = new("名", Dimension.Rank, "名", 1, 1);
    public static readonly Unit Ratio = new("比", Dimension.Ratio, "比", 1, 1);

    private static readonly WordTable<Unit?> Words = Load();

    private static readonly Unit PercentUnit = Get("%");
    private static readonly Unit PerMilleUnit = Get("‰");

    public static Unit Percent => PercentUnit;

    public static Unit PerMille => PerMilleUnit;

    /// <summary>The unit of that name.</summary>
    /// <exception cref="KeyNotFoundException">The table has none.</exception>
    public static Unit Get(string name) =>
        Words.TryMatch(name, 0, out var unit, out var length) && length == name.Length && unit is not null
            ? unit
            : throw new KeyNotFoundException($"No unit {name}.");

    /// <summary>The longest unit at <paramref name="at"/>; false where the characters begin another word (项目, 方面, 名单).</summary>
    public static bool TryMatch(ReadOnlySpan<char> text, int at, out Unit unit, out int length)
    {
        unit = null!;
        if (!Words.TryMatch(text, at, out var found, out length) || found is null) return false;
        unit = found;
        if (at + length + 1 < text.Length && text[at + length] == '/'
            && Words.TryMatch(text, at + length + 1, out var per, out var perLength) && per is not null)
        {
            length += 1 + perLength;
            unit = Joined(found, per);
        }

        return true;
    }

    /// <summary>元/亩 keeps both names; only the upper unit is converted, so 万元/亩 is 10000 元/亩.</summary>
    private static Unit Joined(Unit unit, Unit per) =>
        new($"{unit.Name}/{per.Name}", unit.Dimension, $"{unit.BaseUnit}/{per.Name}", unit.Numerator, unit.Denominator);

    private static WordTable<Unit?> Load()
    {
        var entries = new List<KeyValuePair<string, Unit?>>();
        foreach (var line in WordFile.Lines("units.tsv").Skip(1))
        {
            var cells = line.Split('\t');
            var factor = cells[3].Split('/');
            var unit = new Unit(
                cells[0],
                Enum.Parse<Dimension>(cells[1], ignoreCase: true),
                cells[2],
                decimal.Parse(factor[0], CultureInfo.InvariantCulture),
                factor.Length == 1 ? 1 : decimal.Parse(factor[1], CultureInfo.InvariantCulture));
            entries.Add(new(unit.Name, unit));
        }

        foreach (var word in WordFile.NumeralWords["not-a-unit"]) entries.Add(new(word, null));
        return new WordTable<Unit?>(entries);
    }
}
