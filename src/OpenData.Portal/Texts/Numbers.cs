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
    public static string Unit(string unit, Language language) =>
        language == Language.Zh ? unit
        : unit.Split('/') is [var many, var each] ? $"{InEnglish(many)}/{Singular(InEnglish(each))}"
        : InEnglish(unit);

    /// <summary>The same behind a number: one of it is singular.</summary>
    public static string UnitOf(decimal value, string unit, Language language) =>
        value == 1 && language != Language.Zh ? Singular(Unit(unit, language)) : Unit(unit, language);

    private static string Singular(string words) => words switch
    {
        "people" => "person",
        "copies" => "copy",
        "batches" => "batch",
        [.. var one, 's'] => one,
        _ => words,
    };

    private static string InEnglish(string unit) => unit switch
    {
        "元" => "yuan",
        "平方米" => "m²",
        "立方米" => "m³",
        "米" => "m",
        "公斤" => "kg",
        "人" or "名" or "位" => "people",
        "人次" => "person-times",
        "户" => "households",
        "户次" => "household visits",
        "场" or "场次" => "events",
        "期" => "sessions",
        "批" or "批次" => "batches",
        "轮" or "轮次" => "rounds",
        "项" or "条" or "单" => "items",
        "处" => "places",
        "栋" or "幢" => "buildings",
        "间" => "rooms",
        "所" => "institutions",
        "套" or "台套" => "sets",
        "台" => "machines",
        "辆" => "vehicles",
        "辆次" => "vehicle checks",
        "头" or "头只" => "head",
        "只" => "animals",
        "羽" or "羽只" or "只羽" => "birds",
        "株" or "棵" => "plants",
        "份" => "copies",
        "册" or "本" => "books",
        "张" => "sheets",
        "盏" => "lamps",
        "眼" => "wells",
        "支" => "teams",
        "组" => "groups",
        "床" => "beds",
        "笔" => "transactions",
        "类" or "种" => "kinds",
        "层" => "floors",
        "社区" => "communities",
        "镇" => "towns",
        "标段" => "sections",
        "班次" or "车次" => "runs",
        "亩次" => "mu treated",
        "倍" => "times",
        "次" => "times",
        "起" or "件" or "例" or "宗" or "桩" => "cases",
        "个" or "座" => "",
        "家" => "firms",
        "村" => "villages",
        "亩" => "mu",
        "公里" or "千米" => "km",
        "平方公里" => "km²",
        "公顷" => "ha",
        "吨" => "t",
        "斤" => "jin",
        "天" => "days",
        "年" or "个年头" or "个年度" => "years",
        "个月" => "months",
        "周" => "weeks",
        "小时" or "个小时" => "hours",
        "分钟" => "minutes",
        "个工作日" or "工作日" => "working days",
        "岁" or "周岁" => "years of age",
        "千瓦" => "kW",
        "兆瓦" => "MW",
        "千瓦时" or "度" => "kWh",
        "千伏安" => "kVA",
        "美元" => "US dollars",
        "升" => "l",
        "克" => "g",
        "立方" or "方" => "m³",
        "个百分点" => "percentage points",
        _ => unit,
    };
}
