using OpenData.Observations;

namespace OpenData.Reading.Structure;

/// <summary>What a report says of itself.</summary>
/// <param name="Title">The title line; null where the text begins without one.</param>
/// <param name="Body">Where the text behind title and page lines begins.</param>
/// <param name="Period">The period reported on; null where nothing tells.</param>
/// <param name="Kind">Annual, half-year, quarter, month or special.</param>
/// <param name="Slug">From the file name: tells apart two reports of one period.</param>
/// <param name="Issuer">Who issued it, as written.</param>
/// <param name="PublishedOn">The date of publication.</param>
internal sealed record ReportFacts(
    string? Title,
    int Body,
    Period? Period,
    ReportKind Kind,
    string? Slug,
    string? Issuer,
    DateOnly? PublishedOn);
