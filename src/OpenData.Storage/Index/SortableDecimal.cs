namespace OpenData.Storage.Index;

/// <summary>
/// Decimals as bytes whose order is the order of the numbers, so that SQLite can sort and compare them without ever
/// turning them into binary floats. Trailing zeros are not kept: <c>20.50</c> and <c>20.5</c> are the same bytes.
/// </summary>
/// <remarks>
/// A header with sign and power of a hundred, then digits in base 100, each plus one; mirrored, with an end mark, for
/// negative numbers. Small counts take two or three bytes.
/// </remarks>
internal static class SortableDecimal
{
    private const byte Zero = 0x80;
    private const byte PositiveHeader = 0xC0;
    private const byte NegativeHeader = 0x40;
    private const byte EndOfNegative = 0xFF;

    private const int MaxScale = 28;
    private const int MostDigits = 15;

    /// <summary>So many digits in base 100 fit into 64 bits.</summary>
    private const int ShortDigits = 9;

    public static byte[] Encode(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = unchecked(new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]));
        if (mantissa == 0) return [Zero];

        var scale = (bits[3] >> 16) & 0xFF;
        if (scale % 2 != 0)
        {
            mantissa *= 10;
            scale++;
        }

        Span<byte> reversed = stackalloc byte[20];
        var count = 0;
        var significant = false;
        var dropped = 0;
        while (mantissa != 0)
        {
            byte digit;
            if (mantissa <= ulong.MaxValue)
            {
                var small = (ulong)mantissa;
                digit = (byte)(small % 100);
                mantissa = small / 100;
            }
            else
            {
                (mantissa, var rest) = UInt128.DivRem(mantissa, 100);
                digit = (byte)rest;
            }

            significant |= digit != 0;
            if (significant) reversed[count++] = digit;
            else dropped++;
        }

        return Write(reversed[..count], exponent: count + dropped - (scale / 2), negative: value < 0);
    }

    /// <exception cref="FormatException">The bytes were not made by <see cref="Encode"/>.</exception>
    public static decimal Decode(ReadOnlySpan<byte> bytes)
    {
        if (bytes is [Zero]) return 0;
        if (bytes.Length < 2) throw new FormatException("These bytes are no decimal.");
        var negative = bytes[0] < Zero;
        var exponent = negative ? NegativeHeader - bytes[0] : bytes[0] - PositiveHeader;
        var digits = negative ? bytes[1..^1] : bytes[1..];

        if (digits.Length > MostDigits || Math.Abs(exponent) > MostDigits) throw new FormatException("These bytes are no decimal.");

        if (digits.Length <= ShortDigits && exponent <= ShortDigits) return DecodeShort(digits, exponent, negative);
        UInt128 mantissa = 0;
        foreach (var b in digits) mantissa = (mantissa * 100) + (UInt128)((negative ? 255 - b : b) - 1);
        var scale = 2 * (digits.Length - exponent);
        for (; scale < 0; scale += 2) mantissa *= 100;
        if (scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        if (scale > MaxScale || mantissa >> 96 != 0) throw new FormatException("These bytes are no decimal.");
        return new decimal(
            unchecked((int)(uint)(mantissa & uint.MaxValue)),
            unchecked((int)(uint)((mantissa >> 32) & uint.MaxValue)),
            unchecked((int)(uint)((mantissa >> 64) & uint.MaxValue)),
            negative,
            (byte)scale);
    }

    /// <summary>The same in numbers that the processor knows: nearly all figures are short.</summary>
    private static decimal DecodeShort(ReadOnlySpan<byte> digits, int exponent, bool negative)
    {
        var mantissa = 0UL;
        foreach (var b in digits) mantissa = (mantissa * 100) + (ulong)((negative ? 255 - b : b) - 1);
        var scale = 2 * (digits.Length - exponent);
        for (; scale < 0; scale += 2) mantissa *= 100;
        if (scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        if (scale > MaxScale) throw new FormatException("These bytes are no decimal.");
        return new decimal(unchecked((int)(uint)mantissa), unchecked((int)(uint)(mantissa >> 32)), 0, negative, (byte)scale);
    }

    private static byte[] Write(ReadOnlySpan<byte> reversedDigits, int exponent, bool negative)
    {
        var bytes = new byte[1 + reversedDigits.Length + (negative ? 1 : 0)];
        bytes[0] = (byte)(negative ? NegativeHeader - exponent : PositiveHeader + exponent);
        for (var i = 0; i < reversedDigits.Length; i++)
        {
            var digit = reversedDigits[^(i + 1)] + 1;
            bytes[i + 1] = (byte)(negative ? 255 - digit : digit);
        }

        if (negative) bytes[^1] = EndOfNegative;
        return bytes;
    }
}
