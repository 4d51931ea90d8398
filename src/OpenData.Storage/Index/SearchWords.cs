using System.Text;

namespace OpenData.Storage.Index;

/// <summary>Turns a text into its plain form, character by character: traditional to simplified, full width to half width.</summary>
/// <remarks>The result is as long as the text.</remarks>
public delegate string PlainText(string text);

/// <summary>How texts and questions become words of the full-text index: every two neighbouring letters are one word.</summary>
/// <remarks>
/// Pairs rather than the trigrams SQLite offers: most Chinese words have two characters, which trigrams cannot find, and a scan
/// of all quotes takes a second at province size. A longer word is found by all its pairs and then compared with the text.
/// </remarks>
internal static class SearchWords
{
    /// <summary>The index words of several texts that belong to one row, each once, parted by blanks.</summary>
    public static string OfTexts(PlainText plain, params ReadOnlySpan<string> texts)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts) AddPairs(Fold(plain, text), words, withLast: true);
        return string.Join(' ', words);
    }

    /// <summary>Plain and in lower case, as compared.</summary>
    public static string Fold(PlainText plain, string text) => plain(text).ToLowerInvariant();

    /// <summary>The condition for rows that may contain the folded <paramref name="word"/>; null where no pair can tell.</summary>
    public static string? Match(string word)
    {
        var pairs = new HashSet<string>(StringComparer.Ordinal);
        AddPairs(word, pairs, withLast: false);
        if (pairs.Count > 0) return string.Join(" AND ", pairs.Select(pair => $"\"{pair}\""));
        var runes = word.EnumerateRunes().ToList();
        return runes.Count == 1 && IsIndexed(runes[0]) ? $"\"{word}\"*" : null;
    }

    /// <summary>Whether rows that <see cref="Match"/> finds are sure to contain the word.</summary>
    public static bool IsDecidedByMatch(string word)
    {
        var runes = word.EnumerateRunes().ToList();
        return runes.Count <= 2 && runes.TrueForAll(IsIndexed);
    }

    private static void AddPairs(string text, HashSet<string> words, bool withLast)
    {
        var previous = default(Rune?);
        foreach (var rune in text.EnumerateRunes())
        {
            var indexed = IsIndexed(rune);
            if (previous is { } left && indexed) words.Add($"{left}{rune}");
            else if (previous is { } last && withLast) words.Add(last.ToString());
            previous = indexed ? rune : null;
        }

        if (previous is { } end && withLast) words.Add(end.ToString());
    }

    /// <summary>Letters and digits that the tokenizer of SQLite surely knows as such; others are left to the comparison.</summary>
    private static bool IsIndexed(Rune rune) =>
        rune.Value is (>= 0x3400 and <= 0x4DB5) or (>= 0x4E00 and <= 0x9FCB)
        || (rune.Value < 0x2E80 && Rune.IsLetterOrDigit(rune));
}
