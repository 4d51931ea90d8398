using System.Numerics;
using System.Runtime.CompilerServices;

namespace OpenData.Reading.Words;

/// <summary>
/// The heads of many words: their first two characters, or the only one. A bit for each at its hash, so that most places of a text, where no
/// word begins, are passed over by one look at a small map; one pair of characters in sixty-four that is no head passes as one.
/// </summary>
internal readonly struct HeadMap
{
    private const int BitsToAHead = 64;

    /// <summary>Stands for the second character of a word that has none.</summary>
    private const char None = '\0';

    private readonly ulong[] bits;
    private readonly int mask;

    public HeadMap(IReadOnlyCollection<(char First, char Second)> heads)
    {
        var size = Math.Max(64, (int)BitOperations.RoundUpToPowerOf2((uint)(heads.Count * BitsToAHead)));
        bits = new ulong[size / 64];
        mask = size - 1;
        foreach (var head in heads) bits[(Hash(head) & mask) >> 6] |= 1UL << (Hash(head) & 63);
    }

    /// <summary>False where no word has a head with this hash.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool MayHave(int hash) => (bits[(hash & mask) >> 6] & (1UL << (hash & 63))) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Hash((char First, char Second) head) => unchecked((int)((head.First * 0x9E3779B1U) + (head.Second * 0x85EBCA6BU)) >> 12);

    /// <summary>Of the word of one character.</summary>
    public static (char First, char Second) Of(char only) => (only, None);

    /// <param name="word">Not empty.</param>
    public static (char First, char Second) Of(ReadOnlySpan<char> word) => word.Length > 1 ? (word[0], word[1]) : Of(word[0]);
}
