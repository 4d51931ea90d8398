using OpenData.Observations;
using OpenData.Reading.Characters;

namespace OpenData.Reading.Register;

/// <summary>
/// Decides whose report a text is: the folder it was uploaded to, else the text itself. A guess is never published: where two divisions
/// are about as likely, the upload is rejected and the sender asked.
/// </summary>
internal static class TownshipResolver
{
    /// <summary>How many points of <see cref="TownshipEvidence"/> the first must be ahead of the second.</summary>
    private const double Lead = 3;

    /// <summary>For each village that the text names; one alone is less than <see cref="Lead"/>.</summary>
    private const double PointsOfVillage = 2.5;
    private const int MostVillages = 4;

    /// <param name="text">The report.</param>
    /// <param name="townshipId">From the folder; null where unknown.</param>
    /// <param name="title">Where the title stands, if known.</param>
    /// <param name="issuer">Where the issuing body stands, if known.</param>
    public static TownshipResolution Resolve(ReportText text, string? townshipId, SourceSpan? title = null, SourceSpan? issuer = null)
    {
        var zones = new ReportZones(text.Plain, title, issuer);
        if (townshipId is null) return FromText(text.Plain, zones);
        if (!TownshipRegister.TryGet(townshipId, out var township)) return TownshipResolution.Of(TownshipRejections.UnknownId(townshipId));
        return FromFolder(township, text.Plain, zones);
    }

    private static TownshipResolution FromText(string plain, ReportZones zones)
    {
        var candidates = CandidatesOf(new TownshipEvidence(plain, zones));
        if (candidates.Count == 0) return TownshipResolution.Of(TownshipRejections.NoTownship());

        var rivals = RivalsOf(candidates);
        if (rivals.Count > 1) rivals = RivalsOf(WithVillages(rivals, plain));
        if (rivals.Count > 1) return TownshipResolution.Of(TownshipRejections.SeveralTownships([.. rivals.Select(rival => TownshipRegister.At(rival.Row))]));
        return new TownshipResolution
        {
            Township = TownshipRegister.At(rivals[0].Row),
            FormerNameAt = rivals[0].IsFormer ? rivals[0].Named.First : null,
        };
    }

    /// <summary>The folder decides; the text can only raise a doubt.</summary>
    private static TownshipResolution FromFolder(Township township, string plain, ReportZones zones)
    {
        var resolution = new TownshipResolution { Township = township };
        var row = TownshipRegister.RowOf(township);
        var at = plain.AsSpan().IndexOf(TownshipRegister.Rows.PlainNameOf(row));
        if (at >= 0 && zones.At(at) != ReportZone.Body) return resolution;

        var candidates = CandidatesOf(new TownshipEvidence(plain, zones), row);
        if (candidates.Count == 0) return resolution;
        var (best, own) = (candidates[0], candidates.Find(candidate => candidate.Row == row));
        var isClear = own is null ? best.Named.IsAtHead : best.Named.InTitle;
        if (isClear && best.Named != own?.Named && (own is null || best.Points - own.Points >= Lead)) return resolution with { DiffersAt = best.Named.First };
        return own is { IsFormer: true } ? resolution with { FormerNameAt = own.Named.First } : resolution;
    }

    /// <summary>Every division that the text may mean, one entry each, the likeliest first and in the order of the codes where equal.</summary>
    /// <param name="evidence">What the text says.</param>
    /// <param name="known">A row whose county need not be named for a former name to be believed.</param>
    private static List<Candidate> CandidatesOf(TownshipEvidence evidence, int known = -1)
    {
        var candidates = new Dictionary<int, Candidate>();
        foreach (var named in evidence.Named)
        {
            foreach (var bearer in TownshipRegister.Names.WithStem(named.Stem))
            {
                if (evidence.Of(bearer, named, countyKnown: bearer.Row == known) is not { } points || IsTaken(bearer, named)) continue;
                if (candidates.TryGetValue(bearer.Row, out var other) && other.Points >= points) continue;
                candidates[bearer.Row] = new Candidate(bearer.Row, named, points, IsFormerName(bearer, named));
            }
        }

        return Ordered(candidates.Values);
    }

    /// <summary>What the register calls 苏家坨地区 is 苏家坨镇 today as well.</summary>
    private static bool IsFormerName(Bearer bearer, NamedTownship named) => bearer.Kind != named.Kind && bearer.Kind != TownshipKind.Area;

    /// <summary>开平街道 is no former name of 开平镇 where the county has both.</summary>
    private static bool IsTaken(Bearer bearer, NamedTownship named)
    {
        if (bearer.Kind == named.Kind) return false;
        var county = TownshipRegister.Rows.CountyOf(bearer.Row);
        foreach (var other in TownshipRegister.Names.WithStem(named.Stem))
        {
            if (other.Kind == named.Kind && TownshipRegister.Rows.CountyOf(other.Row) == county) return true;
        }

        return false;
    }

    private static List<Candidate> WithVillages(List<Candidate> rivals, string plain)
    {
        var villages = VillageNames.CountIn(plain, [.. rivals.Select(rival => rival.Row)]);
        return Ordered(rivals.Select((rival, i) => rival with { Points = rival.Points + (PointsOfVillage * Math.Min(villages[i], MostVillages)) }));
    }

    private static List<Candidate> RivalsOf(List<Candidate> candidates) =>
        candidates.FindAll(candidate => candidates[0].Points - candidate.Points < Lead);

    private static List<Candidate> Ordered(IEnumerable<Candidate> candidates) =>
        [.. candidates.OrderByDescending(candidate => candidate.Points).ThenBy(candidate => candidate.Row)];

    private sealed record Candidate(int Row, NamedTownship Named, double Points, bool IsFormer);
}
