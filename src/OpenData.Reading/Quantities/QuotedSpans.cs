namespace OpenData.Reading.Quantities;

/// <summary>Finds what stands between quotation marks or title brackets: names, where it is short; running text, where it is long.</summary>
internal readonly struct QuotedSpans(string text)
{
    /// <summary>A longer quotation is a sentence and is read like any other.</summary>
    private const int LongestName = 24;

    /// <summary>Whether an opening mark at <paramref name="at"/> encloses a name, which ends before <paramref name="end"/> (closing mark included).</summary>
    public bool TryGetNameAt(int at, out int end)
    {
        end = at;
        var close = text[at] switch
        {
            '“' => '”',
            '‘' => '’',
            '《' => '》',
            '"' => '"',
            _ => '\0',
        };
        if (close == '\0') return false;
        var limit = close == '》' ? 60 : LongestName;
        var depth = 0;
        for (var i = at + 1; i < text.Length && i - at <= limit + 1; i++)
        {
            if (text[i] == '\n') return false;
            if (text[i] == text[at] && close != '"') depth++;
            if (text[i] != close || depth-- > 0) continue;
            end = i + 1;
            return true;
        }

        return false;
    }
}
