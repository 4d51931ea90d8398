using System.Globalization;
using System.Text;

namespace OpenData.Cli.Output;

/// <summary>Columns side by side for a screen, where a Chinese character takes two places.</summary>
internal static class TextTable
{
    private const int Gap = 2;

    /// <param name="output">Where to.</param>
    /// <param name="head">Names of the columns.</param>
    /// <param name="rows">As many cells as the head has.</param>
    /// <param name="width">The longest line, which the last column keeps to by being cut; null for any.</param>
    public static void Write(TextWriter output, IReadOnlyList<string> head, IReadOnlyList<IReadOnlyList<string>> rows, int? width)
    {
        var widths = head.Select((name, column) => rows.Select(row => PlacesOf(row[column])).Append(PlacesOf(name)).Max()).ToArray();
        var before = widths[..^1].Sum() + (Gap * (widths.Length - 1));
        var room = width is { } limit ? Math.Max(limit - before - 1, 10) : int.MaxValue;
        foreach (var row in rows.Prepend(head)) WriteLine(output, row, widths, room);
    }

    /// <summary>How many places of a screen a text takes.</summary>
    public static int PlacesOf(string text) => text.EnumerateRunes().Sum(PlacesOf);

    private static void WriteLine(TextWriter output, IReadOnlyList<string> row, int[] widths, int room)
    {
        for (var column = 0; column < row.Count - 1; column++)
        {
            output.Write(row[column]);
            output.Write(new string(' ', widths[column] - PlacesOf(row[column]) + Gap));
        }

        output.WriteLine(Cut(row[^1], room));
    }

    private static string Cut(string text, int room)
    {
        if (PlacesOf(text) <= room) return text;
        var (kept, places) = (new StringBuilder(), 1);
        foreach (var rune in text.EnumerateRunes())
        {
            places += PlacesOf(rune);
            if (places > room) break;
            kept.Append(rune);
        }

        return kept.Append('…').ToString();
    }

    // East Asian wide: Hangul Jamo, CJK and its punctuation, Hangul, compatibility forms, full width, emoji and the planes of rare characters.
    private static int PlacesOf(Rune rune) => rune.Value switch
    {
        >= 0x1100 and <= 0x115F => 2,
        >= 0x2E80 and <= 0xA4CF => 2,
        >= 0xAC00 and <= 0xD7A3 => 2,
        >= 0xF900 and <= 0xFAFF => 2,
        >= 0xFE30 and <= 0xFE6F => 2,
        >= 0xFF00 and <= 0xFF60 => 2,
        >= 0xFFE0 and <= 0xFFE6 => 2,
        >= 0x1F300 and <= 0x1FAFF => 2,
        >= 0x20000 and <= 0x3FFFD => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1,
    };
}
