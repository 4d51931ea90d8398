namespace OpenData.Observations;

/// <summary>A half-open stretch <c>[Start, End)</c> of a report's text, in UTF-16 units of the decoded text.</summary>
/// <remarks>The API counts in Unicode code points; <c>OpenData.Api</c> converts at the border and nowhere else.</remarks>
public readonly record struct SourceSpan(int Start, int Length)
{
    public int End => Start + Length;

    public static SourceSpan FromBounds(int start, int end) => new(start, end - start);

    public bool Overlaps(SourceSpan other) => Start < other.End && other.Start < End;

    public bool Contains(SourceSpan other) => Start <= other.Start && other.End <= End;

    public ReadOnlySpan<char> Of(ReadOnlySpan<char> text) => text.Slice(Start, Length);

    public string Of(string text) => text.Substring(Start, Length);

    public override string ToString() => $"[{Start}..{End})";
}
