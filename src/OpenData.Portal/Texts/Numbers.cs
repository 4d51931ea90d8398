using System.Globalization;
using OpenData.Api;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Portal.Texts;

/// <summary>Numbers as people read them: in Chinese by 万 and 亿, in English by thousands and millions.</summary>
public static class Numbers
{
    private const decimal TenThousand = 10_000;
    private const decimal Million = 1_000_000;
    private const decimal HundredMillion = 100_000_000;
    private const decimal Billion = 1_000_000_000;

    private static readonly (decimal Unit, string Word)[] ChineseScales = [(HundredMillion, "亿"), (TenThousand, "万")];
    private static readonly (decimal Unit, string Word)[] EnglishScales = [(Billion, " billion"), (Million, " million")];

    /// <summary>
    /// With the word for its scale, <c>32.6</c> and <c>万</c>, where two decimals say it whole; all its digits and an empty word where they
    /// do not, as 21,851 people: beside its sentence a figure is not to look like another one.
    /// </summary>
    public static (string Digits, string Scale) Readable(decimal value, Language language)
    {
        foreach (var (unit, word) in language == Language.Zh ? ChineseScales : EnglishScales)
        {
            var scaled = value / unit;
            if (Math.Abs(scaled) >= 1 && Math.Round(scaled, 2) == scaled) return (scaled.ToString("#,0.##", CultureInfo.InvariantCulture), word);
        }

        return (Exact(value), "");
    }

    /// <summary>The figure in the unit the report speaks of, without 万 and 亿 in it: 6.3 of 万亩 is 63,000 亩, 2 of 千元 is 2,000 元; 千米 is a unit itself.</summary>
    public static (decimal Value, decimal? Max, string Unit) AsWritten(IndexedObservation row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return AsWritten(row.Value, row.ValueMax, row.Unit);
    }

    /// <summary>The same for a quantity of a draft.</summary>
    public static (decimal Value, decimal? Max, string Unit) AsWritten(Quantity quantity)
    {
        ArgumentNullException.ThrowIfNull(quantity);
        return AsWritten(quantity.Value, quantity.ValueMax, quantity.Unit);
    }

    /// <summary>Most figures are whole, and whole numbers are written ten times as fast; a page has hundreds.</summary>
    private static long? AsWhole(decimal value) => value.Scale == 0 && Math.Abs(value) < long.MaxValue ? (long)value : null;

    private static (decimal Value, decimal? Max, string Unit) AsWritten(decimal value, decimal? most, string written)
    {
        var (factor, unit) = written switch
        {
            ['万' or '萬', '亿' or '億', .. var rest] => (TenThousand * HundredMillion, rest),
            ['万' or '萬', .. var rest] => (TenThousand, rest),
            ['亿' or '億', .. var rest] => (HundredMillion, rest),
            ['千', '元'] => (1_000, "元"),
            _ => (1, written),
        };
        return (value * factor, most * factor, unit);
    }

    /// <summary>All digits, in groups of three.</summary>
    public static string Exact(decimal value) =>
        AsWhole(value) is { } whole ? whole.ToString("N0", CultureInfo.InvariantCulture) : value.ToString("#,0.############", CultureInfo.InvariantCulture);

    /// <summary>For machines: no groups.</summary>
    public static string Plain(decimal value) =>
        AsWhole(value) is { } whole ? whole.ToString(CultureInfo.InvariantCulture) : value.ToString("0.############", CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>English for so many of something: <c>1 report</c>, <c>2 reports</c>.</summary>
    public static string Of(long count, string one) => $"{Count(count)} {one}{(count == 1 ? "" : "s")}";

    /// <summary>A unit in the language; itself in Chinese, and where English has no word here.</summary>
    public static string Unit(string unit, Language language) => language == Language.Zh ? unit : unit switch
    {
        "元" => "yuan",
        "平方米" => "m²",
        "立方米" => "m³",
        "米" => "m",
        "公斤" => "kg",
        "人" or "名" => "people",
        "人次" => "person-times",
        "户" => "households",
        "次" => "times",
        "起" or "件" => "cases",
        "个" => "",
        "家" => "firms",
        "村" => "villages",
        "亩" => "mu",
        "公里" or "千米" => "km",
        "平方公里" => "km²",
        "公顷" => "ha",
        "吨" => "t",
        "斤" => "jin",
        "天" => "days",
        "年" => "years",
        "个百分点" => "percentage points",
        _ => unit,
    };
}
