using OpenData.Reading.Decoding.Lists;

namespace OpenData.Reading.Decoding.Docx;

/// <summary>One level of a list's definition.</summary>
internal sealed record NumberingLevel
{
    /// <summary>Levels of a list.</summary>
    public const int Count = 9;

    public static readonly NumberingLevel Default = new();

    public int Start { get; init; } = 1;

    public NumeralStyle Numerals { get; init; } = NumeralStyle.Decimal;

    public bool IsBullet { get; init; }

    /// <summary>With <c>%1</c> to <c>%9</c> for the numbers of the levels: <c>第%1条</c>, <c>%1.%2</c>.</summary>
    public string Text { get; init; } = "";

    /// <summary>Every number in the label is written in decimal digits, whatever the other levels use.</summary>
    public bool IsDecimalThroughout { get; init; }

    /// <summary>The level (counted from 1) after which this one starts anew; 0 is never, null after every higher one.</summary>
    public int? RestartsAfter { get; init; }

    /// <summary>The paragraph style that this level numbers.</summary>
    public string? ParagraphStyle { get; init; }
}

/// <summary>A list's definition, and how far the lists that share it have counted.</summary>
internal sealed class NumberingDefinition
{
    public NumberingLevel[] Levels { get; } = Enumerable.Repeat(NumberingLevel.Default, NumberingLevel.Count).ToArray();

    /// <summary>A numbering style that holds the levels in this definition's stead.</summary>
    public string? StyleLink { get; set; }

    /// <summary>Null until a level is first counted, and again when it starts anew.</summary>
    public int?[] Counters { get; } = new int?[NumberingLevel.Count];
}

/// <summary>A list: a definition with what this one changes of it.</summary>
internal sealed class NumberingInstance(NumberingDefinition definition)
{
    private readonly NumberingLevel?[] levels = new NumberingLevel?[NumberingLevel.Count];
    private readonly int?[] starts = new int?[NumberingLevel.Count];
    private readonly bool[] begun = new bool[NumberingLevel.Count];

    public int?[] Counters => definition.Counters;

    public NumberingLevel Level(int level) => levels[level] ?? definition.Levels[level];

    public int Start(int level) => starts[level] ?? Level(level).Start;

    /// <summary>Whether this is the list's first item on a level that it starts anew.</summary>
    public bool BeginsAnew(int level)
    {
        var begins = starts[level] is not null && !begun[level];
        begun[level] = true;
        return begins;
    }

    public void Override(int level, int? start, NumberingLevel? changed)
    {
        starts[level] = start;
        levels[level] = changed;
    }
}
