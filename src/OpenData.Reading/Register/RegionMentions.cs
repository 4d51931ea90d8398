using System.Runtime.InteropServices;

namespace OpenData.Reading.Register;

/// <summary>How a text speaks of one region.</summary>
internal struct RegionMentions
{
    private int strong;
    private int setApart;
    private int doubtful;
    private bool nearName;
    private bool own;

    /// <summary>By index of the region.</summary>
    public static Dictionary<int, RegionMentions> Of(IReadOnlyList<RegionPlace> places, ReportZones zones)
    {
        var mentions = new Dictionary<int, RegionMentions>();
        foreach (var place in places)
        {
            var zone = zones.At(place.Span.Start);
            foreach (var region in place.Word.Regions) CollectionsMarshal.GetValueRefOrAddDefault(mentions, region, out _).Add(place, zone);
        }

        return mentions;
    }

    /// <param name="full">For the name with its ending.</param>
    /// <param name="without">For the name without it.</param>
    /// <param name="doubtful">For a place in passing, or two characters that may be there by chance.</param>
    public readonly double Points(double full, double without, double doubtful)
    {
        var points = strong > 0 ? full + More(strong) : setApart > 0 ? without + More(setApart) : this.doubtful > 0 ? doubtful : 0;
        if (nearName) points += full / 4;
        return own ? points + (full / 4) : points;
    }

    private static double More(int times) => Math.Min(times - 1, 4) * 0.5;

    private void Add(RegionPlace place, ReportZone zone)
    {
        var isSure = place.Strength != Strength.Weak && (zone == ReportZone.Title || !place.IsPassing);
        if (!isSure) doubtful++;
        else if (place.Strength == Strength.Strong) strong++;
        else setApart++;
        nearName |= isSure && zone != ReportZone.Body;
        own |= isSure && place.IsOwn;
    }
}
