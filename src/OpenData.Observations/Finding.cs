namespace OpenData.Observations;

/// <summary>A neutral statement about figures of one report that anyone can recompute from the observations it names.</summary>
public sealed record Finding
{
    /// <summary>Position in the report's list of findings, from 1.</summary>
    public required int Sequence { get; init; }

    public required FindingKind Kind { get; init; }

    /// <summary>Whether the figures agree. A check that holds is recorded too, so that a reader sees what was checked.</summary>
    public required bool Verified { get; init; }

    /// <summary><see cref="Observation.Sequence"/> of the figures compared, the one checked against the others first.</summary>
    public required IReadOnlyList<int> Observations { get; init; }

    /// <summary>What the other figures lead to, in base units; null where the kind expects none.</summary>
    public decimal? Expected { get; init; }

    /// <summary>What the text says, in base units.</summary>
    public decimal? Stated { get; init; }

    /// <summary>The largest difference that rounding and 余, 多, 约 explain, in base units.</summary>
    public decimal? Tolerance { get; init; }

    /// <summary>One sentence in Chinese, with the arithmetic.</summary>
    public required string Message { get; init; }

    /// <summary>The same in English.</summary>
    public required string MessageEn { get; init; }
}

/// <summary>What kind of check a finding reports.</summary>
public enum FindingKind
{
    /// <summary>其中 parts against their whole.</summary>
    SumMismatch,

    /// <summary>A printed percentage against its two counts.</summary>
    ShareMismatch,

    /// <summary>A printed growth rate against the earlier and the later figure.</summary>
    GrowthMismatch,

    /// <summary>The same figure twice, different.</summary>
    ConflictingValues,

    /// <summary>A share below 0 or above 100 percent.</summary>
    PercentOutOfRange,

    /// <summary>A figure far beyond what the others allow.</summary>
    ImplausibleMagnitude,
}
