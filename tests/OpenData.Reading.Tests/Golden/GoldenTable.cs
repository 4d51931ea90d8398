using System.Globalization;
using System.Text;
using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Quantities;
using OpenData.Reading.Tests.Gold;

namespace OpenData.Reading.Tests.Golden;

/// <summary>A reading as text: what the report says of itself, its outline, and in the order of the text everything with a numeral and its place.</summary>
internal static class GoldenTable
{
    public static string Of(GoldReport report)
    {
        var reading = report.Reading;
        var numerals = NumeralReader.Read(PlainCharacters.Of(report.Text));
        var table = new StringBuilder();
        Line($"report    {reading.Title} | {reading.Township?.Name} | {reading.Period} | {reading.Kind.Code()} | {reading.Issuer} | {reading.PublishedOn:yyyy-MM-dd}");
        foreach (var section in reading.Sections) Line($"section   {section.Span,-12} {new string(' ', (section.Level - 1) * 2)}{section.Heading} ({section.Part})");

        var found = reading.Observations.Select(observation => (observation.Source, Text: Describe(observation)))
            .Concat(numerals.NonObservations.Select(other => (Source: other.Span, Text: $"other     {other.Span,-12} {other.Span.Of(report.Text)} {Codes<NonObservationKind>.Of(other.Kind)}")))
            .Concat(numerals.Unread.Select(diagnostic => (Source: diagnostic.Span, Text: $"unread    {diagnostic.Span,-12} {diagnostic.Span.Of(report.Text)} {diagnostic.Code}")));
        foreach (var (_, text) in found.OrderBy(entry => entry.Source.Start)) Line($"{text}");

        foreach (var finding in reading.Findings) Line($"finding   {finding.Kind.Code()} {(finding.Verified ? "verified" : "differs")} {string.Join(' ', finding.Observations)}: {finding.Message}");
        return table.ToString();

        void Line(FormattableString text) => table.Append(text.ToString(CultureInfo.InvariantCulture).Replace('\n', ' ')).Append('\n');
    }

    private static string Describe(Observation observation)
    {
        var quantity = observation.Quantity;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"figure {observation.Sequence,-2} {observation.Source,-12} {quantity.Text} = {quantity.BaseValue}{Max(quantity.BaseValueMax)} {quantity.BaseUnit} {quantity.Qualifier.Code()} | {observation.Status.Code()} {observation.Measure.Code()} "
            + $"| {observation.Indicator} | {observation.Topic.Code()} | {observation.Place ?? "-"} | {(observation.PeriodSource == PeriodSource.Report ? "-" : observation.Period?.ToString())} | {observation.Section} | {observation.Rule}");
    }

    private static string Max(decimal? max) => max is { } end ? string.Create(CultureInfo.InvariantCulture, $"~{end}") : "";
}
