using OpenData.Observations;

namespace OpenData.Reading.Structure;

/// <summary>The headings of a report as a tree and its sentences in order.</summary>
/// <param name="length">Of the text.</param>
internal sealed class Outline(int length)
{
    /// <summary>A report has a sentence among so many characters, or fewer.</summary>
    private const int CharactersPerSentence = 40;

    public List<Heading> Headings { get; } = [];

    public List<Sentence> Sentences { get; } = new(length / CharactersPerSentence);

    public required Tables Tables { get; init; }

    /// <summary>The headings as the published tree.</summary>
    public IReadOnlyList<Section> Sections(string original) =>
        Headings.ConvertAll(heading => new Section(heading.Level, heading.Span.Of(original), SourceSpan.FromBounds(heading.Span.Start, Math.Max(heading.End, heading.Span.End)), heading.Part));

    /// <summary>Headings above a place, outermost first, joined by <c> › </c>.</summary>
    public string PathOf(int heading, string original)
    {
        if (heading < 0) return "";
        var node = Headings[heading];
        return node.PathText ??= node.Parent < 0 ? node.Span.Of(original) : $"{PathOf(node.Parent, original)} › {node.Span.Of(original)}";
    }
}

/// <summary>A heading in whatever style, a lead sentence such as "一是强化精准识别。" included.</summary>
internal sealed class Heading
{
    public required HeadingStyle Style { get; init; }

    /// <summary>The heading's words without its number.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>Index of the heading above; −1 at the top.</summary>
    public required int Parent { get; init; }

    /// <summary>1 for the outermost.</summary>
    public required int Level { get; init; }

    public required ReportPart Part { get; init; }

    /// <summary>The period its own words name, for a part that plans.</summary>
    public required Period? Period { get; init; }

    /// <summary>Where the heading's text ends, body included; set when the next one of its level begins.</summary>
    public int End { get; set; }

    public string? PathText { get; set; }
}

/// <summary>How a heading is marked, outermost style first.</summary>
internal enum HeadingStyle
{
    /// <summary>第一部分, 【…】, or a short line of its own.</summary>
    Unnumbered,

    /// <summary>一、</summary>
    ChineseComma,

    /// <summary>(一)</summary>
    ChineseBracket,

    /// <summary>1. or 1、</summary>
    Arabic,

    /// <summary>(1) or 1)</summary>
    ArabicBracket,

    /// <summary>①</summary>
    Circled,

    /// <summary>一是, 首先</summary>
    Spoken,
}

/// <summary>A sentence, from behind one full stop to the next.</summary>
/// <param name="Span">Without the blanks around it.</param>
/// <param name="Heading">Index of the innermost heading; −1 where there is none.</param>
/// <param name="Part">What the part it stands in is about.</param>
/// <param name="PlanPeriod">The period a plan is for, where its heading or opening names one.</param>
/// <param name="Paragraph">Number of the line it stands in.</param>
internal readonly record struct Sentence(SourceSpan Span, int Heading, ReportPart Part, Period? PlanPeriod, int Paragraph);
