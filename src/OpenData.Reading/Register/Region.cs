namespace OpenData.Reading.Register;

internal enum RegionLevel
{
    Province,
    Prefecture,
    County,
}

/// <summary>A province, prefecture or county of the register.</summary>
/// <param name="Level">Which of the three.</param>
/// <param name="Code">Two, four or six digits.</param>
/// <param name="Name">As the register writes it.</param>
/// <param name="Parent">Index of the region it belongs to; <see cref="None"/> for a province.</param>
internal sealed record Region(RegionLevel Level, int Code, string Name, int Parent)
{
    public const int None = -1;

    /// <summary>
    /// Whether the name only fills a gap in the codes (市辖区 and 县 in the municipalities, 省直辖县级行政区划): nobody writes it in an address.
    /// </summary>
    public bool IsFiller => Level == RegionLevel.Prefecture && (Name is "市辖区" or "县" || Name.EndsWith("行政区划", StringComparison.Ordinal));
}
