using System.Numerics;
using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Catalogue;

/// <summary>
/// Indicators by name and base unit. There are tens of thousands of them, and a dictionary of strings waits for distant memory several times
/// in each search; here a phrase that is no name, as most are not, costs a look at how it begins, or at one slot.
/// </summary>
internal sealed class NamedIndicators
{
    private const int NumberBits = 16;

    /// <summary>In each slot a part of the hash above and the name's number plus one below; 0 where it is empty.</summary>
    private readonly uint[] slots;
    private readonly Entry[] entries;

    /// <summary>Most phrases begin as no name does.</summary>
    private readonly HeadMap heads;

    /// <param name="names">At most 65,535; of two that are alike in name and unit the first counts, and an entry with an empty name is left out.</param>
    public NamedIndicators(IEnumerable<Entry> names)
    {
        entries = [.. names.Where(entry => entry.Name.Length > 0).DistinctBy(entry => (entry.Name, entry.BaseUnit))];
        Longest = entries.Max(entry => entry.Name.Length);
        slots = new uint[BitOperations.RoundUpToPowerOf2((uint)(entries.Length * 2))];
        heads = new HeadMap([.. entries.Select(entry => HeadMap.Of(entry.Name)).Distinct()]);
        for (var number = 0; number < entries.Length; number++)
        {
            var (name, unit, _) = entries[number];
            var hash = Hash(name, unit);
            var slot = SlotOf(hash);
            while (slots[slot] != 0) slot = (slot + 1) & (slots.Length - 1);
            slots[slot] = TagOf(hash) | checked((ushort)(number + 1));
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
        var tag = TagOf(hash);
        for (var slot = SlotOf(hash); slots[slot] is not 0 and var found; slot = (slot + 1) & (slots.Length - 1))
        {
            if (((found ^ tag) >> NumberBits) != 0) continue;
            var entry = entries[(int)(found & ushort.MaxValue) - 1];
            if (name.SequenceEqual(entry.Name) && baseUnit == entry.BaseUnit) return entry.Indicator;
        }

        return null;
    }

    private int SlotOf(ulong hash) => (int)(hash & (ulong)(slots.Length - 1));

    private static uint TagOf(ulong hash) => (uint)(hash >> NumberBits) & ~(uint)ushort.MaxValue;

    /// <summary>Of its first and last four characters: names that differ only between them meet, and are told apart by comparing.</summary>
    private static ulong Hash(ReadOnlySpan<char> name, string baseUnit)
    {
        var last = name.Length > FourCharacters.Count ? FourCharacters.Of(name[^FourCharacters.Count..]) : (ulong)name.Length;
        var hash = unchecked(((FourCharacters.Of(name) * 0x9E3779B97F4A7C15UL) + last) * 0xC2B2AE3D27D4EB4FUL);
        return unchecked(((hash ^ (hash >> 32)) + FourCharacters.Of(baseUnit)) * 0x9E3779B97F4A7C15UL) >> NumberBits;
    }
}
