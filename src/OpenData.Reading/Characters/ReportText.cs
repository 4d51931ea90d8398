namespace OpenData.Reading.Characters;

/// <summary>
/// A decoded report twice: as it stands, and plain. Both have the same length, and a position in one is the same position in the other.
/// </summary>
internal sealed class ReportText
{
    public ReportText(string original)
    {
        Original = original;
        Plain = PlainCharacters.Of(original);
    }

    /// <summary>The text as decoded; spans and quotes are taken from it.</summary>
    public string Original { get; }

    /// <summary>The same in simplified characters of half width, for the scanners.</summary>
    public string Plain { get; }

    public int Length => Original.Length;
}
