using System.Collections.Frozen;

namespace OpenData.Observations;

/// <summary>The words by which the API, the CSV files and the tables name the members of an enumeration.</summary>
/// <remarks>Lower case; words joined by <c>-</c> in topics and report kinds, by <c>_</c> elsewhere. Stable inside API v1.</remarks>
public static class Codes<T>
    where T : struct, Enum
{
    private static readonly FrozenDictionary<T, string> ByValue =
        Enum.GetValues<T>().ToFrozenDictionary(value => value, value => Spell(value.ToString()));

    private static readonly FrozenDictionary<string, T> ByCode =
        ByValue.ToFrozenDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

    /// <summary>All codes, in the order of declaration.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<T>().Select(value => ByValue[value])];

    public static string Of(T value) => ByValue[value];

    /// <summary>The value that <paramref name="code"/> names; false if none does. Case counts.</summary>
    public static bool TryParse(string code, out T value) => ByCode.TryGetValue(code, out value);

    /// <exception cref="FormatException">No member has that code.</exception>
    public static T Parse(string code) =>
        TryParse(code, out var value) ? value : throw new FormatException($"'{code}' names no {typeof(T).Name}.");

    private static string Spell(string name)
    {
        var separator = typeof(T) == typeof(Topic) || typeof(T) == typeof(ReportKind) ? '-' : '_';
        var code = new System.Text.StringBuilder(name.Length + 4);
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && code.Length > 0) code.Append(separator);
            code.Append(char.ToLowerInvariant(c));
        }

        return code.ToString();
    }
}

/// <summary>Shorthand for the code of an enumeration's member.</summary>
public static class CodeExtensions
{
    public static string Code(this Topic topic) => Codes<Topic>.Of(topic);

    public static string Code(this Qualifier qualifier) => Codes<Qualifier>.Of(qualifier);

    public static string Code(this ObservationStatus status) => Codes<ObservationStatus>.Of(status);

    public static string Code(this Measure measure) => Codes<Measure>.Of(measure);

    public static string Code(this PeriodSource source) => Codes<PeriodSource>.Of(source);

    public static string Code(this ReportKind kind) => Codes<ReportKind>.Of(kind);

    public static string Code(this FindingKind kind) => Codes<FindingKind>.Of(kind);

    public static string Code(this Aggregation aggregation) => Codes<Aggregation>.Of(aggregation);
}
