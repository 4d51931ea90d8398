namespace OpenData.Reading.Words;

/// <summary>A set of words with a value each, found by longest match at a place in a text, forwards or backwards; looking up allocates nothing.</summary>
internal sealed class WordTable<T>
{
    private readonly WordIndex index;
    private readonly T[] values;

    /// <param name="words">A word that comes twice keeps its first value.</param>
    /// <param name="backwards">Whether the table matches words that end at a place, not words that begin there.</param>
    public WordTable(IEnumerable<KeyValuePair<string, T>> words, bool backwards = false)
    {
        var entries = words.Where(entry => entry.Key.Length > 0).DistinctBy(entry => entry.Key, StringComparer.Ordinal).ToArray();
        index = new WordIndex([.. entries.Select(entry => entry.Key)], backwards);
        values = [.. entries.Select(entry => entry.Value)];
    }

    /// <summary>The longest word that begins at <paramref name="at"/>. Only for tables made forwards.</summary>
    public bool TryMatch(ReadOnlySpan<char> text, int at, out T value, out int length)
    {
        var found = index.TryMatch(Behind(text, at), out var number, out length);
        value = found ? values[number] : default!;
        return found;
    }

    public bool TryMatch(ReadOnlySpan<char> text, int at, out int length) => index.TryMatch(Behind(text, at), out _, out length);

    /// <summary>The longest word that ends just before <paramref name="end"/>. Only for tables made backwards.</summary>
    public bool TryMatchBefore(ReadOnlySpan<char> text, int end, out T value, out int length)
    {
        var found = index.TryMatch(text[..end], out var number, out length);
        value = found ? values[number] : default!;
        return found;
    }

    public bool TryMatchBefore(ReadOnlySpan<char> text, int end, out int length) => index.TryMatch(text[..end], out _, out length);

    /// <summary>Moves <paramref name="at"/> on to the next place where a word begins, the longest of those that do; to the end of the text where there is none. Only for tables made forwards.</summary>
    public bool TryFind(ReadOnlySpan<char> text, ref int at, out T value, out int length)
    {
        for (at = index.NextBeginning(text, at); at < text.Length; at = index.NextBeginning(text, at + 1))
        {
            if (TryMatch(text, at, out value, out length)) return true;
        }

        (value, length) = (default!, 0);
        return false;
    }

    /// <summary>Whether a word begins <paramref name="text"/>. Only for tables made forwards.</summary>
    public bool Begins(ReadOnlySpan<char> text) => index.TryMatch(text, out _, out _);

    /// <summary>Whether a word ends <paramref name="text"/>. Only for tables made backwards.</summary>
    public bool Ends(ReadOnlySpan<char> text) => index.TryMatch(text, out _, out _);

    /// <summary>Whether a word stands anywhere in <paramref name="text"/>. Only for tables made forwards.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        var at = 0;
        return TryFind(text, ref at, out _, out _);
    }

    /// <summary>Whether the whole of <paramref name="text"/> is one word of the table.</summary>
    public bool Contains(ReadOnlySpan<char> text) => index.TryMatch(text, out _, out var length) && length == text.Length;

    /// <summary>Nothing where the place lies behind the text's end.</summary>
    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, int at) => at < text.Length ? text[at..] : [];
}

/// <summary>Tables of words that are only looked for.</summary>
internal static class WordTable
{
    public static WordTable<bool> Of(IEnumerable<string> words, bool backwards = false) => new(words.Select(word => new KeyValuePair<string, bool>(word, true)), backwards);
}
