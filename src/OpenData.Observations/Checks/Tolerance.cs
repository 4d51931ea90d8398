namespace OpenData.Observations.Checks;

/// <summary>How far a figure may be from the truth it was written for: half a unit of its last digit, more where it says 余, 约 or 近.</summary>
internal static class Tolerance
{
    /// <summary>余 and 多 hide up to a tenth of a figure.</summary>
    private const decimal ApproximateShare = 0.1m;

    /// <summary>In base units. 0.05万元 for 98.1万元; half a head for 155户 is nothing, because people are counted, not rounded.</summary>
    public static decimal Of(Quantity quantity)
    {
        var scale = quantity.Value == 0 ? 1 : Math.Abs(quantity.BaseValue / quantity.Value);
        var written = scale == 1 && decimal.IsInteger(quantity.Value) ? 0 : scale * LastDigit(quantity.Value) / 2;
        return quantity.Qualifier == Qualifier.Exact ? written : Math.Max(written, Math.Abs(quantity.BaseValue) * ApproximateShare);
    }

    /// <summary>One unit of the last written digit: 0.1 for 98.1, 1 for 98.</summary>
    public static decimal LastDigit(decimal value)
    {
        var digit = 1m;
        for (var rest = Math.Abs(value); !decimal.IsInteger(rest); rest *= 10) digit /= 10;
        return digit;
    }
}
