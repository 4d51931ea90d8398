using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Portal.Figures;

/// <summary>A figure of one year, as far as a chart shows it.</summary>
/// <param name="Year">Which year.</param>
/// <param name="Value">In the base unit.</param>
/// <param name="IsApproximate">Whether the text says that it is not exact.</param>
/// <param name="PartOfYear">The part of the year it is about; null for the whole year.</param>
public record YearPoint(int Year, decimal Value, bool IsApproximate, string? PartOfYear)
{
    public static bool IsInexact(Qualifier qualifier) => qualifier is not (Qualifier.Exact or Qualifier.Rank or Qualifier.Ratio);

    public static string? PartOf(string? period) => Period.TryParse(period, out var parsed) && !parsed.IsYear ? period : null;
}

/// <summary>The figure that stands for one township, indicator and year in charts and rankings.</summary>
/// <param name="Year">Which year.</param>
/// <param name="Row">Chosen of all that the township's reports give.</param>
public sealed record YearFigure(int Year, IndexedObservation Row)
    : YearPoint(Year, Row.BaseValue, IsInexact(Row.Qualifier), PartOf(Row.Period))
{
    /// <param name="row">Has a year.</param>
    public static YearFigure Of(IndexedObservation row) => new(row.Year!.Value, row);
}

/// <summary>One indicator in one township over the years.</summary>
/// <param name="Township">Which one.</param>
/// <param name="Done">What was reported.</param>
/// <param name="Planned">What was planned.</param>
public sealed record TownshipSeries(Township Township, IReadOnlyList<YearFigure> Done, IReadOnlyList<YearFigure> Planned);

/// <summary>What happened to a figure from one year to a later one.</summary>
/// <param name="From">The earlier one.</param>
/// <param name="To">The later one.</param>
public sealed record FigureChange(YearFigure From, YearFigure To)
{
    public decimal Difference => To.Value - From.Value;

    /// <summary>In percent of the earlier figure; null where that is zero, or the figures are percentages themselves.</summary>
    public decimal? Percent => From.Value == 0 || To.Row.BaseUnit == "%" ? null : Math.Round(100 * Difference / From.Value, 1);
}
