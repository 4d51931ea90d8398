using AngleSharp.Dom;

namespace OpenData.Reading.Decoding.Html;

/// <summary>Which elements begin and end a line.</summary>
internal static class Blocks
{
    private static readonly HashSet<string> Inline = new(StringComparer.Ordinal)
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img", "ins", "kbd", "label", "mark",
        "nobr", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "rb", "rt", "rp", "rtc",
        "picture", "meter", "output", "progress", "input", "button", "select", "option", "textarea", "basefont",
    };

    /// <summary>
    /// Unknown elements are inline for a browser, but the content management systems that invent them
    /// (<c>founder-content</c>, <c>ucapcontent</c>) put them around blocks; those of Word (<c>o:p</c>, <c>st1:place</c>) stand in lines.
    /// </summary>
    public static bool IsBlock(IElement element)
    {
        var name = element.LocalName;
        return !Inline.Contains(name) && !name.Contains(':', StringComparison.Ordinal);
    }

    public static bool IsHeading(IElement element) => element.LocalName is ['h', >= '1' and <= '6'];
}
