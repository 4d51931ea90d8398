using System.Runtime.InteropServices;

namespace OpenData.Reading.Register;

/// <summary>
/// What a text says about which township it is of, in points. The weights say: the title beats the first sentence, that beats the rest; a county
/// beats a prefecture, that beats a province; whatever stands directly before the name beats all of them.
/// </summary>
internal sealed class TownshipEvidence
{
    /// <summary>From this many points on the county counts as known.</summary>
    private const double KnownCounty = 4;

    /// <summary>A name that more divisions bear says little about the neighbourhood.</summary>
    private const int MostBearersOfNeighbour = 8;

    private readonly TownshipScan townships;
    private readonly RegionScan regions;
    private readonly Dictionary<int, RegionMentions> mentions;

    /// <summary>By county: how many of the named townships lie in it.</summary>
    private readonly Dictionary<int, int> neighbourhoods = [];

    public TownshipEvidence(ReadOnlySpan<char> plain, ReportZones zones)
    {
        townships = new TownshipScan(plain);
        regions = new RegionScan(plain, townships.Places);
        mentions = RegionMentions.Of(regions.Places, zones);
        Named = NamedTownship.In(plain, zones, townships.Places, regions.Places);
        foreach (var named in Named) CountNeighbourhood(named, 1);
    }

    public IReadOnlyCollection<NamedTownship> Named { get; }

    /// <summary>Points of a division under one of the names in the text; null where the text does not mean it by that name.</summary>
    /// <param name="bearer">A division that bears the name, or one of its stem.</param>
    /// <param name="named">The name.</param>
    /// <param name="countyKnown">Whether the county is known without the text.</param>
    public double? Of(Bearer bearer, NamedTownship named, bool countyKnown)
    {
        var county = TownshipRegister.Rows.CountyOf(bearer.Row);
        var before = StandsBefore(named, county, out var elsewhere);
        if ((before == 0 && elsewhere) || !IsSpokenFor(named, before)) return null;

        // A former name, and a name as common as 经济开发区, are only believed within their county.
        var former = bearer.Kind != named.Kind;
        var ofCounty = mentions.GetValueOrDefault(county).Points(full: 8, without: 5, doubtful: 1.5);
        var needsCounty = former || (named.Kind == TownshipKind.Other && TownshipRegister.Names.IsShared(named.Stem));
        if (needsCounty && !countyKnown && Math.Max(ofCounty, before) < KnownCounty) return null;

        var points = OfName(named) + before + ofCounty + OfUpperRegions(county) + OfKindOfCounty(county) + OfNeighbours(county, named);
        return former ? points - 2 : points;
    }

    /// <summary>Away from the head, a name is the report's own only where it also says 我镇 or 全镇: a county's report names many towns, and has none.</summary>
    private bool IsSpokenFor(NamedTownship named, double before) =>
        named.IsAtHead || ((named.Times >= 2 || before > 0) && townships.SelfNames[(int)named.Kind] > 0);

    private double OfName(NamedTownship named)
    {
        double points = Math.Min(named.Times, 8);
        if (named.InTitle) points += 20;
        if (named.InClosing) points += 12;
        if (named.InOpening) points += 8;
        if (named.Acts) points += 2;
        var (own, other) = (0, 0);
        for (var kind = TownshipKind.Town; kind <= TownshipKind.Other; kind++)
        {
            var times = townships.SelfNames[(int)kind];
            if (kind == named.Kind) own = times;
            else other = Math.Max(other, times);
        }

        return own > other ? points + 5 : own < other ? points - 5 : points;
    }

    /// <summary>汨罗市 before 白水镇 speaks for the one in 汨罗, and against all others.</summary>
    private static double StandsBefore(NamedTownship named, int county, out bool elsewhere)
    {
        double best = 0;
        elsewhere = false;
        foreach (var place in named.Before)
        {
            var points = PointsOf(place.Word, county);
            best = Math.Max(best, points);
            elsewhere |= points == 0 && place.Strength == Strength.Strong;
        }

        return best;
    }

    private static double PointsOf(RegionWord word, int county)
    {
        var all = TownshipRegister.Rows.Regions;
        for (var region = county; region != Region.None; region = all[region].Parent)
        {
            if (!word.Regions.Contains(region)) continue;
            return all[region].Level switch { RegionLevel.County => 12, RegionLevel.Prefecture => 6, _ => 4 };
        }

        return 0;
    }

    private double OfUpperRegions(int county)
    {
        var prefecture = TownshipRegister.Rows.Regions[county].Parent;
        var province = TownshipRegister.Rows.Regions[prefecture].Parent;
        return mentions.GetValueOrDefault(prefecture).Points(full: 4, without: 2.5, doubtful: 0.5)
            + mentions.GetValueOrDefault(province).Points(full: 2, without: 1.5, doubtful: 0.5);
    }

    private double OfKindOfCounty(int county) => 3 * regions.AgreementWith(TownshipRegister.Rows.Regions[county].Name);

    private double OfNeighbours(int county, NamedTownship named)
    {
        CountNeighbourhood(named, -1);
        var neighbours = neighbourhoods.GetValueOrDefault(county);
        CountNeighbourhood(named, 1);
        return 2 * Math.Min(neighbours, 3);
    }

    private void CountNeighbourhood(NamedTownship named, int by)
    {
        Span<int> counties = stackalloc int[MostBearersOfNeighbour];
        var count = 0;
        foreach (var bearer in TownshipRegister.Names.WithStem(named.Stem))
        {
            if (bearer.Kind != named.Kind) continue;
            if (count == MostBearersOfNeighbour) return;
            var county = TownshipRegister.Rows.CountyOf(bearer.Row);
            if (!counties[..count].Contains(county)) counties[count++] = county;
        }

        foreach (var county in counties[..count]) CollectionsMarshal.GetValueRefOrAddDefault(neighbourhoods, county, out _) += by;
    }
}
