using OpenData.Observations;

namespace OpenData.Portal.Readings;

/// <summary>What a line of a report is.</summary>
public enum TextLineKind
{
    Body,
    Title,
    Heading,
}

/// <summary>A line of a text that is not blank, cut at its numbers. Its pieces, one behind the other, are the line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Number">From 1, blank lines counted.</param>
/// <param name="Pieces">Never empty.</param>
/// <param name="Findings">Those whose first figure stands here.</param>
public sealed record TextLine(TextLineKind Kind, int Number, IReadOnlyList<TextPiece> Pieces, IReadOnlyList<Finding> Findings);

/// <summary>A stretch of a line.</summary>
/// <param name="Text">As it stands.</param>
/// <param name="Figures">What was read there; empty for words.</param>
/// <param name="Doubt">Code of the diagnostic that stands there; null nearly everywhere.</param>
public sealed record TextPiece(string Text, IReadOnlyList<ReadFigure> Figures, string? Doubt = null)
{
    /// <summary>Whether it is the heading that a line begins with.</summary>
    public bool IsLead { get; init; }
}
