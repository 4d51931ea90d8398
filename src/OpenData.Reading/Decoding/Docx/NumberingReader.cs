using OpenData.Reading.Decoding.Lists;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>Reads the part of a document that defines its lists.</summary>
internal sealed class NumberingReader(WordXml xml)
{
    private readonly Dictionary<int, NumberingDefinition> definitions = [];
    private readonly Dictionary<int, NumberingInstance> instances = [];
    private readonly Dictionary<int, int> definitionOfList = [];
    private readonly List<(int Id, int Definition, List<(int Level, int? Start, NumberingLevel? Changed)> Overrides)> lists = [];

    /// <param name="xml">The part; null where a document has none.</param>
    /// <param name="styles">Numbering styles, to which a definition may leave its levels.</param>
    public static DocxNumbering Read(WordXml? xml, DocxStyles styles)
    {
        if (xml is null || !xml.ReadRoot()) return new DocxNumbering(new Dictionary<int, NumberingInstance>());
        var reader = new NumberingReader(xml);
        reader.ReadAll();
        reader.MakeLists(styles);
        return new DocxNumbering(reader.instances);
    }

    private void ReadAll()
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "abstractNum") ReadDefinition();
            else if (xml.Name == "num") ReadList();
        }
    }

    private void MakeLists(DocxStyles styles)
    {
        foreach (var (id, definitionId, overrides) in lists)
        {
            if (!definitions.TryGetValue(definitionId, out var definition)) continue;
            var instance = new NumberingInstance(Linked(definition, styles));
            foreach (var (level, start, changed) in overrides) instance.Override(level, start, changed);
            instances.TryAdd(id, instance);
        }
    }

    /// <summary>The definition that a numbering style stands for, one step on; Word makes no longer chains.</summary>
    private NumberingDefinition Linked(NumberingDefinition definition, DocxStyles styles)
    {
        if (definition.StyleLink is not { } style || styles.Numbering(style) is not { } reference) return definition;
        return definitionOfList.TryGetValue(reference.NumberingId, out var id) ? definitions.GetValueOrDefault(id, definition) : definition;
    }

    private void ReadDefinition()
    {
        var id = xml.Attribute("abstractNumId");
        var definition = new NumberingDefinition();
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "numStyleLink") definition.StyleLink = xml.Value;
            else if (xml.Name == "lvl" && LevelNumber() is { } level) definition.Levels[level] = ReadLevel();
        }

        if (Integer(id) is { } number) definitions.TryAdd(number, definition);
    }

    private void ReadList()
    {
        var id = Integer(xml.Attribute("numId"));
        var definition = default(int?);
        var overrides = new List<(int, int?, NumberingLevel?)>();
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "abstractNumId") definition = xml.Number;
            else if (xml.Name == "lvlOverride" && LevelNumber() is { } level) overrides.Add(ReadOverride(level));
        }

        if (id is null || definition is null) return;
        lists.Add((id.Value, definition.Value, overrides));
        definitionOfList.TryAdd(id.Value, definition.Value);
    }

    private (int Level, int? Start, NumberingLevel? Changed) ReadOverride(int level)
    {
        var start = default(int?);
        var changed = default(NumberingLevel);
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name == "startOverride") start = xml.Number;
            else if (xml.Name == "lvl") changed = ReadLevel();
        }

        return (level, start, changed);
    }

    private NumberingLevel ReadLevel()
    {
        var level = NumberingLevel.Default;
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            level = xml.Name switch
            {
                "start" => level with { Start = xml.Number ?? 1 },
                "numFmt" => WithFormat(level),
                "mc:AlternateContent" => WithFallbackFormat(level),
                "lvlText" => level with { Text = xml.Value ?? "" },
                "lvlPicBulletId" => level with { IsBullet = true },
                "isLgl" => level with { IsDecimalThroughout = xml.IsOn },
                "lvlRestart" => level with { RestartsAfter = xml.Number },
                "pStyle" => level with { ParagraphStyle = xml.Value },
                _ => level,
            };
        }

        return level;
    }

    /// <summary>Formats such as 001, 002 are written beside one that older programs know.</summary>
    private NumberingLevel WithFallbackFormat(NumberingLevel level)
    {
        var depth = xml.Depth;
        while (xml.NextChild(depth))
        {
            if (xml.Name != "mc:Fallback") continue;
            var fallback = xml.Depth;
            while (xml.NextChild(fallback))
            {
                if (xml.Name == "numFmt") level = WithFormat(level);
            }
        }

        return level;
    }

    private NumberingLevel WithFormat(NumberingLevel level) => level with { IsBullet = level.IsBullet || xml.Value == "bullet", Numerals = Numerals(xml.Value) };

    private int? LevelNumber() => Integer(xml.Attribute("ilvl")) is { } level and >= 0 and < NumberingLevel.Count ? level : null;

    private static int? Integer(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;

    private static NumeralStyle Numerals(string? format) => format switch
    {
        "none" or "bullet" => NumeralStyle.None,
        "decimalZero" => NumeralStyle.DecimalWithZero,
        "decimalFullWidth" or "decimalFullWidth2" => NumeralStyle.FullWidth,
        "upperRoman" => NumeralStyle.UpperRoman,
        "lowerRoman" => NumeralStyle.LowerRoman,
        "upperLetter" => NumeralStyle.UpperLetter,
        "lowerLetter" => NumeralStyle.LowerLetter,
        "decimalEnclosedCircle" or "decimalEnclosedCircleChinese" => NumeralStyle.Circled,
        "decimalEnclosedParen" => NumeralStyle.Parenthesised,
        "decimalEnclosedFullstop" => NumeralStyle.WithFullStop,
        "ideographEnclosedCircle" => NumeralStyle.CircledChinese,
        "chineseCounting" or "chineseCountingThousand" or "taiwaneseCounting" or "taiwaneseCountingThousand" or "japaneseCounting" => NumeralStyle.Chinese,
        "ideographDigital" or "taiwaneseDigital" or "japaneseDigitalTenThousand" => NumeralStyle.ChineseDigits,
        "chineseLegalSimplified" => NumeralStyle.ChineseFormal,
        "ideographLegalTraditional" or "japaneseLegal" => NumeralStyle.ChineseFormalTraditional,
        "ideographTraditional" => NumeralStyle.HeavenlyStems,
        "ideographZodiac" => NumeralStyle.EarthlyBranches,
        "numberInDash" => NumeralStyle.Dashed,
        _ => NumeralStyle.Decimal,
    };
}
