namespace OpenData.Reading.Decoding.Lists;

/// <summary>Puts an automatic number before the text of its line.</summary>
internal static class ListLabel
{
    private const string ChineseNumerals = "〇零一二三四五六七八九十百";

    /// <summary>
    /// Label and text stand together as typists write them (<c>一、加强</c>, <c>1.加强</c>); a blank comes between only where they would
    /// run into one number or word: <c>1. 5万元</c>, <c>1 加强</c>.
    /// </summary>
    public static string Join(string label, string text)
    {
        if (label.Length == 0 || text.Length == 0) return label + text;
        var last = label[^1];
        var runsTogether = char.IsLetterOrDigit(last) || (char.IsDigit(text[0]) && last is not ('、' or '）' or ')' or '】' or ']' or '〕' or ' '));
        return runsTogether ? $"{label} {text}" : label + text;
    }

    /// <summary>Whether a line brings its own number, typed: <c>一、</c>, <c>（二）</c>, <c>3.</c>, <c>④</c>.</summary>
    public static bool BeginsWithNumber(string text)
    {
        var rest = text.AsSpan().TrimStart();
        if (rest.IsEmpty) return false;
        if (rest[0] is (>= '①' and <= '⒛') or (>= '㈠' and <= '㈩') or (>= '㊀' and <= '㊉')) return true;
        var isBracketed = rest[0] is '（' or '(';
        if (isBracketed) rest = rest[1..];
        var digits = 0;
        while (digits < rest.Length && digits < 4 && (char.IsDigit(rest[digits]) || ChineseNumerals.Contains(rest[digits], StringComparison.Ordinal))) digits++;
        if (digits == 0 || digits == rest.Length) return false;
        if (isBracketed) return rest[digits] is '）' or ')';
        return rest[digits] is '、' or '．' or ')' or '）' || (rest[digits] is '.' && (digits + 1 == rest.Length || !char.IsDigit(rest[digits + 1])));
    }
}
