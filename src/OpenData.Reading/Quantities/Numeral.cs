namespace OpenData.Reading.Quantities;

/// <summary>A number as the text writes it, without its unit.</summary>
internal readonly record struct Numeral
{
    /// <summary>First character of the number.</summary>
    public required int Start { get; init; }

    /// <summary>The character behind the last one, 余 and 多 included.</summary>
    public required int End { get; init; }

    /// <summary>Its whole value, every magnitude multiplied out: 200000 for 20余万.</summary>
    public required decimal Value { get; init; }

    /// <summary>The last magnitude, where it scales the whole number and so may belong to the unit: 10000 in 20余万; else 1.</summary>
    public decimal TrailingMagnitude { get; init; }

    /// <summary>The character of <see cref="TrailingMagnitude"/>; <c>'\0'</c> where there is none.</summary>
    public char TrailingMagnitudeCharacter { get; init; }

    /// <summary>Whether 余, 多 or 几 is written inside it.</summary>
    public bool IsApproximate { get; init; }

    /// <summary>Whether 余 or 多 stands behind the last magnitude: 三千多.</summary>
    public bool EndsInApproximation { get; init; }

    /// <summary>Written in Chinese characters throughout.</summary>
    public bool IsChinese { get; init; }

    /// <summary>The second number of a compressed range, 4 of 三四十人 (multiplied out); null otherwise.</summary>
    public decimal? RangeEnd { get; init; }

    /// <summary>A magnitude with nothing before it: the 百 of 近百人.</summary>
    public bool IsBareMagnitude { get; init; }

    /// <summary>Digits in a row as in a year or a code: 二〇二三.</summary>
    public bool IsDigitString { get; init; }

    public int Length => End - Start;

    /// <summary>Whether this is one Chinese digit or 十: what slogans and articles are made of.</summary>
    public bool IsSingleCharacter => IsChinese && Length == 1;

    /// <summary>Whether <see cref="TrailingMagnitude"/> goes to a unit that follows: in 360万元 and 三百六十万元, not in 三千多亩, 三四百人 or 两万五千亩.</summary>
    public bool GivesMagnitudeToUnit => TrailingMagnitudeCharacter != '\0' && !IsBareMagnitude && !(IsChinese && (EndsInApproximation || (RangeEnd is not null && TrailingMagnitude < 10_000)));
}
