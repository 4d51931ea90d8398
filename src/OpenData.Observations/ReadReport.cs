namespace OpenData.Observations;

/// <summary>What reading one report file came to: a text with its observations, or a rejection.</summary>
public sealed record ReadReport
{
    /// <summary>Why the file can't be published; null where it can. The other members are filled as far as reading came.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>The decoded text, never rewritten but for personal numbers, which are hidden; empty where the file could not be decoded.</summary>
    public string Text { get; init; } = "";

    /// <summary><c>txt</c>, <c>html</c> or <c>docx</c>.</summary>
    public string Format { get; init; } = "";

    /// <summary>The text encoding found, such as <c>utf-8</c> or <c>gb18030</c>; null where the format fixes it.</summary>
    public string? Encoding { get; init; }

    public string? Title { get; init; }

    public Township? Township { get; init; }

    public Period? Period { get; init; }

    public ReportKind Kind { get; init; }

    /// <summary>Tells apart two reports of one township and period; from the file's name.</summary>
    public string? Slug { get; init; }

    /// <summary>Who signed or issued it, as written.</summary>
    public string? Issuer { get; init; }

    public DateOnly? PublishedOn { get; init; }

    public IReadOnlyList<Section> Sections { get; init; } = [];

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<Observation> Observations { get; init; } = [];

    public IReadOnlyList<Finding> Findings { get; init; } = [];

    public IReadOnlyList<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>Changes whenever the same bytes could give other observations.</summary>
    public required string ReaderVersion { get; init; }
}

/// <summary>A heading and the text below it, up to the next heading of its level.</summary>
/// <param name="Level">1 for the outermost.</param>
/// <param name="Heading">The heading's words.</param>
/// <param name="Span">Heading and body.</param>
/// <param name="Part">What the section is about.</param>
public sealed record Section(int Level, string Heading, SourceSpan Span, ReportPart Part);

/// <summary>Which part of a report a section is.</summary>
public enum ReportPart
{
    Review,
    Problems,
    Plan,
}

/// <summary>Something in the text that could not be read as a record.</summary>
/// <param name="Code">Stable, snake_case; every code is explained in <c>docs/reading.md</c>.</param>
/// <param name="Span">Where it stands.</param>
public sealed record Diagnostic(string Code, SourceSpan Span);

/// <summary>Why a file is not published: an outcome, not an exception.</summary>
/// <param name="Code">Stable, snake_case; every code is explained in <c>docs/reading.md</c>.</param>
/// <param name="Message">For the person who sent the file, in Chinese: what is wrong and what to do.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record Rejection(string Code, string Message, string MessageEn);

/// <summary>What is known of a file besides its bytes.</summary>
/// <param name="TownshipId">From the folder it was uploaded to; null where unknown.</param>
/// <param name="FileName">Name with extension; may carry the period and a slug: <c>2017-Q3.txt</c>, <c>2017-Q3-flood.docx</c>.</param>
public sealed record ReportHint(string? TownshipId = null, string? FileName = null);

/// <summary>Reads a report file. Never throws on content; pure and deterministic.</summary>
public delegate ReadReport ReportReading(ReadOnlyMemory<byte> file, ReportHint hint);
