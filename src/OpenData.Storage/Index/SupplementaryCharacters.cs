using System.Buffers.Binary;

namespace OpenData.Storage.Index;

/// <summary>
/// Where a text has characters outside the basic plane, which are two UTF-16 units but one code point. Few texts have any;
/// with this list an offset is converted without the text.
/// </summary>
public static class SupplementaryCharacters
{
    /// <summary>UTF-16 positions of the high surrogates of pairs, in order, four bytes each; null where there are none.</summary>
    public static byte[]? Find(string text)
    {
        List<byte>? bytes = null;
        Span<byte> four = stackalloc byte[4];
        for (var i = 0; i + 1 < text.Length; i++)
        {
            if (!char.IsSurrogatePair(text[i], text[i + 1])) continue;
            BinaryPrimitives.WriteInt32LittleEndian(four, i++);
            (bytes ??= []).AddRange(four);
        }

        return bytes?.ToArray();
    }

    /// <summary>How many begin before the UTF-16 position <paramref name="offset"/>.</summary>
    public static int CountBefore(ReadOnlySpan<byte> positions, int offset)
    {
        var (low, high) = (0, positions.Length / 4);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (BinaryPrimitives.ReadInt32LittleEndian(positions[(middle * 4)..]) < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
