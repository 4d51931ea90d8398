using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Portal.Figures;

/// <summary>A plan of one report, and what another report says of the time it was made for.</summary>
/// <param name="Plan">The figure planned.</param>
/// <param name="Result">The figure reported; null where no other report mentions it.</param>
public sealed record PlanOutcome(IndexedObservation Plan, IndexedObservation? Result)
{
    /// <summary>Each plan with its result, see <see cref="PlanQueries.ResultsOf"/>.</summary>
    public static IReadOnlyList<PlanOutcome> Of(IndexReader reader, IReadOnlyList<IndexedObservation> plans) =>
        [.. plans.Zip(reader.ResultsOf(plans), (plan, result) => new PlanOutcome(plan, result))];

    /// <summary>By how much the result is beyond the plan, in its base unit; 0 inside a planned range; null without a result.</summary>
    public decimal? Gap => Result is not { BaseValue: var result } ? null
        : Plan.BaseValueMax is { } most && result > Plan.BaseValue ? Math.Max(0, result - most)
        : result - Plan.BaseValue;

    /// <summary>The result in percent of the plan; null without a result, and where the plan is zero or a rate itself.</summary>
    public decimal? PercentOfPlan => Result is null || Plan.BaseValue == 0 || Plan.BaseUnit == "%" || Plan.Qualifier == Qualifier.Rank
        ? null
        : Math.Round(100 * Result.BaseValue / Plan.BaseValue, 1);
}
