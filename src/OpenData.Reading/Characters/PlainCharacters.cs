using System.Reflection;

namespace OpenData.Reading.Characters;

/// <summary>
/// Maps each character to one plain character: traditional to simplified, full width to half width, the many dashes, blanks
/// and brackets to one of each. One to one, so that nothing moves.
/// </summary>
public static class PlainCharacters
{
    private static readonly char[] Table = MakeTable();

    public static string Of(string text) =>
        string.Create(text.Length, text, static (plain, source) =>
        {
            var table = Table;
            for (var i = 0; i < source.Length; i++) plain[i] = table[source[i]];
        });

    public static char Of(char c) => Table[c];

    private static char[] MakeTable()
    {
        var table = new char[char.MaxValue + 1];
        for (var c = 0; c < table.Length; c++) table[c] = (char)c;

        foreach (var (from, to) in TraditionalPairs()) table[from] = to;

        // The full-width block stands 0xFEE0 above ASCII.
        for (var c = '！'; c <= '～'; c++) table[c] = (char)(c - 0xFEE0);

        Fold(table, ' ', "\u00A0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u202F\u205F\u3000");
        Fold(table, '-', "‐‑‒–—―−﹣");
        Fold(table, '~', "〜∼");
        Fold(table, '“', "「『");
        Fold(table, '”', "」』");
        Fold(table, '(', "﹙");
        Fold(table, ')', "﹚");
        Fold(table, '[', "〔【");
        Fold(table, ']', "〕】");
        Fold(table, '%', "﹪");
        Fold(table, ',', "﹐");
        Fold(table, '、', "﹑､");
        Fold(table, ';', "﹔");
        Fold(table, ':', "﹕∶");
        Fold(table, '。', "｡﹒");
        Fold(table, '〇', "○◯");
        return table;
    }

    private static void Fold(char[] table, char to, string from)
    {
        foreach (var c in from) table[c] = to;
    }

    private static IEnumerable<(char From, char To)> TraditionalPairs()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream("traditional-to-simplified.txt")!;
        using var lines = new StreamReader(resource);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 2) yield return (line[0], line[1]);
        }
    }
}
