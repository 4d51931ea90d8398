using OpenData.Observations;

namespace OpenData.Reading.Decoding;

/// <summary>The text of a file, or why there is none.</summary>
internal sealed record DecodedFile
{
    /// <summary>Lines end in <c>\n</c>; a table's row is a line with its cells separated by tabs. Empty where the file is rejected.</summary>
    public string Text { get; init; } = "";

    /// <summary><c>txt</c>, <c>html</c> or <c>docx</c>; empty where it is none of them.</summary>
    public required string Format { get; init; }

    /// <summary><c>utf-8</c>, <c>utf-16le</c>, <c>utf-16be</c>, <c>gb18030</c> or <c>big5</c>; null where the format fixes it.</summary>
    public string? Encoding { get; init; }

    public Rejection? Rejection { get; init; }
}
