namespace OpenData.Reading.Words;

/// <summary>The verbs of township reports, found at the beginning or the end of a phrase.</summary>
internal static class VerbTable
{
    private static readonly string[] List = WordFile.Phrases["verb"];
    private static readonly WordTable<bool> Forwards = WordTable.Of(List);
    private static readonly WordTable<bool> Backwards = WordTable.Of(List, backwards: true);

    /// <summary>Whether a verb ends <paramref name="phrase"/> (了 may follow it).</summary>
    public static bool EndsWithVerb(ReadOnlySpan<char> phrase) => TryMatchAtEnd(phrase, out _);

    public static bool TryMatchAtEnd(ReadOnlySpan<char> phrase, out int length)
    {
        var end = phrase.Length;
        if (end > 2 && phrase[end - 1] == '了') end--;
        if (!Backwards.TryMatchBefore(phrase, end, out length)) return false;
        length += phrase.Length - end;
        return true;
    }

    /// <summary>A verb, or 新 before one: 新注册.</summary>
    public static bool TryMatchAtStart(ReadOnlySpan<char> phrase, out int length)
    {
        if (Forwards.TryMatch(phrase, 0, out length)) return true;
        if (phrase.Length < 3 || phrase[0] != '新' || !Forwards.TryMatch(phrase, 1, out length)) return false;
        length++;
        return true;
    }
}
