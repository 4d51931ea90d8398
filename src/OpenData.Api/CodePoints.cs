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
        return (Of(span.Start, revision.Supplementary), Of(span.End, revision.Supplementary));
    }

    /// <summary>One offset in code points.</summary>
    /// <param name="utf16">In UTF-16 units.</param>
    /// <param name="supplementary">Of the text, see <see cref="SupplementaryCharacters.Find"/>.</param>
    public static int Of(int utf16, byte[]? supplementary) =>
        supplementary is null ? utf16 : utf16 - SupplementaryCharacters.CountBefore(supplementary, utf16);
}
