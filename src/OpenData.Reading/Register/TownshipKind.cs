namespace OpenData.Reading.Register;

/// <summary>What the ending of a division's name says it is.</summary>
internal enum TownshipKind
{
    /// <summary>镇.</summary>
    Town,

    /// <summary>乡, 民族乡.</summary>
    Township,

    /// <summary>街道, 街道办事处, 办事处.</summary>
    Subdistrict,

    /// <summary>苏木.</summary>
    Sumu,

    /// <summary>地区, an area with an office; the people who live there mostly call it 镇 or 乡.</summary>
    Area,

    /// <summary>农场, 开发区, 管理区 and the like: the whole name counts.</summary>
    Other,
}

/// <summary>A name taken apart: 白水镇 is the stem 白水 and a town.</summary>
/// <param name="Stem">How many characters come before the ending.</param>
/// <param name="Kind">What the ending says.</param>
internal readonly record struct TownshipName(int Stem, TownshipKind Kind)
{
    public static TownshipName Of(ReadOnlySpan<char> name) => name switch
    {
        [_, .., '镇'] => new TownshipName(name.Length - 1, TownshipKind.Town),
        [_, .., '乡'] => new TownshipName(name.Length - 1, TownshipKind.Township),
        [_, .., '办', '事', '处', '街', '道'] or [_, .., '街', '道', '办', '事', '处'] => new TownshipName(name.Length - 5, TownshipKind.Subdistrict),
        [_, .., '街', '道', '地', '区'] => new TownshipName(name.Length - 4, TownshipKind.Subdistrict),
        [_, .., '办', '事', '处'] => new TownshipName(name.Length - 3, TownshipKind.Subdistrict),
        [_, .., '街', '道'] => new TownshipName(name.Length - 2, TownshipKind.Subdistrict),
        [_, .., '苏', '木'] => new TownshipName(name.Length - 2, TownshipKind.Sumu),
        [_, .., '地', '区'] => new TownshipName(name.Length - 2, TownshipKind.Area),
        _ => new TownshipName(name.Length, TownshipKind.Other),
    };
}
