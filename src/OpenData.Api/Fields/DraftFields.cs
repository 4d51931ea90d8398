using System.Diagnostics;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api.Fields;

/// <summary>An observation of a report that is not published: what <c>./dev read</c> prints.</summary>
/// <param name="Report">What was read.</param>
/// <param name="Observation">One of its observations.</param>
/// <param name="Supplementary">Of the report's text, see <see cref="SupplementaryCharacters.Find"/>.</param>
public sealed record DraftObservation(ReadReport Report, Observation Observation, byte[]? Supplementary);

/// <summary>
/// The fields of <see cref="ObservationFields"/> by the same names in the same order, with null where only publishing gives a value
/// and where the report does not say whose it is.
/// </summary>
public static class DraftFields
{
    public static IReadOnlyList<Field<DraftObservation>> All { get; } =
        [.. ObservationFields.All.Select(field => new Field<DraftObservation>(field.Name, field.Type, true, field.Meaning, Getter(field.Name)))];

    private static Func<DraftObservation, FieldValue> Getter(string name) => name switch
    {
        "report_id" => d => FieldValue.Of(d.Report is { Township: { } township, Period: { } period } ? new ReportId(township.Id, period, d.Report.Slug).ToString() : null),
        "report_title" => d => FieldValue.Of(d.Report.Title),
        "township_id" => d => FieldValue.Of(d.Report.Township?.Id),
        "township_name" => d => FieldValue.Of(d.Report.Township?.Name),
        "county_name" => d => FieldValue.Of(d.Report.Township?.CountyName),
        "province_name" => d => FieldValue.Of(d.Report.Township?.ProvinceName),
        "year" => d => FieldValue.Of((decimal?)d.Observation.Period?.Year),
        "period" => d => FieldValue.Of(d.Observation.Period?.ToString()),
        "period_source" => d => FieldValue.Of(d.Observation.PeriodSource.Code()),
        "topic" => d => FieldValue.Of(d.Observation.Topic.Code()),
        "indicator_id" => d => FieldValue.Of(d.Observation.IndicatorId),
        "indicator" => d => FieldValue.Of(d.Observation.Indicator),
        "value" => d => FieldValue.Of((decimal?)d.Observation.Quantity.Value),
        "value_max" => d => FieldValue.Of(d.Observation.Quantity.ValueMax),
        "unit" => d => FieldValue.Of(d.Observation.Quantity.Unit),
        "quantity" => d => FieldValue.Of(d.Observation.Quantity.Text),
        "base_value" => d => FieldValue.Of((decimal?)d.Observation.Quantity.BaseValue),
        "base_value_max" => d => FieldValue.Of(d.Observation.Quantity.BaseValueMax),
        "base_unit" => d => FieldValue.Of(d.Observation.Quantity.BaseUnit),
        "qualifier" => d => FieldValue.Of(d.Observation.Quantity.Qualifier.Code()),
        "status" => d => FieldValue.Of(d.Observation.Status.Code()),
        "measure" => d => FieldValue.Of(d.Observation.Measure.Code()),
        "place" => d => FieldValue.Of(d.Observation.Place),
        "quote" => d => FieldValue.Of(d.Observation.Quote),
        "section" => d => FieldValue.Of(d.Observation.Section),
        "source_start" => d => Offset(d, d.Observation.Source.Start),
        "source_end" => d => Offset(d, d.Observation.Source.End),
        "confidence" => d => FieldValue.Of((decimal?)d.Observation.Confidence),
        "rule" => d => FieldValue.Of(d.Observation.Rule),
        "reader_version" => d => FieldValue.Of(d.Report.ReaderVersion),
        "findings" => d => FieldValue.Of([.. d.Report.Findings.Where(f => f.Observations.Contains(d.Observation.Sequence)).Select(f => f.Kind.Code())]),
        "id" or "revision" or "created_at" or "superseded_at" or "superseded_by" => _ => FieldValue.Of((string?)null),
        _ => throw new UnreachableException($"Nobody has said what the field {name} is before publication."),
    };

    private static FieldValue Offset(DraftObservation draft, int utf16) => FieldValue.Of((decimal?)CodePoints.Of(utf16, draft.Supplementary));
}
