using OpenData.Observations;
using OpenData.Reading.Characters;

namespace OpenData.Reading.Tests.Robustness;

/// <summary>What a reading says, without the words it quotes: the part that must not depend on script or width.</summary>
internal static class Figures
{
    public static IReadOnlyList<string> Of(string text, ReportHint hint)
    {
        var report = ReportReader.ReadText(new ReportText(text), hint);
        return
        [
            $"{report.Period} {report.Kind} {report.PublishedOn} {report.Township?.Id} {report.Rejection?.Code}",
            .. report.Observations.Select(Line),
            .. report.Findings.Select(finding => $"{finding.Kind} {finding.Verified} {finding.Expected} {finding.Stated} {string.Join(' ', finding.Observations)}"),
            .. report.Sections.Select(section => $"{section.Level} {section.Span} {section.Part}"),
        ];
    }

    private static string Line(Observation observation)
    {
        var quantity = observation.Quantity;
        return $"{observation.Source} {quantity.Value}~{quantity.ValueMax} = {quantity.BaseValue}~{quantity.BaseValueMax} {quantity.BaseUnit} {quantity.Qualifier} {observation.Status} "
            + $"{observation.Measure} {observation.Topic} {observation.Period} {observation.PeriodSource} {observation.Indicator} {observation.IndicatorId} @{observation.Place}";
    }
}
