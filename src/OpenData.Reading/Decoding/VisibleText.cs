using System.Buffers;

namespace OpenData.Reading.Decoding;

/// <summary>Which characters can be seen, and which stand close together.</summary>
internal static class VisibleText
{
    private static readonly SearchValues<char> Exponent = SearchValues.Create("0123456789+-−");

    /// <summary>
    /// Soft hyphens, zero-width blanks and joiners, direction marks: editors of web pages and Word leave them between the digits of
    /// a number. They belong to the layout, so a text taken out of markup goes without them.
    /// </summary>
    public static bool IsInvisible(char c) =>
        c is '\u00AD' or '\uFEFF' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E') or (>= '\u2060' and <= '\u2064');

    public static bool IsBlank(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c) && !IsInvisible(c)) return false;
        }

        return true;
    }

    /// <summary>
    /// Characters of the Chinese writing, punctuation included. Beside one of them a line end in a page's source is no blank:
    /// it only kept the source short.
    /// </summary>
    public static bool IsWide(char c) =>
        c is (>= '\u2E80' and <= '\uABFF') or (>= '\uF900' and <= '\uFAFF') or (>= '\uFE30' and <= '\uFE4F') or (>= '\uFF01' and <= '\uFF60')
            or '“' or '”' or '‘' or '’' or '…' or '—' or '·' || char.IsSurrogate(c);

    /// <summary>Whether words set high are an exponent, and not a note's mark: the 2 of m2, the -3 of 10-3.</summary>
    public static bool IsExponent(ReadOnlySpan<char> text) =>
        text.Length is > 0 and <= 4 && text.IndexOfAnyExcept(Exponent) < 0 && text.IndexOfAnyInRange('0', '9') >= 0;

    /// <summary>The character for a digit or sign set high: <c>m²</c>, not m2, and 10² is not 102. Others stay what they are.</summary>
    public static char Superscript(char c) => c switch
    {
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        '0' or (>= '4' and <= '9') => (char)('⁰' + (c - '0')),
        '+' => '⁺',
        '-' or '−' => '⁻',
        _ => c,
    };
}
