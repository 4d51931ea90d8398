using OpenData.Observations;

namespace OpenData.Reading.Structure;

/// <summary>The lines of a text, without blanks around them and without the empty ones.</summary>
internal static class Lines
{
    public static Enumerator Of(string text) => new(text);

    /// <summary>The last lines, last first.</summary>
    public static IEnumerable<SourceSpan> OfEnd(string text, int count)
    {
        var end = text.Length;
        while (end > 0 && count > 0)
        {
            var start = end;
            while (start > 0 && text[start - 1] is not ('\n' or '\r')) start--;
            if (Trimmed(text, start, end) is { Length: > 0 } line)
            {
                count--;
                yield return line;
            }

            end = start - 1;
        }
    }

    /// <summary>The stretch without the blanks around it.</summary>
    public static SourceSpan Trimmed(string text, int start, int end)
    {
        while (start < end && text[start] is ' ' or '\t') start++;
        while (end > start && text[end - 1] is ' ' or '\t') end--;
        return SourceSpan.FromBounds(start, end);
    }

    public struct Enumerator(string text)
    {
        private int next;

        public SourceSpan Current { get; private set; }

        public readonly Enumerator GetEnumerator() => this;

        public bool MoveNext()
        {
            while (next < text.Length)
            {
                var start = next;
                var length = text.AsSpan(start).IndexOfAny('\n', '\r');
                var end = length < 0 ? text.Length : start + length;
                next = end + 1;
                Current = Trimmed(text, start, end);
                if (Current.Length > 0) return true;
            }

            return false;
        }
    }
}
