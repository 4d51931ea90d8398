using OpenData.Observations;
using OpenData.Reading.Words;

namespace OpenData.Reading.Register;

/// <summary>A township-level name in a text, and how the text speaks of it.</summary>
internal sealed class NamedTownship(int stem, TownshipKind kind, SourceSpan first)
{
    /// <summary>A text that puts more regions before one name is no report, and is not searched longer for it.</summary>
    private const int MostRegionsBefore = 16;

    private const int MostInOpening = 3;

    private static readonly WordTable<bool> PassingBefore = PlaceWords.Table("passing before", backwards: true);
    private static readonly WordTable<bool> PassingAfter = PlaceWords.Table("passing after");
    private static readonly WordTable<bool> OwnBehind = PlaceWords.Table("own behind");

    private readonly List<RegionPlace> before = [];

    /// <summary>The stem in <see cref="TownshipNames"/>.</summary>
    public int Stem { get; } = stem;

    public TownshipKind Kind { get; } = kind;

    /// <summary>Where it stands first.</summary>
    public SourceSpan First { get; } = first;

    /// <summary>In the title or one of the lines beside it.</summary>
    public bool InTitle { get; private set; }

    public bool InOpening { get; private set; }

    public bool InClosing { get; private set; }

    /// <summary>How often, without the times it is only a neighbour, a way or a model.</summary>
    public int Times { get; private set; }

    /// <summary>Whether 人民政府, 党委 or the like follows somewhere.</summary>
    public bool Acts { get; private set; }

    /// <summary>Whether it stands where a report names itself.</summary>
    public bool IsAtHead => InTitle || InOpening || InClosing;

    /// <summary>The counties, prefectures and provinces that stand directly before it: 汨罗市 in 汨罗市白水镇.</summary>
    public IReadOnlyList<RegionPlace> Before => before;

    /// <summary>The names of a text, in the order in which they first occur.</summary>
    public static IReadOnlyCollection<NamedTownship> In(
        ReadOnlySpan<char> plain, ReportZones zones, IReadOnlyList<TownshipPlace> townships, IReadOnlyList<RegionPlace> regions)
    {
        var named = new Dictionary<(int Stem, TownshipKind Kind), NamedTownship>();
        var region = -1;
        foreach (var place in townships)
        {
            while (region + 1 < regions.Count && regions[region + 1].Span.Start <= place.Span.Start) region++;
            if (IsPartOfRegion(place, regions, region) || IsPartOfRegion(place, regions, region + 1)) continue;

            RegionPlace? adjacent = region >= 0 && regions[region].Span.End == place.Span.Start ? regions[region] : null;
            Named(place.Exact)?.Add(plain, place, zones, adjacent);
            Named(place.Similar)?.Add(plain, place, zones, adjacent);

            NamedTownship? Named(StemMatch match)
            {
                if (match.Length == 0) return null;
                var span = SourceSpan.FromBounds(place.StemEnd - match.Length, place.End);
                if (!named.TryGetValue((match.Stem, place.Kind), out var township))
                {
                    named.Add((match.Stem, place.Kind), township = new NamedTownship(match.Stem, place.Kind, span));
                }

                return township;
            }
        }

        // 全县辖东城街道、西城街道、三江镇、白水镇 …: a list names none as its own.
        if (named.Values.Count(township => township.InOpening) > MostInOpening)
        {
            foreach (var township in named.Values) township.InOpening = false;
        }

        return named.Values;
    }

    /// <summary>高新技术产业开发区 in 保定高新技术产业开发区, or 汾市乡 where the text says 临汾市乡宁县.</summary>
    private static bool IsPartOfRegion(TownshipPlace place, IReadOnlyList<RegionPlace> regions, int region)
    {
        if (region < 0 || region >= regions.Count || regions[region].Strength != Strength.Strong) return false;
        var span = regions[region].Span;
        return place.Exact.Length == 0 ? span.Overlaps(place.Span) : span.Contains(place.Span);
    }

    private void Add(ReadOnlySpan<char> plain, TownshipPlace place, ReportZones zones, RegionPlace? region)
    {
        if (region is { } known && before.Count < MostRegionsBefore && !before.Exists(other => other.Word == known.Word)) before.Add(known);
        var acts = OwnBehind.TryMatch(plain, place.End, out _);
        Acts |= acts;
        var zone = zones.At(place.Span.Start);
        if (zone == ReportZone.Title)
        {
            InTitle = true;
        }
        else
        {
            // 在县委、县政府和三江镇党委的领导下: a government that acts is not passed by.
            if (!acts && (PassingBefore.TryMatchBefore(plain, place.Span.Start, out _) || PassingAfter.TryMatch(plain, place.End, out _))) return;
            InOpening |= zone == ReportZone.Opening;
            InClosing |= zone == ReportZone.Closing;
        }

        Times++;
    }
}
