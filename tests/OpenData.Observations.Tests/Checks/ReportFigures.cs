using System.Globalization;

namespace OpenData.Observations.Tests.Checks;

/// <summary>Observations made by hand, one after the other as they would stand in a report.</summary>
internal sealed class ReportFigures
{
    private readonly List<Observation> observations = [];
    private int sentence;

    public IReadOnlyList<Observation> All => observations;

    public IReadOnlyList<Finding> Findings => OpenData.Observations.Checks.ReportChecks.Run(observations);

    /// <summary>The figures that follow stand in another sentence.</summary>
    public ReportFigures NextSentence()
    {
        sentence += 100;
        return this;
    }

    /// <param name="indicator">What is counted.</param>
    /// <param name="value">As written.</param>
    /// <param name="unit">As written; a 万 in front scales the base value, 亩 stays 亩.</param>
    /// <param name="measure">Share for % unless given.</param>
    /// <param name="status">Actual unless given.</param>
    /// <param name="qualifier">Exact unless given.</param>
    /// <param name="partOf">Sequence of the whole.</param>
    /// <param name="place">A village.</param>
    /// <param name="period">The report's own unless given.</param>
    public ReportFigures Add(
        string indicator,
        decimal value,
        string unit,
        Measure? measure = null,
        ObservationStatus status = ObservationStatus.Actual,
        Qualifier qualifier = Qualifier.Exact,
        int? partOf = null,
        string? place = null,
        Period? period = null)
    {
        var (scale, baseUnit) = unit.StartsWith('万') ? (10_000m, unit[1..]) : (1m, unit);
        observations.Add(new Observation
        {
            Sequence = observations.Count + 1,
            Quantity = new Quantity(value.ToString(CultureInfo.InvariantCulture) + unit, value, null, unit, value * scale, null, baseUnit, qualifier),
            Indicator = indicator,
            Topic = Topic.Economy,
            Status = status,
            Measure = measure ?? (unit == "%" ? Measure.Share : Measure.Level),
            Place = place,
            Period = period ?? Period.OfYear(2023),
            PeriodSource = period is null ? PeriodSource.Report : PeriodSource.Text,
            Source = new SourceSpan(observations.Count * 10, 3),
            Quote = indicator,
            Section = "",
            Confidence = 1,
            Rule = "words-before",
            Sentence = sentence,
            PartOf = partOf,
        });
        return this;
    }
}
