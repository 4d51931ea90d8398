using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Portal.Figures;

/// <summary>A plan of one report, and what another report says of the time it was made for.</summary>
/// <param name="Plan">The figure planned.</param>
/// <param name="Result">The figure reported; null where no other report mentions it.</param>
public sealed record PlanOutcome(IndexedObservation Plan, IndexedObservation? Result)
{
    /// <summary>By how much the result is beyond the plan, in its base unit; 0 inside a planned range; null without a result.</summary>
    public decimal? Gap => Result is not { BaseValue: var result } ? null
        : Plan.BaseValueMax is { } most && result > Plan.BaseValue ? Math.Max(0, result - most)
        : result - Plan.BaseValue;

    /// <summary>The result in percent of the plan; null without a result, and where the plan is zero or a rate itself.</summary>
    public decimal? PercentOfPlan => Result is null || Plan.BaseValue == 0 || Plan.BaseUnit == "%" || Plan.Qualifier == Qualifier.Rank
        ? null
        : Math.Round(100 * Result.BaseValue / Plan.BaseValue, 1);
}

/// <summary>Finds what became of plans.</summary>
public static class PlanOutcomes
{
    /// <summary>More figures no township has in a year.</summary>
    private const int MostOfOneYear = 20_000;

    /// <summary>Each plan with the figure that another report of the same township gives for the same thing and time, the surest of several.</summary>
    public static IReadOnlyList<PlanOutcome> Of(IndexReader reader, IndexPoint point, IReadOnlyList<IndexedObservation> plans)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(plans);
        var results = plans
            .Where(plan => plan.Year is not null)
            .Select(plan => (Township: plan.Revision.Township.Id, Year: plan.Year!.Value))
            .Distinct()
            .SelectMany(asked => ResultsOf(reader, point, asked.Township, asked.Year))
            .ToLookup(About);
        return [.. plans.Select(plan => new PlanOutcome(plan, results[About(plan)]
            .Where(row => row.Revision.ReportId != plan.Revision.ReportId)
            .OrderByDescending(row => row.Confidence)
            .ThenBy(row => row.Sequence)
            .FirstOrDefault()))];
    }

    private static IEnumerable<IndexedObservation> ResultsOf(IndexReader reader, IndexPoint point, string township, int year)
    {
        var filter = new ObservationFilter { TownshipIds = [township], Years = [year], Statuses = [ObservationStatus.Actual] };
        return reader.Observations(filter, point, [], null, MostOfOneYear);
    }

    private static object About(IndexedObservation row) =>
        (row.Revision.Township.Id, row.IndicatorId ?? row.Indicator, row.BaseUnit, row.Measure, row.Place, row.Period);
}
