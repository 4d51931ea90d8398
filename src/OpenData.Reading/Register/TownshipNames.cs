using System.Buffers;
using System.Runtime.CompilerServices;

namespace OpenData.Reading.Register;

/// <summary>
/// Finds divisions by the stem of their names, reading backwards from where an ending such as 镇 stands in a text. A hash table over
/// slices of the register; looking up allocates nothing.
/// </summary>
/// <remarks>
/// What fills the table runs 41,000 times in the first second of the process and never again, so it is optimised at once instead of after trial.
/// </remarks>
internal sealed class TownshipNames
{
    private const int None = -1;
    private const uint Seed = 2166136261;

    private readonly RegisterFile rows;
    private readonly int[] buckets = new int[1 << 17];
    private readonly Entry[] entries;
    private int entryCount;

    /// <summary>Characters that occur in names; any other ends the search backwards.</summary>
    private readonly bool[] letters = new bool[char.MaxValue + 1];
    private int longestStem;
    private int longestWhole;

    /// <summary>The last two characters of names that end otherwise than in 镇, 乡, 街道 …, a flag for each pair's hash.</summary>
    private readonly bool[] lastPairs = new bool[1 << 16];

    public TownshipNames(RegisterFile rows)
    {
        this.rows = rows;
        entries = new Entry[rows.Count + (rows.Count / 8)];
        Array.Fill(buckets, None);
        var last = new HashSet<char>("镇乡道木处区");
        for (var row = 0; row < rows.Count; row++) AddNames(row, last);
        LastLetters = SearchValues.Create([.. last]);
    }

    /// <summary>All characters that a name can end in.</summary>
    public SearchValues<char> LastLetters { get; }

    /// <summary>Whether a name such as 红旗农场, which counts as a whole, may end in these two characters.</summary>
    public bool MayEndWhole(char first, char second) => lastPairs[Pair(first, second)];

    /// <summary>
    /// The stem that ends before <paramref name="end"/>: the longest that a division of this kind bears, in <paramref name="shorter"/> the second
    /// longest (西河街道 in 市西河街道), and in <paramref name="similar"/> a longer one that only divisions of other kinds bear
    /// (白水乡 in the text may be today's 白水镇).
    /// </summary>
    public bool TryFindBefore(
        ReadOnlySpan<char> plain, int end, TownshipKind kind, out StemMatch exact, out StemMatch shorter, out StemMatch similar)
    {
        exact = shorter = similar = default;
        var hash = Seed;
        var first = Math.Max(0, end - (kind == TownshipKind.Other ? longestWhole : longestStem));
        for (var start = end - 1; start >= first && letters[plain[start]]; start--)
        {
            hash = Next(hash, plain[start]);
            var stem = Find(hash, plain[start..end]);
            if (stem == None) continue;
            var found = new StemMatch(stem, end - start);
            if ((entries[stem].Kinds & Bit(kind)) != 0) (exact, shorter, similar) = (found, exact, default);
            else if (kind != TownshipKind.Other && found.Length >= 2) similar = found;
        }

        return exact.Length > 0 || similar.Length > 0;
    }

    /// <summary>The divisions of that name; 莽山乡 finds 莽山瑶族乡 too.</summary>
    public Bearers Named(ReadOnlySpan<char> plainName)
    {
        var name = TownshipName.Of(plainName);
        return new Bearers(entries, Find(HashOf(plainName[..name.Stem]), plainName[..name.Stem]), name.Kind);
    }

    /// <summary>All divisions whose names have that stem, whatever they end in.</summary>
    public Bearers WithStem(int stem) => new(entries, stem, kind: null);

    /// <summary>Whether more than one division has that stem.</summary>
    public bool IsShared(int stem) => entries[stem].NextBearer != None;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddNames(int row, HashSet<char> last)
    {
        var plain = rows.PlainNameOf(row);

        // One row is called nothing but 街道; every second sentence would name it.
        if (plain is "街道") return;
        AddName(row, plain, 0);
        if (TownshipName.Of(plain).Kind == TownshipKind.Other)
        {
            last.Add(plain[^1]);
            lastPairs[Pair(plain[^2], plain[^1])] = true;
        }

        // 城南经济新区(车逻镇): both names are in use.
        var bracket = plain.IndexOf('(');
        if (bracket <= 0 || plain[^1] != ')') return;
        AddIfTyped(row, plain[..bracket], 0);
        AddIfTyped(row, plain[(bracket + 1)..^1], bracket + 1);
    }

    private void AddIfTyped(int row, ReadOnlySpan<char> plain, int offset)
    {
        if (TownshipName.Of(plain).Kind != TownshipKind.Other) AddName(row, plain, offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddName(int row, ReadOnlySpan<char> plain, int offset)
    {
        var name = TownshipName.Of(plain);
        Add(row, plain[..name.Stem], offset, name.Kind);
        if (name.Kind == TownshipKind.Other) return;
        var shorter = EthnicNames.Strip(plain[..name.Stem], autonomous: false);
        if (shorter < name.Stem) Add(row, plain[..shorter], offset, name.Kind);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Add(int row, ReadOnlySpan<char> stem, int offset, TownshipKind kind)
    {
        foreach (var c in stem) letters[c] = true;
        if (kind == TownshipKind.Other) longestWhole = Math.Max(longestWhole, stem.Length);
        else longestStem = Math.Max(longestStem, stem.Length);

        var hash = HashOf(stem);
        var head = Find(hash, stem);
        var index = entryCount++;
        ref var entry = ref entries[index];
        entry = new Entry(row, (byte)offset, (byte)stem.Length, kind, hash) { Kinds = Bit(kind), NextStem = None, NextBearer = None };
        if (head == None)
        {
            ref var bucket = ref buckets[Slot(hash)];
            entry.NextStem = bucket;
            bucket = index;
            return;
        }

        entry.NextBearer = entries[head].NextBearer;
        entries[head].NextBearer = index;
        entries[head].Kinds |= Bit(kind);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Find(uint hash, ReadOnlySpan<char> stem)
    {
        for (var index = buckets[Slot(hash)]; index != None; index = entries[index].NextStem)
        {
            ref readonly var entry = ref entries[index];
            if (entry.Hash == hash && rows.PlainNameOf(entry.Row).Slice(entry.Offset, entry.Length).SequenceEqual(stem)) return index;
        }

        return None;
    }

    private int Slot(uint hash) => (int)((hash ^ (hash >> 15)) & (uint)(buckets.Length - 1));

    private static int Pair(char first, char second) => ((first * 251) ^ second) & 0xFFFF;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint HashOf(ReadOnlySpan<char> stem)
    {
        var hash = Seed;
        for (var i = stem.Length - 1; i >= 0; i--) hash = Next(hash, stem[i]);
        return hash;
    }

    private static uint Next(uint hash, char c) => unchecked((hash ^ c) * 16777619);

    private static byte Bit(TownshipKind kind) => (byte)(1 << (int)kind);

    /// <summary>One name of one division. The first entry of a stem heads the list of all its bearers.</summary>
    internal struct Entry(int row, byte offset, byte length, TownshipKind kind, uint hash)
    {
        public readonly int Row = row;
        public readonly uint Hash = hash;
        public readonly byte Offset = offset;
        public readonly byte Length = length;
        public readonly TownshipKind Kind = kind;

        /// <summary>In the first entry of a stem: the kinds of all its bearers, a bit each.</summary>
        public byte Kinds;
        public int NextStem;
        public int NextBearer;
    }

    /// <summary>Rows of the register that bear one stem, in no order.</summary>
    internal struct Bearers(Entry[] entries, int first, TownshipKind? kind)
    {
        private int next = first;

        public Bearer Current { get; private set; }

        public readonly Bearers GetEnumerator() => this;

        public bool MoveNext()
        {
            while (next != None)
            {
                ref readonly var entry = ref entries[next];
                next = entry.NextBearer;
                if (kind is { } wanted && wanted != entry.Kind) continue;
                Current = new Bearer(entry.Row, entry.Kind);
                return true;
            }

            return false;
        }
    }
}

/// <summary>A division that bears a stem, and what the name with that stem ends in.</summary>
internal readonly record struct Bearer(int Row, TownshipKind Kind);

/// <summary>A stem found in a text.</summary>
/// <param name="Stem">Names the stem within <see cref="TownshipNames"/>.</param>
/// <param name="Length">How many characters; 0 where nothing was found.</param>
internal readonly record struct StemMatch(int Stem, int Length);
