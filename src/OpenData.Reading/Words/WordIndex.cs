using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace OpenData.Reading.Words;

/// <summary>
/// The words of a <see cref="WordTable{T}"/> by number, found by longest match. Looking up allocates nothing and costs a bit of a small map
/// where no word begins; the words lie close together, so that many tables fit the processor's nearest memory.
/// </summary>
internal sealed class WordIndex
{
    /// <summary>Bits to each head; one pair of characters in so many that begin no word passes as one that does.</summary>
    private const int BitsToAHead = 16;

    /// <summary>So many characters of a word lie beside its number, and only those of longer ones elsewhere.</summary>
    private const int FirstCharacters = 4;

    /// <summary>Stands for the second character of a word that has none.</summary>
    private const char None = '\0';

    /// <summary>A bit for the head of each word (its first two characters, or the only one), at its <see cref="Hash"/>.</summary>
    private readonly ulong[] heads;
    private readonly int headMask;

    /// <summary>Whether there are words of one character.</summary>
    private readonly bool hasSingles;

    /// <summary>The words by slots of their <see cref="Hash"/>, in a slot the longest first: slot n has those from starts[n] to starts[n + 1].</summary>
    private readonly ushort[] starts;
    private readonly int slotMask;
    private readonly Word[] words;

    /// <summary>Of all words, what their first characters leave, in the order of the text.</summary>
    private readonly char[] rests;
    private readonly bool backwards;

    /// <param name="list">Different words, none empty and none with a zero character; at most 65,535.</param>
    /// <param name="backwards">Whether words are looked for that end at a place, not such that begin there.</param>
    public WordIndex(IReadOnlyList<string> list, bool backwards)
    {
        this.backwards = backwards;
        var distinct = list.Select(HeadOf).Distinct().Count();
        var slots = PowerOfTwo(1, distinct);
        slotMask = slots - 1;
        var order = Enumerable.Range(0, list.Count).OrderBy(i => SlotOf(list[i])).ThenByDescending(i => list[i].Length).ToArray();

        starts = new ushort[slots + 1];
        foreach (var word in list) starts[SlotOf(word) + 1]++;
        for (var slot = 0; slot < slots; slot++) starts[slot + 1] = checked((ushort)(starts[slot] + starts[slot + 1]));
        rests = string.Concat(order.Select(i => RestOf(list[i]))).ToCharArray();
        words = new Word[list.Count];
        for (var (i, at) = (0, 0); i < order.Length; at += RestOf(list[order[i++]]).Length)
        {
            var word = list[order[i]];
            var shift = 16 * Math.Max(0, FirstCharacters - word.Length);
            words[i] = new Word(FirstOf(word, backwards ? word.Length : 0) << shift, at, checked((ushort)order[i]), checked((byte)word.Length), (byte)shift);
        }

        var bits = PowerOfTwo(64, distinct * BitsToAHead);
        heads = new ulong[bits / 64];
        headMask = bits - 1;
        hasSingles = list.Any(word => word.Length == 1);
        foreach (var word in list) Mark(heads, Hash(HeadOf(word)) & headMask);
    }

    /// <param name="First">The characters that are seen first from the place where it is looked for, four at most, as <see cref="Packed"/>, and moved up by <paramref name="Shift"/>.</param>
    /// <param name="Rest">Where the others stand in <see cref="rests"/>.</param>
    /// <param name="Number">In the list.</param>
    /// <param name="Length">Of the whole word.</param>
    /// <param name="Shift">What drops the characters behind a short word, in bits.</param>
    private readonly record struct Word(ulong First, int Rest, ushort Number, byte Length, byte Shift)
    {
        /// <summary>Whether the word's first characters are the first of these.</summary>
        public bool IsFirstOf(ulong characters) => characters << Shift == First;
    }

    /// <summary>The longest word that begins at <paramref name="at"/>.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int at, out int number, out int length)
    {
        if (at >= 0 && at < text.Length)
        {
            if (at + 1 < text.Length && Hash((text[at], text[at + 1])) is var hash && Has(heads, hash & headMask))
            {
                var first = FirstOf(text, at);
                for (var i = starts[hash & slotMask]; i < starts[(hash & slotMask) + 1]; i++)
                {
                    if (words[i].IsFirstOf(first) && (words[i].Length <= FirstCharacters || text[(at + FirstCharacters)..].StartsWith(RestOf(words[i])))) return Found(i, out number, out length);
                }
            }

            if (MayBeWord(text[at]) && SingleOf(text[at]) is >= 0 and var single) return Found(single, out number, out length);
        }

        (number, length) = (-1, 0);
        return false;
    }

    /// <summary>The longest word that ends just before <paramref name="end"/>.</summary>
    public bool TryMatchBefore(ReadOnlySpan<char> text, int end, out int number, out int length)
    {
        if (end > 0 && end <= text.Length)
        {
            if (end > 1 && Hash((text[end - 1], text[end - 2])) is var hash && Has(heads, hash & headMask))
            {
                var first = FirstOf(text, end);
                for (var i = starts[hash & slotMask]; i < starts[(hash & slotMask) + 1]; i++)
                {
                    if (words[i].IsFirstOf(first) && (words[i].Length <= FirstCharacters || text[..(end - FirstCharacters)].EndsWith(RestOf(words[i])))) return Found(i, out number, out length);
                }
            }

            if (MayBeWord(text[end - 1]) && SingleOf(text[end - 1]) is >= 0 and var single) return Found(single, out number, out length);
        }

        (number, length) = (-1, 0);
        return false;
    }

    /// <summary>The next place from <paramref name="at"/> on where a word may begin, by its first two characters. Only for words that are looked for forwards; the last place of the text may begin none.</summary>
    public int NextBeginning(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return at;
        var rest = text[at..];
        var (heads, mask, first) = (this.heads, headMask, rest[0]);
        for (var i = 1; i < rest.Length; i++)
        {
            var second = rest[i];
            if (Has(heads, Hash((first, second)) & mask) || MayBeWord(first)) return at + i - 1;
            first = second;
        }

        return text.Length - 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool MayBeWord(char c) => hasSingles && Has(heads, Hash((c, None)) & headMask);

    private bool Found(int i, out int number, out int length)
    {
        (number, length) = (words[i].Number, words[i].Length);
        return true;
    }

    /// <summary>The word of this one character; −1 where it is none.</summary>
    private int SingleOf(char c)
    {
        ulong first = backwards ? BinaryPrimitives.ReverseEndianness(c) : c;
        var slot = Hash((c, None)) & slotMask;
        for (var i = starts[slot]; i < starts[slot + 1]; i++)
        {
            if (words[i].Length == 1 && words[i].IsFirstOf(first)) return i;
        }

        return -1;
    }

    /// <summary>The characters that are seen first from a place in a text, as in <see cref="Word"/>; zeros behind its end.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong FirstOf(ReadOnlySpan<char> text, int at)
    {
        var start = backwards ? at - FirstCharacters : at;
        return start >= 0 && start + FirstCharacters <= text.Length ? Packed(text.Slice(start, FirstCharacters)) : FirstOfFew(text, at);
    }

    private ulong FirstOfFew(ReadOnlySpan<char> text, int at)
    {
        Span<char> padded = stackalloc char[FirstCharacters];
        padded.Clear();
        if (backwards) text[..at].CopyTo(padded[^at..]);
        else text[at..].CopyTo(padded);
        return Packed(padded);
    }

    /// <summary>Four characters as one number, the one that is seen first lowest; backwards their bytes are turned round as well, which no comparison notices.</summary>
    private ulong Packed(ReadOnlySpan<char> four)
    {
        var bytes = MemoryMarshal.AsBytes(four);
        return backwards ? BinaryPrimitives.ReadUInt64BigEndian(bytes) : BinaryPrimitives.ReadUInt64LittleEndian(bytes);
    }

    private ReadOnlySpan<char> RestOf(Word word) => rests.AsSpan(word.Rest, word.Length - FirstCharacters);

    private string RestOf(string word) => word.Length <= FirstCharacters ? "" : backwards ? word[..^FirstCharacters] : word[FirstCharacters..];

    private (char First, char Second) HeadOf(string word) => word.Length == 1 ? (word[0], None) : backwards ? (word[^1], word[^2]) : (word[0], word[1]);

    private int SlotOf(string word) => Hash(HeadOf(word)) & slotMask;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Hash((char First, char Second) head) => unchecked((int)((head.First * 0x9E3779B1U) + (head.Second * 0x85EBCA6BU)) >> 12);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Has(ulong[] bits, int at) => (bits[at >> 6] & (1UL << (at & 63))) != 0;

    private static void Mark(ulong[] bits, int at) => bits[at >> 6] |= 1UL << (at & 63);

    private static int PowerOfTwo(int least, int atLeast) => Math.Max(least, (int)BitOperations.RoundUpToPowerOf2((uint)atLeast));
}
