using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api;

/// <summary>
/// Turns offsets in UTF-16 units, as used inside the program, into offsets in Unicode code points, as the API promises.
/// The only place where this happens.
/// </summary>
public static class CodePoints
{
    /// <summary>The half-open range in code points.</summary>
    /// <param name="span">In UTF-16 units of the revision's text.</param>
    /// <param name="revision">Whose text it is.</param>
    public static (int Start, int End) Of(SourceSpan span, IndexedRevision revision)
    {
        ArgumentNullException.ThrowIfNull(revision);
        return revision.Supplementary is { } positions
            ? (span.Start - SupplementaryCharacters.CountBefore(positions, span.Start),
                span.End - SupplementaryCharacters.CountBefore(positions, span.End))
            : (span.Start, span.End);
    }
}
