namespace OpenData.Reading.Decoding.Lists;

/// <summary>How an automatic list writes its numbers.</summary>
internal enum NumeralStyle
{
    /// <summary>No number at all.</summary>
    None,

    Decimal,

    /// <summary>01, 02 … 10.</summary>
    DecimalWithZero,

    /// <summary>１, ２, ３.</summary>
    FullWidth,

    UpperRoman,
    LowerRoman,
    UpperLetter,
    LowerLetter,

    /// <summary>①.</summary>
    Circled,

    /// <summary>⑴.</summary>
    Parenthesised,

    /// <summary>⒈.</summary>
    WithFullStop,

    /// <summary>㊀.</summary>
    CircledChinese,

    /// <summary>一, 十一, 一百零一.</summary>
    Chinese,

    /// <summary>一, 一一, 一〇一: digit by digit.</summary>
    ChineseDigits,

    /// <summary>壹, 壹拾壹.</summary>
    ChineseFormal,

    /// <summary>壹, 貳, 參.</summary>
    ChineseFormalTraditional,

    /// <summary>甲, 乙, 丙.</summary>
    HeavenlyStems,

    /// <summary>子, 丑, 寅.</summary>
    EarthlyBranches,

    /// <summary>- 1 -.</summary>
    Dashed,
}
