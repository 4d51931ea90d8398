using OpenData.Api.Http;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>Which figures may be put together, and how: of one unit, measure and status; and as the indicator catalogue says.</summary>
internal static class Additivity
{
    private const int MostKindsListed = 20;

    private static readonly string[] ForComparing = ["count", "min", "max", "median"];

    /// <exception cref="ProblemException">A group has figures that a metric makes no sense of.</exception>
    public static void RefuseWhatCannotBePutTogether(
        IReadOnlyList<ObservationGroup> groups, IReadOnlyList<string> metrics, ReferenceData reference)
    {
        if (metrics.All(metric => metric == "count")) return;
        var found = groups.SelectMany(group => group.Kinds)
            .GroupBy(pair => pair.Key, pair => pair.Value)
            .OrderByDescending(kind => kind.Sum())
            .Select(kind => kind.Key)
            .ToList();
        RefuseMixed(groups, found);
        if (metrics.Contains("sum")) RefuseBeyond(Aggregation.Sum, "sum", found, reference);
        if (metrics.Contains("avg")) RefuseBeyond(Aggregation.Average, "avg", found, reference);
    }

    private static void RefuseMixed(IReadOnlyList<ObservationGroup> groups, IReadOnlyList<FigureKind> found)
    {
        if (groups.All(group => group.Kinds.Keys.Select(Likeness).Distinct().Count() == 1)) return;
        throw new ProblemException(Problems.MixedUnits([.. found.Select(Likeness).Distinct().Take(MostKindsListed)]));
    }

    /// <summary>As filters that would choose the figures of this kind.</summary>
    private static string Likeness(FigureKind kind) =>
        $"base_unit={kind.BaseUnit}&measure={kind.Measure.Code()}&status={kind.Status.Code()}";

    private static void RefuseBeyond(Aggregation needed, string metric, IReadOnlyList<FigureKind> found, ReferenceData reference)
    {
        var against = found.Where(kind => Allowed(kind, reference) is var allowed && allowed != Aggregation.Sum && allowed != needed).ToList();
        if (against.Count == 0) return;
        var averages = against.TrueForAll(kind => Allowed(kind, reference) == Aggregation.Average);
        throw new ProblemException(Problems.NotAdditive(
            metric,
            [.. against.Select(kind => Describe(kind, reference)).Distinct().Take(MostKindsListed)],
            averages ? [.. ForComparing, "avg"] : ForComparing));
    }

    /// <summary>What both the measure and the catalogue allow. What can be added can be averaged too.</summary>
    private static Aggregation Allowed(FigureKind kind, ReferenceData reference)
    {
        if (kind.Measure is Measure.Rank or Measure.Ratio) return Aggregation.None;
        var catalogued = kind.IndicatorId is { } id && reference.FindIndicator(id) is { } indicator ? indicator.Aggregation : Aggregation.Sum;
        return catalogued == Aggregation.Sum && kind.Measure is Measure.Share or Measure.GrowthRate ? Aggregation.Average : catalogued;
    }

    private static Bilingual Describe(FigureKind kind, ReferenceData reference)
    {
        var name = kind.IndicatorId is null ? "" : $"indicator_id={kind.IndicatorId}&";
        var aggregation = Allowed(kind, reference).Code();
        return new Bilingual(
            $"{name}measure={kind.Measure.Code()}：aggregation 为 {aggregation}。",
            $"{name}measure={kind.Measure.Code()}: its aggregation is {aggregation}.");
    }
}
