using OpenData.Reading.Characters;
using OpenData.Reading.Words;

namespace OpenData.Reading.Decoding.PlainText;

/// <summary>How much a text looks like Chinese that was read in its own encoding.</summary>
internal static class CommonCharacters
{
    private static readonly bool[] Common = MakeTable();

    /// <summary>
    /// About 0.8 for Chinese prose, 0.3 for prose in ASCII; below <see cref="Plausible"/> for the same bytes read in another encoding and for
    /// bytes that are no text. Every character that no text would hold counts against it four times.
    /// </summary>
    public static double Score(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return 0;
        double score = 0;
        foreach (var c in text)
        {
            if (Common[c]) score += 1;
            else if (c is (>= ' ' and <= '~') or '\n' or '\r' or '\t') score += 0.3;
            else if (IsForeignToText(c)) score -= 4;
        }

        return score / text.Length;
    }

    public const double Plausible = 0.1;

    /// <summary>No text in another language comes up to this by chance.</summary>
    public const double Certain = 0.5;

    /// <summary>Control characters, what stands for broken bytes, and private characters, to which undefined codes are mapped.</summary>
    private static bool IsForeignToText(char c) =>
        c is < ' ' or (>= '\u007F' and <= '\u009F') or '\uFFFD' or (>= '\uE000' and <= '\uF8FF') or (>= '\uFFF0' and <= '\uFFFB') or '\uFFFE' or '\uFFFF';

    private static bool[] MakeTable()
    {
        var lists = WordFile.Read("common-characters.txt");
        var simplified = lists["common"].SelectMany(line => line).ToHashSet();
        var table = new bool[char.MaxValue + 1];
        for (var c = 0; c <= char.MaxValue; c++) table[c] = ChineseText.IsHan((char)c) && simplified.Contains(PlainCharacters.Of((char)c));
        foreach (var c in lists["punctuation"].SelectMany(line => line)) table[c] = true;
        table['\u3000'] = true;
        return table;
    }
}
