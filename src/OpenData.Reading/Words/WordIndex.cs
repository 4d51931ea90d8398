using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace OpenData.Reading.Words;

/// <summary>
/// The words of a <see cref="WordTable{T}"/> by number, found by longest match. Looking up allocates nothing; the words lie close together, so
/// that many tables fit the processor's nearest memory.
/// </summary>
/// <remarks>Words that are looked for backwards are seen from their ends: their head is the last character and the one before it.</remarks>
internal sealed class WordIndex
{
    private readonly HeadMap heads;

    /// <summary>The words of one character; null where there are none.</summary>
    private readonly CharacterSet? singles;

    /// <summary>The words by slots of their heads' hashes, in a slot the longest first: slot n has those from starts[n] to starts[n + 1].</summary>
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
        var distinct = list.Select(HeadOf).Distinct().ToArray();
        heads = new HeadMap(distinct);
        singles = list.Any(word => word.Length == 1) ? new CharacterSet(list.Where(word => word.Length == 1).Select(word => word[0])) : null;

        var slots = Math.Max(1, (int)BitOperations.RoundUpToPowerOf2((uint)distinct.Length));
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
            var shift = 16 * Math.Max(0, FourCharacters.Count - word.Length);
            words[i] = new Word(FirstOf(word) << shift, at, checked((ushort)order[i]), checked((byte)word.Length), (byte)shift);
        }
    }

    /// <param name="First">The characters that are seen first, four at most, as one number, moved up by <paramref name="Shift"/>.</param>
    /// <param name="Rest">Where the others stand in <see cref="rests"/>.</param>
    /// <param name="Number">In the list.</param>
    /// <param name="Length">Of the whole word.</param>
    /// <param name="Shift">What drops the characters behind a short word, in bits.</param>
    private readonly record struct Word(ulong First, int Rest, ushort Number, byte Length, byte Shift)
    {
        /// <summary>Whether the word's first characters are the first of these.</summary>
        public bool IsFirstOf(ulong characters) => characters << Shift == First;
    }

    /// <summary>The longest word that begins <paramref name="text"/>; of words that are looked for backwards, the longest that ends it.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, out int number, out int length)
    {
        if (text.Length > 1 && HeadMap.Hash(backwards ? (text[^1], text[^2]) : (text[0], text[1])) is var hash && heads.MayHave(hash))
        {
            var first = FirstOf(text);
            foreach (ref readonly var word in InSlot(hash))
            {
                if (!word.IsFirstOf(first) || (word.Length > FourCharacters.Count && !HasRest(text, word))) continue;
                (number, length) = (word.Number, word.Length);
                return true;
            }
        }

        if (singles is not null && text.Length > 0 && (backwards ? text[^1] : text[0]) is var only && singles.Contains(only))
        {
            (number, length) = (NumberOf(only), 1);
            return true;
        }

        (number, length) = (-1, 0);
        return false;
    }

    /// <summary>The next place from <paramref name="at"/> on where a word may begin, by its head. Only for words that are looked for forwards; the last place of the text may begin none.</summary>
    public int NextBeginning(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length) return at;
        var rest = text[at..];
        var (heads, singles, first) = (this.heads, this.singles, rest[0]);
        for (var i = 1; i < rest.Length; i++)
        {
            var second = rest[i];
            if (heads.MayHave(HeadMap.Hash((first, second))) || (singles is not null && singles.Contains(first))) return at + i - 1;
            first = second;
        }

        return text.Length - 1;
    }

    private int NumberOf(char single)
    {
        var first = FirstOf([single]);
        foreach (ref readonly var word in InSlot(HeadMap.Hash(HeadMap.Of(single))))
        {
            if (word.Length == 1 && word.IsFirstOf(first)) return word.Number;
        }

        throw new UnreachableException();
    }

    private ReadOnlySpan<Word> InSlot(int hash) => words.AsSpan(starts[hash & slotMask]..starts[(hash & slotMask) + 1]);

    private bool HasRest(ReadOnlySpan<char> text, in Word word)
    {
        var rest = rests.AsSpan(word.Rest, word.Length - FourCharacters.Count);
        return backwards ? text[..^FourCharacters.Count].EndsWith(rest) : text[FourCharacters.Count..].StartsWith(rest);
    }

    /// <summary>The characters that are seen first; zeros where there are fewer than four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ulong FirstOf(ReadOnlySpan<char> text) => backwards ? FourCharacters.FromEnd(text) : FourCharacters.Of(text);

    private string RestOf(string word) => word.Length <= FourCharacters.Count ? "" : backwards ? word[..^FourCharacters.Count] : word[FourCharacters.Count..];

    private (char First, char Second) HeadOf(string word) => word.Length > 1 && backwards ? (word[^1], word[^2]) : HeadMap.Of(word);

    private int SlotOf(string word) => HeadMap.Hash(HeadOf(word)) & slotMask;
}
