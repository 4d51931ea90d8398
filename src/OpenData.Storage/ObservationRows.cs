using System.Globalization;
using Azure.Data.Tables;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>A revision's head, observations and findings as rows of <c>Observations</c>, and back, equal.</summary>
internal static class ObservationRows
{
    /// <summary>Without <see cref="PublishedRevision.CreatedAt"/>, which nobody knows before the revision is visible.</summary>
    public static TableEntity Head(PublishedRevision revision, string partition)
    {
        var row = new TableEntity(partition, Keys.HeadRow(revision.Report, revision.Revision))
        {
            ["TownshipId"] = revision.Township.Id,
            ["TownshipName"] = revision.Township.Name,
            ["CountyName"] = revision.Township.CountyName,
            ["PrefectureName"] = revision.Township.PrefectureName,
            ["ProvinceName"] = revision.Township.ProvinceName,
            ["Kind"] = revision.Kind.Code(),
            ["PublishedOn"] = revision.PublishedOn?.ToString("O", CultureInfo.InvariantCulture),
            ["SourceBlob"] = revision.SourceBlob,
            ["ContentHash"] = revision.ContentHash,
            ["TextLength"] = revision.TextLength,
            ["ReaderVersion"] = revision.ReaderVersion,
            ["Observations"] = revision.Observations.Count,
            ["Findings"] = revision.Findings.Count,
        };
        row.PutText("Title", revision.Title);
        row.PutText("Issuer", revision.Issuer);
        return row;
    }

    public static PublishedRevision ToRevision(
        TableEntity head, RevisionEntry entry, IReadOnlyList<Observation> observations, IReadOnlyList<Finding> findings) => new()
    {
        Report = entry.Report,
        Revision = entry.Revision,
        Township = new Township(
            head.RequiredText("TownshipId"),
            head.RequiredText("TownshipName"),
            head.RequiredText("CountyName"),
            head.RequiredText("PrefectureName"),
            head.RequiredText("ProvinceName")),
        Kind = head.Code<ReportKind>("Kind"),
        Title = head.Text("Title"),
        Issuer = head.Text("Issuer"),
        PublishedOn = head.GetString("PublishedOn") is { } date
            ? DateOnly.ParseExact(date, "O", CultureInfo.InvariantCulture)
            : null,
        SourceBlob = head.RequiredText("SourceBlob"),
        ContentHash = head.RequiredText("ContentHash"),
        TextLength = head.RequiredInt32("TextLength"),
        ReaderVersion = head.RequiredText("ReaderVersion"),
        CreatedAt = entry.CreatedAt ?? throw new ArgumentException("The revision never became visible.", nameof(entry)),
        Observations = observations,
        Findings = findings,
    };

    public static TableEntity ToRow(Observation observation, string partition, string id)
    {
        var quantity = observation.Quantity;
        var row = new TableEntity(partition, id)
        {
            ["Sequence"] = observation.Sequence,
            ["Qualifier"] = quantity.Qualifier.Code(),
            ["IndicatorId"] = observation.IndicatorId,
            ["Topic"] = observation.Topic.Code(),
            ["Status"] = observation.Status.Code(),
            ["Measure"] = observation.Measure.Code(),
            ["Period"] = observation.Period?.ToString(),
            ["PeriodSource"] = observation.PeriodSource.Code(),
            ["SourceStart"] = observation.Source.Start,
            ["SourceLength"] = observation.Source.Length,
            ["Rule"] = observation.Rule,
        };
        row.PutText("Quantity", quantity.Text);
        row.PutDecimal("Value", quantity.Value);
        row.PutDecimal("ValueMax", quantity.ValueMax);
        row.PutText("Unit", quantity.Unit);
        row.PutDecimal("BaseValue", quantity.BaseValue);
        row.PutDecimal("BaseValueMax", quantity.BaseValueMax);
        row.PutText("BaseUnit", quantity.BaseUnit);
        row.PutText("Indicator", observation.Indicator);
        row.PutText("Place", observation.Place);
        row.PutText("Quote", observation.Quote);
        row.PutText("Section", observation.Section);
        row.PutDecimal("Confidence", observation.Confidence);
        return row;
    }

    public static Observation ToObservation(TableEntity row) => new()
    {
        Sequence = row.RequiredInt32("Sequence"),
        Quantity = new Quantity(
            row.RequiredText("Quantity"),
            row.RequiredDecimal("Value"),
            row.Decimal("ValueMax"),
            row.RequiredText("Unit"),
            row.RequiredDecimal("BaseValue"),
            row.Decimal("BaseValueMax"),
            row.RequiredText("BaseUnit"),
            row.Code<Qualifier>("Qualifier")),
        Indicator = row.RequiredText("Indicator"),
        IndicatorId = row.GetString("IndicatorId"),
        Topic = row.Code<Topic>("Topic"),
        Status = row.Code<ObservationStatus>("Status"),
        Measure = row.Code<Measure>("Measure"),
        Place = row.Text("Place"),
        Period = row.GetString("Period") is { } period ? Period.Parse(period) : null,
        PeriodSource = row.Code<PeriodSource>("PeriodSource"),
        Source = new SourceSpan(row.RequiredInt32("SourceStart"), row.RequiredInt32("SourceLength")),
        Quote = row.RequiredText("Quote"),
        Section = row.RequiredText("Section"),
        Confidence = row.RequiredDecimal("Confidence"),
        Rule = row.RequiredText("Rule"),
    };

    public static TableEntity ToRow(Finding finding, string partition, string id)
    {
        var row = new TableEntity(partition, id)
        {
            ["Sequence"] = finding.Sequence,
            ["Kind"] = finding.Kind.Code(),
            ["Verified"] = finding.Verified,
        };
        row.PutText("Observations", string.Join(',', finding.Observations.Select(number => number.ToString(CultureInfo.InvariantCulture))));
        row.PutDecimal("Expected", finding.Expected);
        row.PutDecimal("Stated", finding.Stated);
        row.PutDecimal("Tolerance", finding.Tolerance);
        row.PutText("Message", finding.Message);
        row.PutText("MessageEn", finding.MessageEn);
        return row;
    }

    public static Finding ToFinding(TableEntity row) => new()
    {
        Sequence = row.RequiredInt32("Sequence"),
        Kind = row.Code<FindingKind>("Kind"),
        Verified = row.GetBoolean("Verified") ?? false,
        Observations =
        [
            .. row.RequiredText("Observations").Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(number => int.Parse(number, CultureInfo.InvariantCulture)),
        ],
        Expected = row.Decimal("Expected"),
        Stated = row.Decimal("Stated"),
        Tolerance = row.Decimal("Tolerance"),
        Message = row.RequiredText("Message"),
        MessageEn = row.RequiredText("MessageEn"),
    };
}
