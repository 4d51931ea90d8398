using OpenData.Reading.Characters;
using OpenData.Testing;

namespace OpenData.Reading.Tests.Robustness;

/// <summary>The same text in the other script or in characters of another width, one character for one.</summary>
internal static class OtherForms
{
    private static readonly ILookup<char, char> TraditionalOf = File
        .ReadLines(Repository.PathOf("src", "OpenData.Reading", "Characters", "traditional-to-simplified.txt"))
        .Where(line => line.Length == 2)
        .ToLookup(pair => pair[1], pair => pair[0]);

    /// <summary>Each character that has traditional forms in one of them, chosen by the seed: 发 becomes 發 or 髮.</summary>
    public static string Traditional(string text, int seed)
    {
        var random = new Random(seed);
        return Map(text, c => TraditionalOf[c].ToArray() is { Length: > 0 } forms ? forms[random.Next(forms.Length)] : c);
    }

    /// <summary>Digits, letters, percent signs, and the points and commas between digits, in full width.</summary>
    public static string FullWidth(string text) =>
        string.Concat(text.Select((c, i) => char.IsAsciiLetterOrDigit(c) || c == '%' || (c is '.' or ',' && IsDigit(text, i - 1) && IsDigit(text, i + 1)) ? (char)(c + 0xFEE0) : c));

    /// <summary>Everything that has a half-width form in it.</summary>
    public static string HalfWidth(string text) => Map(text, c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c);

    public static string Simplified(string text) => Map(text, PlainCharacters.Of);

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);

    private static string Map(string text, Func<char, char> map) => string.Create(text.Length, (text, map), static (form, source) =>
    {
        for (var i = 0; i < form.Length; i++) form[i] = source.map(source.text[i]);
    });
}
