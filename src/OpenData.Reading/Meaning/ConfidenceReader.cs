using System.Collections.Frozen;

namespace OpenData.Reading.Meaning;

/// <summary>
/// What share of such records is right in every field. The shares are those of the annotated reports the rules were made on, a little lowered,
/// since reports nobody has seen are read a little worse; a test holds them against the reports held out.
/// </summary>
internal static class ConfidenceReader
{
    private const int Short = 2;
    private const int Long = 12;

    /// <summary>Rules that find the words right before a number, or the whole it is a part of.</summary>
    private static readonly FrozenSet<string> Sure = FrozenSet.Create(StringComparer.Ordinal, "words-before", "part", "list", "rate", "change", "table", "rank");

    /// <returns>0 to 1, in hundredths.</returns>
    public static decimal Read(string indicator, string rule, bool catalogued)
    {
        var share = (Sure.Contains(rule), catalogued) switch
        {
            (true, true) => 0.94m,
            (false, true) => 0.85m,
            (true, false) => 0.77m,
            (false, false) => 0.46m,
        };
        if (catalogued) return share;
        if (indicator.Length <= Short) return share - 0.4m;
        return indicator.Length > Long && !Sure.Contains(rule) ? share - 0.1m : share;
    }
}
