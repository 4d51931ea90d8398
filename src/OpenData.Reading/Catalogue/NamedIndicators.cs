using System.Numerics;
using OpenData.Observations;

namespace OpenData.Reading.Catalogue;

/// <summary>
/// Indicators by name and base unit. There are more than ten thousand names, and a dictionary of strings waits for distant memory several
/// times in each search; here a search reads one slot. Names are known by 48 bits of a hash: that of all phrases of a million reports one is
/// taken for a name that it is not is less likely than one in a thousand.
/// </summary>
internal sealed class NamedIndicators
{
    /// <summary>At least so many slots for each name: few hashes meet in one.</summary>
    private const int SlotsToAName = 2;

    private const int NumberBits = 16;
    private const int BitsToAName = 4;

    /// <summary>In each slot the hash above and the indicator's number plus one below; 0 where it is empty.</summary>
    private readonly ulong[] slots;
    private readonly Indicator[] indicators;

    /// <summary>A bit for the first two characters of each name: most phrases begin as none does.</summary>
    private readonly ulong[] heads;

    /// <param name="names">Of two that are alike in name and unit the first counts.</param>
    /// <exception cref="InvalidOperationException">Two different names have one hash.</exception>
    public NamedIndicators(IEnumerable<Entry> names)
    {
        var entries = names.DistinctBy(entry => (entry.Name, entry.BaseUnit)).ToArray();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entry in entries) numbers.TryAdd(entry.Indicator.Id, numbers.Count);
        indicators = [.. entries.Select(entry => entry.Indicator).DistinctBy(indicator => indicator.Id)];
        Longest = entries.Max(entry => entry.Name.Length);
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(entries.Length * SlotsToAName))];
        heads = new ulong[BitOperations.RoundUpToPowerOf2((uint)entries.Length) * BitsToAName / 64];
        foreach (var entry in entries)
        {
            var head = HeadOf(entry.Name);
            heads[head / 64] |= 1UL << (head % 64);
            var hash = Hash(entry.Name, entry.BaseUnit);
            if (Find(hash, out var slot) is not null) throw new InvalidOperationException($"{entry.Name} ({entry.BaseUnit}) has the hash of another name.");
            slots[slot] = (hash << NumberBits) | (uint)(numbers[entry.Indicator.Id] + 1);
        }
    }

    public readonly record struct Entry(string Name, string BaseUnit, Indicator Indicator);

    /// <summary>The length of the longest name.</summary>
    public int Longest { get; }

    /// <summary>The indicator of a name; null where there is none with this unit.</summary>
    public Indicator? Find(ReadOnlySpan<char> name, string baseUnit) => name.Length <= Longest && HasHeadOf(name) ? Find(Hash(name, baseUnit), out _) : null;

    private bool HasHeadOf(ReadOnlySpan<char> name)
    {
        var head = HeadOf(name);
        return (heads[head / 64] & (1UL << (head % 64))) != 0;
    }

    private int HeadOf(ReadOnlySpan<char> name) => name.Length < 2 ? 0 : unchecked((int)((name[0] * 0x9E3779B1U) + (name[1] * 0x85EBCA6BU)) >>> 12) & ((heads.Length * 64) - 1);


    private Indicator? Find(ulong hash, out ulong slot)
    {
        var mask = (ulong)(slots.Length - 1);
        for (slot = hash & mask; slots[slot] is not 0 and var found; slot = (slot + 1) & mask)
        {
            if (found >> NumberBits == hash) return indicators[(int)(found & ((1 << NumberBits) - 1)) - 1];
        }

        return null;
    }

    private static ulong Hash(ReadOnlySpan<char> name, string baseUnit)
    {
        var hash = (ulong)name.Length;
        foreach (var c in name) hash = unchecked((hash ^ c) * 0x9E3779B97F4A7C15UL);
        hash ^= hash >> 32;
        foreach (var c in baseUnit) hash = unchecked((hash ^ c) * 0x9E3779B97F4A7C15UL);
        return hash >> NumberBits;
    }
}
