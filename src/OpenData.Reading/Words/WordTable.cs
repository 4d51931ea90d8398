namespace OpenData.Reading.Words;

/// <summary>
/// A set of words with a value each, found by longest match at a place in a text, forwards or backwards. Lookups allocate nothing
/// and cost a bit of a small map where no word begins, so that many tables fit the processor's nearest memory together.
/// </summary>
internal sealed class WordTable<T>
{
    private const int Root = 0;
    private const int NoNode = 0;
    private const int NodeBits = 24;
    private const ulong NodeMask = (1UL << NodeBits) - 1;

    /// <summary>Bits to each word's first two characters; one pair in so many that begin no word passes as one that does.</summary>
    private const int BitsToAWord = 16;

    /// <summary>A bit for the first two characters of each word of two or more, at <see cref="Pair"/>.</summary>
    private readonly ulong[] pairs;
    private readonly int pairMask;

    /// <summary>A bit for each word of one character.</summary>
    private readonly ulong[] singles = NoSingles;
    private static readonly ulong[] NoSingles = new ulong[(char.MaxValue + 1) / 64];

    /// <summary>
    /// Edges from one node to the next by character, in an open-addressing hash table: node, character and next node in 24, 16 and 24 bits,
    /// so that following an edge touches one place of the memory.
    /// </summary>
    private readonly ulong[] edges;
    private readonly int edgeMask;

    private readonly bool[] ends;
    private readonly T[] values;

    /// <param name="words">A word that comes twice keeps its first value.</param>
    /// <param name="backwards">Whether the table matches words that end at a place, not words that begin there.</param>
    public WordTable(IEnumerable<KeyValuePair<string, T>> words, bool backwards = false)
    {
        var entries = words.Where(entry => entry.Key.Length > 0).ToArray();
        var letters = entries.Sum(entry => entry.Key.Length);
        var capacity = 16;
        while (capacity < letters * 2) capacity *= 2;
        edges = new ulong[capacity];
        edgeMask = capacity - 1;
        ends = new bool[letters + 1];
        values = new T[letters + 1];

        var bits = 64;
        while (bits < entries.Length * BitsToAWord) bits *= 2;
        pairs = new ulong[bits / 64];
        pairMask = bits - 1;
        if (entries.Any(entry => entry.Key.Length == 1)) singles = new ulong[(char.MaxValue + 1) / 64];

        var nodes = 1;
        foreach (var (word, value) in entries)
        {
            var node = Root;
            if (word.Length == 1) Mark(singles, word[0]);
            else Mark(pairs, Pair(At(word, 0), At(word, 1)));
            for (var i = 0; i < word.Length; i++)
            {
                var c = At(word, i);
                var next = Follow(node, c);
                if (next == NoNode) AddEdge(node, c, next = nodes++);
                node = next;
            }

            if (ends[node]) continue;
            ends[node] = true;
            values[node] = value;
        }

        Count = entries.Length;

        char At(string word, int i) => backwards ? word[^(i + 1)] : word[i];
    }

    public int Count { get; }

    /// <summary>The longest word that begins at <paramref name="at"/>. Only for tables made forwards.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int at, out T value, out int length)
    {
        value = default!;
        length = 0;
        if ((uint)at >= (uint)text.Length || !MayBegin(text[at], at + 1 < text.Length ? text[at + 1] : '\0')) return false;
        var node = Follow(Root, text[at]);
        for (var i = at + 1; node != NoNode; i++)
        {
            if (ends[node])
            {
                value = values[node];
                length = i - at;
            }

            if (i == text.Length) break;
            node = Follow(node, text[i]);
        }

        return length > 0;
    }

    /// <summary>The longest word that ends just before <paramref name="end"/>. Only for tables made backwards.</summary>
    public bool TryMatchBefore(ReadOnlySpan<char> text, int end, out T value, out int length)
    {
        value = default!;
        length = 0;
        if (end <= 0 || end > text.Length || !MayBegin(text[end - 1], end > 1 ? text[end - 2] : '\0')) return false;
        var node = Follow(Root, text[end - 1]);
        for (var i = end - 2; node != NoNode; i--)
        {
            if (ends[node])
            {
                value = values[node];
                length = end - 1 - i;
            }

            if (i < 0) break;
            node = Follow(node, text[i]);
        }

        return length > 0;
    }

    public bool TryMatch(ReadOnlySpan<char> text, int at, out int length) => TryMatch(text, at, out _, out length);

    public bool TryMatchBefore(ReadOnlySpan<char> text, int end, out int length) => TryMatchBefore(text, end, out _, out length);

    /// <summary>Whether the whole of <paramref name="text"/> is one word of the table.</summary>
    public bool Contains(ReadOnlySpan<char> text) => TryMatch(text, 0, out _, out var length) && length == text.Length;

    /// <summary>False for most places of a text, and sure then: no word begins with these two characters.</summary>
    private bool MayBegin(char first, char second) => Has(pairs, Pair(first, second)) || Has(singles, first);

    private static bool Has(ulong[] bits, int at) => (bits[at >> 6] & (1UL << (at & 63))) != 0;

    private static void Mark(ulong[] bits, int at) => bits[at >> 6] |= 1UL << (at & 63);

    private int Pair(char first, char second) => unchecked((int)(((uint)first * 0x9E3779B1U) + ((uint)second * 0x85EBCA6BU)) >> 12) & pairMask;

    private int Follow(int node, char c)
    {
        var key = Key(node, c);
        for (var slot = Slot(key); edges[slot] is not 0 and var edge; slot = (slot + 1) & edgeMask)
        {
            if (edge >> NodeBits == key) return (int)(edge & NodeMask);
        }

        return NoNode;
    }

    private void AddEdge(int node, char c, int next)
    {
        var key = Key(node, c);
        var slot = Slot(key);
        while (edges[slot] != 0) slot = (slot + 1) & edgeMask;
        edges[slot] = (key << NodeBits) | (uint)next;
    }

    private static ulong Key(int node, char c) => ((ulong)node << 16) | c;

    private int Slot(ulong key) => (int)(unchecked(key * 0x9E3779B97F4A7C15UL) >> 40) & edgeMask;
}

/// <summary>Tables of words that are only looked for.</summary>
internal static class WordTable
{
    public static WordTable<bool> Of(IEnumerable<string> words, bool backwards = false) => new(words.Select(word => new KeyValuePair<string, bool>(word, true)), backwards);
}
