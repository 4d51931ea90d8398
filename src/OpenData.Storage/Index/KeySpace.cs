namespace OpenData.Storage.Index;

/// <summary>
/// Where a revision's observations get their keys: the township's code, then a place among its reports in the order of
/// their ids, so that the order of keys is the order of observation ids.
/// </summary>
/// <remarks>
/// Every township owns 2^24 keys. Reports lie apart by <see cref="Spacing"/>, later revisions of a report directly behind the
/// earlier ones. Where there is no room left between two reports, the township is laid out anew.
/// </remarks>
internal static class KeySpace
{
    private const int TownshipBits = 24;
    private const long TownshipSize = 1L << TownshipBits;
    private const long Spacing = 1L << 13;

    /// <summary>Keys of the thousand codes a county may have.</summary>
    public const long CountySize = 1000 * TownshipSize;

    /// <summary>All keys of the townships whose codes begin with <paramref name="prefix"/> (1 to 9 digits).</summary>
    public static KeyRange Within(string prefix)
    {
        var unknownDigits = 9 - prefix.Length;
        var factor = 1L;
        for (var i = 0; i < unknownDigits; i++) factor *= 10;
        var first = long.Parse(prefix, System.Globalization.CultureInfo.InvariantCulture) * factor;
        return new KeyRange(first << TownshipBits, ((first + factor) << TownshipBits) - 1);
    }

    /// <summary>The code, as a number, of the township that owns a key.</summary>
    public static int TownshipOf(long key) => (int)(key >> TownshipBits);

    /// <summary>
    /// The first key for <paramref name="size"/> observations between two neighbours of the same township; null where there
    /// is no room.
    /// </summary>
    /// <param name="township">All keys of the township.</param>
    /// <param name="before">Keys of the revision before it in the order of ids; null where it is the first.</param>
    /// <param name="after">Keys of the one behind it; null where it is the last.</param>
    /// <param name="continues">Whether <paramref name="before"/> is an earlier revision of the same report.</param>
    /// <param name="size">How many keys.</param>
    public static long? Place(KeyRange township, KeyRange? before, KeyRange? after, bool continues, int size)
    {
        var low = before is { } b ? b.Last + 1 : township.First;
        var high = after is { } a ? a.First : township.Last + 1;
        if (high - low < size) return null;
        if (continues) return low;
        var preferred = (before, after) switch
        {
            (null, null) => township.First + (TownshipSize / 2),
            ({ }, null) => low + Spacing,
            (null, { }) => high - Spacing - size,
            _ => low + ((high - low - size) / 2),
        };
        return preferred >= low && preferred + size <= high ? preferred : low + ((high - low - size) / 2);
    }

    /// <summary>First keys for all revisions of a township, in the order of ids, spread evenly.</summary>
    /// <exception cref="InvalidOperationException">The township has more observations than keys.</exception>
    public static IReadOnlyList<long> Spread(KeyRange township, IReadOnlyList<int> sizes)
    {
        var free = TownshipSize - sizes.Sum(size => (long)size);
        if (free < 0) throw new InvalidOperationException("The township has more observations than keys.");
        var gap = free / (sizes.Count + 1);
        var next = township.First;
        var firsts = new long[sizes.Count];
        for (var i = 0; i < sizes.Count; i++)
        {
            firsts[i] = next + gap;
            next = firsts[i] + sizes[i];
        }

        return firsts;
    }
}

/// <summary>Keys from <paramref name="First"/> to <paramref name="Last"/>, both inclusive; empty where Last is smaller.</summary>
internal readonly record struct KeyRange(long First, long Last)
{
    public static KeyRange All { get; } = new(0, long.MaxValue);

    public static KeyRange Block(long first, int size) => new(first, first + size - 1);

    /// <summary>Whether they leave few rows: a county's at most.</summary>
    public static bool AreNarrow(IReadOnlyList<KeyRange> ranges) => ranges.Sum(range => (decimal)range.Last - range.First) <= KeySpace.CountySize;

    public bool IsEmpty => Last < First;

    public KeyRange Intersect(KeyRange other) => new(Math.Max(First, other.First), Math.Min(Last, other.Last));

    /// <summary>The parts that lie in one of <paramref name="left"/> and one of <paramref name="right"/>, in order, merged.</summary>
    public static IReadOnlyList<KeyRange> Intersect(IReadOnlyList<KeyRange> left, IReadOnlyList<KeyRange> right) =>
        Merge(left.SelectMany(l => right.Select(r => l.Intersect(r))).Where(range => !range.IsEmpty));

    /// <summary>In order, overlaps joined.</summary>
    public static IReadOnlyList<KeyRange> Merge(IEnumerable<KeyRange> ranges)
    {
        var merged = new List<KeyRange>();
        foreach (var range in ranges.OrderBy(range => range.First))
        {
            if (merged.Count > 0 && range.First <= merged[^1].Last)
                merged[^1] = merged[^1] with { Last = Math.Max(merged[^1].Last, range.Last) };
            else
                merged.Add(range);
        }

        return merged;
    }
}
