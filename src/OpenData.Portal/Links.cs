using System.Globalization;
using OpenData.Storage.Index;

namespace OpenData.Portal;

/// <summary>Addresses of pages, below the language.</summary>
public static class Links
{
    public static string Township(string id) => $"/townships/{id}";

    public static string Indicator(string id) => $"/indicators/{id}";

    public static string Report(IndexedRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return $"/reports/{revision.ReportId}";
    }

    /// <summary>The number in its sentence. A revision that is not shown any more is named.</summary>
    public static string Sentence(IndexedObservation row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var revision = row.Ended is null ? "" : string.Create(CultureInfo.InvariantCulture, $"?revision={row.Revision.Revision}");
        return $"/reports/{row.Revision.ReportId}{revision}#{Anchor(row)}";
    }

    /// <summary>Of an observation on its report's page.</summary>
    public static string Anchor(IndexedObservation row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return string.Create(CultureInfo.InvariantCulture, $"o{row.Sequence}");
    }
}
