using System.Text;

namespace OpenData.Reading.Tests.Gold;

/// <summary>How like two phrases are: 0 to 1, by the pairs of neighbouring characters they share (Dice's coefficient), as in the gold's scoring script.</summary>
internal static class PhraseSimilarity
{
    /// <summary>From here on a phrase counts as the annotated one.</summary>
    public const double Enough = 0.6;

    public static double Of(string? a, string? b)
    {
        var (x, y) = (Pairs(a), Pairs(b));
        var rest = y.ToList();
        var hits = x.Count(rest.Remove);
        return 2.0 * hits / (x.Count + y.Count);
    }

    /// <summary>The pairs of letters, digits, % and ‰; a phrase of one character or none is a pair by itself.</summary>
    private static List<string> Pairs(string? phrase)
    {
        var runes = (phrase ?? "").EnumerateRunes().Where(rune => Rune.IsLetter(rune) || Rune.IsNumber(rune) || rune.Value is '%' or '‰').Select(rune => rune.ToString()).ToArray();
        return runes.Length < 2 ? [string.Concat(runes)] : [.. runes.Zip(runes.Skip(1), string.Concat)];
    }
}
