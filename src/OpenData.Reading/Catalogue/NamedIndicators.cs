using System.Numerics;
using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Catalogue;

/// <summary>
/// Indicators by name and base unit. There are tens of thousands of them, and a dictionary of strings waits for distant memory several times
/// in each search; here a phrase that is no name, as most are not, costs one look at one slot.
/// </summary>
internal sealed class NamedIndicators
{
    /// <summary>At least so many slots for each name: few hashes meet in one.</summary>
    private const int SlotsToAName = 2;

    private const int NumberBits = 16;

    /// <summary>In each slot the hash above and the entry's number plus one below; 0 where it is empty.</summary>
    private readonly ulong[] slots;
    private readonly Entry[] entries;

    /// <summary>Most phrases begin as no name does.</summary>
    private readonly HeadMap heads;

    /// <param name="names">At most 65,535; of two that are alike in name and unit the first counts, and one without a name is none.</param>
    public NamedIndicators(IEnumerable<Entry> names)
    {
        entries = [.. names.Where(entry => entry.Name.Length > 0).DistinctBy(entry => (entry.Name, entry.BaseUnit))];
        Longest = entries.Max(entry => entry.Name.Length);
        slots = new ulong[BitOperations.RoundUpToPowerOf2((uint)(entries.Length * SlotsToAName))];
        heads = new HeadMap([.. entries.Select(entry => HeadMap.Of(entry.Name)).Distinct()]);
        for (var number = 0; number < entries.Length; number++)
        {
            var (name, unit, _) = entries[number];
            var hash = Hash(name, unit);
            var slot = SlotOf(hash);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = (hash << NumberBits) | checked((ushort)(number + 1));
        }
    }

    public readonly record struct Entry(string Name, string BaseUnit, Indicator Indicator);

    /// <summary>The length of the longest name.</summary>
    public int Longest { get; }

    /// <summary>The indicator of a name; null where there is none with this unit.</summary>
    public Indicator? Find(ReadOnlySpan<char> name, string baseUnit)
    {
        if (name.Length > Longest || name.Length == 0 || !heads.MayHave(HeadMap.Hash(HeadMap.Of(name)))) return null;
        var hash = Hash(name, baseUnit);
        for (var slot = SlotOf(hash); slots[slot] is not 0 and var found; slot = (slot + 1) & (slots.Length - 1))
        {
            if (found >> NumberBits != hash) continue;
            var entry = entries[(int)(found & ushort.MaxValue) - 1];
            if (name.SequenceEqual(entry.Name) && baseUnit == entry.BaseUnit) return entry.Indicator;
        }

        return null;
    }

    private int SlotOf(ulong hash) => (int)(hash & (ulong)(slots.Length - 1));

    private static ulong Hash(ReadOnlySpan<char> name, string baseUnit)
    {
        var hash = (ulong)name.Length;
        foreach (var c in name) hash = unchecked((hash ^ c) * 0x9E3779B97F4A7C15UL);
        hash ^= hash >> 32;
        foreach (var c in baseUnit) hash = unchecked((hash ^ c) * 0x9E3779B97F4A7C15UL);
        return hash >> NumberBits;
    }
}
