namespace OpenData.Reading.Quantities;

/// <summary>What a unit measures.</summary>
internal enum Dimension
{
    Count,
    Money,
    Area,
    Length,
    Mass,
    Volume,
    Share,
    Points,
    Power,
    Capacity,
    Energy,
    Age,
    Duration,
    Temperature,
    Ratio,
    Rank,
}

/// <summary>A measure word of <c>seeds/codes/units.tsv</c>.</summary>
/// <param name="Name">In plain characters.</param>
/// <param name="Dimension">What it measures.</param>
/// <param name="BaseUnit">The unit base values of the dimension are in; a count's own classifier.</param>
/// <param name="Numerator">Base units in one of this unit, times <paramref name="Denominator"/>; 亩 is 10000/15 square metres.</param>
/// <param name="Denominator">1 but where the factor has no finite decimal.</param>
internal sealed record Unit(string Name, Dimension Dimension, string BaseUnit, decimal Numerator, decimal Denominator)
{
    /// <summary>Rounded to six significant digits where the factor has no finite decimal; exact otherwise.</summary>
    public decimal ToBase(decimal value)
    {
        var scaled = value * Numerator;
        return Denominator == 1 ? scaled.Normalised() : (scaled / Denominator).RoundedToSignificant(6);
    }
}

/// <summary>Arithmetic on figures.</summary>
internal static class DecimalFigures
{
    /// <summary>Without the trailing zeros that multiplication leaves behind: 2740000, not 2740000.00.</summary>
    public static decimal Normalised(this decimal value)
    {
        if (value.Scale == 0) return value;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        if ((bits[1] | bits[2]) != 0) return value / 1.0000000000000000000000000000m;

        var (digits, scale) = (unchecked((uint)bits[0]), value.Scale);
        for (; scale > 0 && digits % 10 == 0; scale--) digits /= 10;
        return new decimal(unchecked((int)digits), 0, 0, value < 0, scale);
    }

    public static decimal RoundedToSignificant(this decimal value, int digits)
    {
        if (value == 0) return 0;
        var magnitude = (int)Math.Floor(Math.Log10((double)Math.Abs(value))) + 1;
        var places = digits - magnitude;
        if (places >= 0) return Math.Round(value, Math.Min(places, 28), MidpointRounding.AwayFromZero).Normalised();
        var step = (decimal)Math.Pow(10, -places);
        return Math.Round(value / step, MidpointRounding.AwayFromZero) * step;
    }
}
