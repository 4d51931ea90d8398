using OpenData.Observations;

namespace OpenData.Storage.Publishing;

internal static class ReaderVersions
{
    /// <summary>The version that every reading of this reader carries, that of an empty file too.</summary>
    public static string Version(this ReportReading reading) => reading(ReadOnlyMemory<byte>.Empty, new ReportHint()).ReaderVersion;
}
