using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Register;

/// <summary>
/// All places of a text where a township-level name stands, in one pass: it stops only where a name can end (镇, 乡, 街道, 农场 …) and looks
/// backwards there. Reads 白水镇, 城关街道办事处, 国营红旗农场; not 乡镇, 城镇化, 乡村振兴.
/// </summary>
internal sealed class TownshipScan
{
    private static readonly WordTable<bool> OwnBehind = PlaceWords.Table("own behind");

    private readonly List<TownshipPlace> places = [];
    private readonly int[] selfNames = new int[(int)TownshipKind.Other + 1];

    public TownshipScan(ReadOnlySpan<char> plain)
    {
        var names = TownshipRegister.Names;
        for (var at = plain.IndexOfAny(names.LastLetters); at >= 0;)
        {
            if (TryEnding(plain, at, out var kind, out var stemEnd) && !TryPush(plain, stemEnd, at + 1, kind)) CountSelfName(plain, stemEnd, at + 1, kind);
            if (at > 0 && names.MayEndWhole(plain[at - 1], plain[at])) TryPush(plain, at + 1, at + 1, TownshipKind.Other);
            var next = plain[(at + 1)..].IndexOfAny(names.LastLetters);
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>In the order of the text; none overlaps another.</summary>
    public IReadOnlyList<TownshipPlace> Places => places;

    /// <summary>How often the text says 我镇, 全镇, 镇党委 and the like, by kind.</summary>
    public IReadOnlyList<int> SelfNames => selfNames;

    private static bool TryEnding(ReadOnlySpan<char> plain, int at, out TownshipKind kind, out int stemEnd)
    {
        var before = at > 0 ? plain[at - 1] : '\0';
        var after = at + 1 < plain.Length ? plain[at + 1] : '\0';
        (kind, stemEnd) = plain[at] switch
        {
            '镇' when !(before == '城' && after == '化') => (TownshipKind.Town, at),
            '乡' when after is not ('镇' or '贤' or '愁' or '情' or '土' or '音') && !IsVillages(plain[at..]) => (TownshipKind.Township, at),
            '道' when before == '街' => (TownshipKind.Subdistrict, at - 1),
            '木' when before == '苏' => (TownshipKind.Sumu, at - 1),
            '区' when before == '地' => (TownshipKind.Area, at - 1),
            '处' when plain[..(at + 1)].EndsWith("办事处", StringComparison.Ordinal) => (TownshipKind.Subdistrict, at - 2),
            _ => (TownshipKind.Other, 0),
        };
        return kind != TownshipKind.Other;
    }

    /// <summary>乡村振兴, but not 白水乡村民.</summary>
    private static bool IsVillages(ReadOnlySpan<char> rest) => rest is ['乡', '村', .. var behind] && behind is not ['民' or '级' or '干' or '组', ..];

    private bool TryPush(ReadOnlySpan<char> plain, int stemEnd, int end, TownshipKind kind)
    {
        if (!TownshipRegister.Names.TryFindBefore(plain, stemEnd, kind, out var exact, out var shorter, out var similar)) return false;

        var start = stemEnd - exact.Length;
        var regionEnd = EndOfRegionInside(plain, start, stemEnd, stemEnd - shorter.Length);
        if (regionEnd > 0)
        {
            if (shorter.Length == 0 || regionEnd != stemEnd - shorter.Length) return false;
            (exact, similar) = (shorter, default);
        }

        var place = new TownshipPlace(stemEnd, end, kind, exact, similar);

        // A name inside another one is none: 龙河镇 in 龙河镇保安林场.
        while (places.Count > 0 && places[^1].Span.Start >= place.Span.Start) places.RemoveAt(places.Count - 1);
        places.Add(place);
        return true;
    }

    /// <summary>
    /// Where a region ends that begins before the stem and reaches into it; 0 where none does. 汾阳市西河街道 is 西河街道 of 汾阳市, though a 市西河街道
    /// exists elsewhere; 镇江市镇江新区 names no 江市镇; and 如东河口镇 is 河口镇 of 如东, not 东河口镇.
    /// </summary>
    private static int EndOfRegionInside(ReadOnlySpan<char> plain, int start, int stemEnd, int shorterStart)
    {
        var regions = TownshipRegister.RegionNames;
        for (var at = start; at < stemEnd; at++)
        {
            if (plain[at] is '省' or '市' or '县' or '区' or '州' or '旗' or '盟' && regions.EndsAt(plain, at + 1, start, fullOnly: true)) return at + 1;
        }

        if (shorterStart == stemEnd || regions.EndsAt(plain, start, start, fullOnly: false)) return 0;
        return regions.EndsAt(plain, shorterStart, start, fullOnly: false) ? shorterStart : 0;
    }

    private void CountSelfName(ReadOnlySpan<char> plain, int start, int end, TownshipKind kind)
    {
        if ((start > 0 && plain[start - 1] is '我' or '全' or '本') || OwnBehind.TryMatch(plain, end, out _)) selfNames[(int)kind]++;
    }
}

/// <summary>One place where a text names a township.</summary>
/// <param name="StemEnd">Where the ending begins.</param>
/// <param name="End">Behind the ending.</param>
/// <param name="Kind">What the ending says.</param>
/// <param name="Exact">The name as a division of this kind bears it; its length is 0 where none does.</param>
/// <param name="Similar">A longer name that only divisions of another kind bear, or nothing.</param>
internal readonly record struct TownshipPlace(int StemEnd, int End, TownshipKind Kind, StemMatch Exact, StemMatch Similar)
{
    /// <summary>The longer of the two possible names.</summary>
    public SourceSpan Span => SourceSpan.FromBounds(StemEnd - Math.Max(Exact.Length, Similar.Length), End);
}
