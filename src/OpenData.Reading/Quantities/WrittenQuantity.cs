using OpenData.Observations;

namespace OpenData.Reading.Quantities;

/// <summary>A number with its unit where it stands in the text, before anything is known of what it counts.</summary>
internal readonly record struct WrittenQuantity
{
    /// <summary>Number and unit: <c>20余万元</c>.</summary>
    public required SourceSpan Span { get; init; }

    public required decimal Value { get; init; }

    public decimal? ValueMax { get; init; }

    public required Unit Unit { get; init; }

    /// <summary>Where the unit's own characters stand; empty where the unit is only implied.</summary>
    public SourceSpan UnitSpan { get; init; }

    /// <summary>Position of a 百 千 万 亿 that belongs to the unit; −1 where there is none.</summary>
    public int MagnitudeAt { get; init; }

    /// <summary>What <see cref="MagnitudeAt"/> multiplies by; 1 where there is none.</summary>
    public decimal Magnitude { get; init; }

    /// <summary>What the number itself says: exact, approx, range, rank or ratio. Words around it may still change it.</summary>
    public Qualifier Qualifier { get; init; }

    /// <summary>Written in Chinese characters throughout.</summary>
    public bool IsChinese { get; init; }

    public decimal BaseValue => Unit.ToBase(Value * Magnitude);

    public decimal? BaseValueMax => ValueMax is { } max ? Unit.ToBase(max * Magnitude) : null;

    /// <summary>The unit as written, in the report's own script: <c>万元</c>, <c>萬畝</c>; 名 for a rank, 比 for a ratio.</summary>
    public string UnitText(string original)
    {
        if (Unit.Dimension is Dimension.Rank or Dimension.Ratio && UnitSpan.Length == 0) return Unit.Name;
        if (Unit.Dimension is Dimension.Rank) return UnitTable.Rank.Name;
        var name = UnitSpan.Length > 0 ? original.AsSpan(UnitSpan.Start, UnitSpan.Length) : Unit.Name;
        if (MagnitudeAt < 0) return name.SequenceEqual(Unit.Name) ? Unit.Name : name.ToString();
        return string.Concat(original.AsSpan(MagnitudeAt, 1), name);
    }
}

/// <summary>A number in the text that measures nothing, and what it is instead.</summary>
internal readonly record struct NonObservation(SourceSpan Span, NonObservationKind Kind);

/// <summary>What a number is that measures nothing (GUIDE.md, "What is not").</summary>
public enum NonObservationKind
{
    Date,

    /// <summary>24小时, 三年 (of an action plan).</summary>
    Duration,

    /// <summary>第一书记, 第三届, 前3名的村.</summary>
    Ordinal,

    /// <summary>一是, (三), 1、.</summary>
    Enumerator,

    /// <summary>〔2023〕15号.</summary>
    DocumentNumber,

    /// <summary>Telephone, hotline and identity numbers.</summary>
    Phone,

    /// <summary>Roads, plates, models, grades: G320, 4A, 5G.</summary>
    Designation,

    /// <summary>“四类人员”, 三格式, 两个维护.</summary>
    Name,

    /// <summary>一切, 统一, 万众一心, 四川.</summary>
    Word,

    /// <summary>一 that only means "a": 建立了一支队伍.</summary>
    Article,

    /// <summary>一月一讲评, 每周一次: how often, not how many.</summary>
    Rule,

    /// <summary>60岁以上老人.</summary>
    AgeGroup,

    /// <summary>500万元以上项目: a limit that only says which ones are meant.</summary>
    Threshold,

    /// <summary>几十户, 数百人.</summary>
    Vague,
}
