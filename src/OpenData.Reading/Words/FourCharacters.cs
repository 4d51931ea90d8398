using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenData.Reading.Words;

/// <summary>Four characters as one number, which is compared and hashed at once.</summary>
internal static class FourCharacters
{
    public const int Count = 4;

    /// <summary>The first four, the first of them lowest; zeros where there are fewer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Of(ReadOnlySpan<char> text) => text.Length >= Count ? BinaryPrimitives.ReadUInt64LittleEndian(MemoryMarshal.AsBytes(text[..Count])) : OfFew(text);

    /// <summary>The last four, the last of them lowest; zeros where there are fewer. Their bytes are turned round as well, which no comparison notices.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong FromEnd(ReadOnlySpan<char> text) => text.Length >= Count ? BinaryPrimitives.ReadUInt64BigEndian(MemoryMarshal.AsBytes(text[^Count..])) : FromEndOfFew(text);

    private static ulong OfFew(ReadOnlySpan<char> text)
    {
        var four = 0UL;
        for (var i = 0; i < text.Length; i++) four |= (ulong)text[i] << (16 * i);
        return four;
    }

    private static ulong FromEndOfFew(ReadOnlySpan<char> text)
    {
        var four = 0UL;
        for (var i = 0; i < text.Length; i++) four |= (ulong)BinaryPrimitives.ReverseEndianness(text[^(i + 1)]) << (16 * i);
        return four;
    }
}
