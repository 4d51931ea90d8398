using OpenData.Observations;

namespace OpenData.Reading.Tests.Robustness;

/// <summary>What holds of every reading, whatever the text: the faults of one that breaks a rule.</summary>
internal static class ReadingRules
{
    public static List<string> Faults(ReadReport report)
    {
        var faults = new List<string>();
        var previousEnd = 0;
        foreach (var (index, observation) in report.Observations.Index())
        {
            faults.AddRange(FaultsOf(report, observation, index).Select(fault => $"observation {index + 1}: {fault}"));
            if (observation.Source.Start < previousEnd) faults.Add($"observation {index + 1}: overlaps the one before or stands out of order");
            previousEnd = observation.Source.End;
        }

        foreach (var (index, finding) in report.Findings.Index())
        {
            if (finding.Sequence != index + 1) faults.Add($"finding {index + 1}: has the sequence {finding.Sequence}");
            if (finding.Observations.Count == 0 || finding.Observations.Any(sequence => sequence < 1 || sequence > report.Observations.Count)) faults.Add($"finding {index + 1}: names no observation of the report");
        }

        faults.AddRange(report.Diagnostics.Where(diagnostic => !IsInside(diagnostic.Span, report.Text)).Select(diagnostic => $"diagnostic {diagnostic.Code}: {diagnostic.Span} is outside the text"));
        faults.AddRange(report.Sections.Where(section => !IsWithin(section.Span, report.Text) || section.Level < 1).Select(section => $"section at {section.Span}: outside the text or of no level"));
        return faults;
    }

    /// <summary>Within the text and not empty.</summary>
    public static bool IsInside(SourceSpan span, string text) => IsWithin(span, text) && span.Length > 0;

    /// <summary>A heading on which the text breaks off has an empty section.</summary>
    private static bool IsWithin(SourceSpan span, string text) => span.Start >= 0 && span.Length >= 0 && span.End <= text.Length;

    private static IEnumerable<string> FaultsOf(ReadReport report, Observation observation, int index)
    {
        var quantity = observation.Quantity;
        if (observation.Sequence != index + 1) yield return $"has the sequence {observation.Sequence}";
        if (!IsInside(observation.Source, report.Text)) yield return $"{observation.Source} is outside the text";
        else if (observation.Source.Of(report.Text) != quantity.Text) yield return $"the text at {observation.Source} is not the quantity";
        if (!report.Text.Contains(observation.Quote, StringComparison.Ordinal)) yield return "the quote is not in the text";
        if (!observation.Quote.Contains(quantity.Text, StringComparison.Ordinal)) yield return "the quote is without the quantity";
        if (quantity.Unit.Length == 0 || quantity.BaseUnit.Length == 0) yield return "has no unit";
        if (quantity.Qualifier is Qualifier.Range or Qualifier.Ratio && quantity.ValueMax is null) yield return "is a range or ratio of one number";
        if (quantity.ValueMax is null != quantity.BaseValueMax is null) yield return "has one second number only";
        if (observation.Confidence is < 0 or > 1) yield return $"has the confidence {observation.Confidence}";
        if (observation.PartOf is { } whole && (whole < 1 || whole >= observation.Sequence)) yield return $"is a part of {whole}";
    }
}
