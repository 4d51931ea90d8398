using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using OpenData.Reading.Characters;
using OpenData.Reading.Words;

namespace OpenData.Reading.Register;

/// <summary>
/// Finds counties, prefectures and provinces in a text, by their full names (汨罗市, 都安瑶族自治县) and by what is left without the ending
/// (汨罗, 都安, 广西).
/// </summary>
internal sealed class RegionNames
{
    /// <summary>Longest first where one ends another.</summary>
    private static readonly string[] Endings =
    [
        "特别行政区", "自治区", "自治州", "自治县", "自治旗", "行政委员会", "地区", "林区", "特区", "新区", "省", "市", "县", "区", "州", "盟", "旗",
    ];

    private static readonly FrozenSet<string> OrdinaryStems = PlaceWords.List("ordinary regions").ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> OrdinaryNames = PlaceWords.List("ordinary region names").ToFrozenSet(StringComparer.Ordinal);

    private readonly WordTable<RegionWord> words;
    private readonly int longest;

    public RegionNames(IReadOnlyList<Region> regions)
    {
        var full = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        var stems = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < regions.Count; i++)
        {
            if (regions[i].IsFiller) continue;
            var name = PlainCharacters.Of(regions[i].Name);
            Add(full, name, i);
            var stem = StemOf(name);
            if (stem.Length is >= 2 && stem.Length < name.Length) Add(stems, stem, i);
        }

        var entries = full
            .Select(pair => KeyValuePair.Create(pair.Key, new RegionWord([.. pair.Value], IsFull: true, OrdinaryNames.Contains(pair.Key))))
            .Concat(stems.Select(pair =>
                KeyValuePair.Create(pair.Key, new RegionWord([.. pair.Value], IsFull: false, OrdinaryStems.Contains(pair.Key)))));
        words = new WordTable<RegionWord>(entries);
        longest = full.Keys.Max(name => name.Length);
    }

    /// <summary>Moves <paramref name="at"/> on to the next place where a name begins.</summary>
    public bool TryFind(ReadOnlySpan<char> plain, ref int at, [NotNullWhen(true)] out RegionWord? word, out int length) => words.TryFind(plain, ref at, out word!, out length);

    /// <summary>Whether a name ends just before <paramref name="end"/> that begins before <paramref name="latestStart"/> and is no ordinary word.</summary>
    public bool EndsAt(ReadOnlySpan<char> plain, int end, int latestStart, bool fullOnly)
    {
        for (var start = latestStart - 1; start >= Math.Max(0, end - longest); start--)
        {
            if (words.TryMatch(plain[..end], start, out var word, out var length) && start + length == end && (word.IsFull || !(fullOnly || word.IsOrdinary))) return true;
        }

        return false;
    }

    /// <summary>汨罗 of 汨罗市, 都安 of 都安瑶族自治县, 甘南 of 甘南藏族自治州, 广西 of 广西壮族自治区.</summary>
    public static string StemOf(string name)
    {
        var ending = Array.Find(Endings, ending => name.Length > ending.Length && name.EndsWith(ending, StringComparison.Ordinal)) ?? "";
        var stem = name.AsSpan(0, name.Length - ending.Length);
        return stem[..EthnicNames.Strip(stem, autonomous: ending.StartsWith("自治", StringComparison.Ordinal))].ToString();
    }

    private static void Add(Dictionary<string, List<int>> names, string name, int region)
    {
        if (!names.TryGetValue(name, out var list)) names.Add(name, list = []);
        list.Add(region);
    }
}

/// <summary>A name of one or several regions.</summary>
/// <param name="Regions">Indices into <see cref="RegisterFile.Regions"/>.</param>
/// <param name="IsFull">The name with its ending.</param>
/// <param name="IsOrdinary">An ordinary word too, such as 新建 or 老城区, which needs more around it to count as a place.</param>
internal sealed record RegionWord(int[] Regions, bool IsFull, bool IsOrdinary);
