using OpenData.Observations;
using OpenData.Storage;

namespace OpenData.Portal.Figures;

/// <summary>A file that is not to be seen.</summary>
/// <param name="Year">Of the report it would have become; null where neither the reader nor its name says it.</param>
/// <param name="State">What became of it.</param>
/// <param name="Code">Of the rejection; null where it was not rejected.</param>
public sealed record UnpublishedUpload(int? Year, IngestionState State, string? Code)
{
    private const int DigitsOfYear = 4;

    internal static UnpublishedUpload Of(Ingestion ingestion) =>
        new(ingestion.Report?.Period.Year ?? YearIn(ingestion.Upload.Path), ingestion.State, ingestion.State == IngestionState.Rejected ? ingestion.Reason?.Code : null);

    /// <summary>The year that begins the file's name: <c>430681104/2017-Q3.docx</c>.</summary>
    private static int? YearIn(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        return name.TakeWhile(char.IsAsciiDigit).Count() == DigitsOfYear && Period.TryParse(name[..DigitsOfYear], out var period) ? period.Year : null;
    }
}
