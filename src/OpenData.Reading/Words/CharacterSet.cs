using System.Runtime.CompilerServices;

namespace OpenData.Reading.Words;

/// <summary>A set of characters with a bit for each there is: all Chinese ones take 2.6 KB, so that asking for every character of a text stays in the processor's nearest memory.</summary>
internal sealed class CharacterSet
{
    private readonly ulong[] bits = new ulong[(char.MaxValue + 1) / 64];

    public CharacterSet(IEnumerable<char> characters)
    {
        foreach (var c in characters) bits[c >> 6] |= 1UL << (c & 63);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Contains(char c) => (bits[c >> 6] & (1UL << (c & 63))) != 0;

    /// <summary>The first place from <paramref name="at"/> on where one of them stands; the text's end where there is none.</summary>
    public int Next(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && !Contains(text[at])) at++;
        return at;
    }
}
