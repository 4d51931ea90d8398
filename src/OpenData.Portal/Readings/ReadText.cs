using OpenData.Observations;

namespace OpenData.Portal.Readings;

/// <summary>A text with everything that was read from it.</summary>
/// <param name="Text">As it was read.</param>
/// <param name="Figures">In the order of the text.</param>
/// <param name="Findings">In the order of their sequences.</param>
public sealed record ReadText(string Text, IReadOnlyList<ReadFigure> Figures, IReadOnlyList<Finding> Findings)
{
    private readonly Dictionary<int, ReadFigure> bySequence = Figures.ToDictionary(figure => figure.Sequence);

    /// <summary>The line that is the title; null where there is none.</summary>
    public string? Title { get; init; }

    /// <summary>Its headings, those with no figure below them too.</summary>
    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>The period that goes without saying.</summary>
    public string? Period { get; init; }

    /// <summary>Numbers that were noticed and not understood.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Sequences of figures that are new in this revision, or say something else than before.</summary>
    public IReadOnlySet<int> Changed { get; init; } = new HashSet<int>();

    /// <summary>Which figures are asked for.</summary>
    public ReadFocus Focus { get; init; } = ReadFocus.Everything;

    public ReadFigure Figure(int sequence) => bySequence[sequence];

    public bool IsShown(ReadFigure figure) => Focus.Includes(figure, Findings);

    /// <summary>Open ones first: they are what to look at.</summary>
    public IEnumerable<Finding> FindingsOf(ReadFigure figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Findings.Where(finding => figure.Findings.Contains(finding.Sequence)).OrderBy(finding => finding.Verified);
    }
}

/// <summary>Which figures of a text are asked for.</summary>
/// <param name="Topics">Empty: any.</param>
/// <param name="Statuses">Empty: any.</param>
/// <param name="OnlyDiffering">Only those that a check did not find to agree.</param>
public sealed record ReadFocus(IReadOnlyList<Topic> Topics, IReadOnlyList<ObservationStatus> Statuses, bool OnlyDiffering)
{
    public static ReadFocus Everything { get; } = new([], [], false);

    public bool IsEverything => Topics.Count == 0 && Statuses.Count == 0 && !OnlyDiffering;

    public bool Includes(ReadFigure figure, IReadOnlyList<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return (Topics.Count == 0 || Topics.Contains(figure.Topic))
            && (Statuses.Count == 0 || Statuses.Contains(figure.Status))
            && (!OnlyDiffering || findings.Any(finding => !finding.Verified && figure.Findings.Contains(finding.Sequence)));
    }
}
