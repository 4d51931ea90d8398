namespace OpenData.Observations;

/// <summary>How exact the text says a number is.</summary>
public enum Qualifier
{
    Exact,

    /// <summary>余, 多, 约, 近, 左右, 几.</summary>
    Approx,

    /// <summary>A lower bound: 以上, 超过, 不低于, 突破, 至少.</summary>
    Min,

    /// <summary>An upper bound: 以下, 不超过, 以内.</summary>
    Max,

    /// <summary>From <c>value</c> to <c>value_max</c>.</summary>
    Range,

    /// <summary>A place in an order: 第三.</summary>
    Rank,

    /// <summary><c>value</c> to <c>value_max</c>: 100:106.2.</summary>
    Ratio,
}

/// <summary>Whether a figure reports, promises, or is what a change started from.</summary>
public enum ObservationStatus
{
    Actual,

    /// <summary>A plan, goal, duty or forecast.</summary>
    Target,

    /// <summary>The earlier figure that a change is measured from.</summary>
    Prior,
}

/// <summary>What kind of statement the number makes about its indicator.</summary>
public enum Measure
{
    /// <summary>A count, sum or size.</summary>
    Level,

    /// <summary>A difference from an earlier figure in the indicator's own unit.</summary>
    Change,

    /// <summary>A relative change, in percent.</summary>
    GrowthRate,

    /// <summary>A part of a whole, in percent.</summary>
    Share,

    Rank,
    Ratio,
}

/// <summary>Whether the text gave this number its period, or it is the whole report's.</summary>
public enum PeriodSource
{
    Report,
    Text,
}

/// <summary>Which kind of report a text is.</summary>
public enum ReportKind
{
    Annual,
    HalfYear,
    Quarter,
    Month,

    /// <summary>About one matter (a flood, a campaign), not about a stretch of the year.</summary>
    Special,
}
