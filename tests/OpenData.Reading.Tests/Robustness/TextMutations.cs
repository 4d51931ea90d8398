using System.Text;
using OpenData.Reading.Characters;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Tests.Robustness;

/// <summary>Damages a text as typing, copying and scanning do, and worse. The same seed gives the same damage.</summary>
internal sealed class TextMutations(int seed)
{
    private const string Marks = ",，。；;：:、（）()【】〔〕“”‘’《》·—-~～%％‰/. \t\n\r　";

    private readonly Random random = new(seed);

    /// <summary>The kinds of damage, by name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["drop", "double", "swap", "cut in a number", "insert marks", "insert surrogates", "replace", "shuffle lines"];

    public string Apply(string kind, string text) => kind switch
    {
        "drop" => Each(text, (result, c) => { if (!Sometimes()) result.Append(c); }),
        "double" => Each(text, (result, c) => result.Append(c, Sometimes() ? 2 : 1)),
        "swap" => Swap(text),
        "cut in a number" => CutInNumber(text),
        "insert marks" => Each(text, (result, c) => { result.Append(c); if (Sometimes()) result.Append(Marks[random.Next(Marks.Length)]); }),
        "insert surrogates" => Each(text, (result, c) => { result.Append(c); if (Sometimes()) result.Append((char)random.Next(0xD800, 0xE000)); }),
        "replace" => Each(text, (result, c) => result.Append(Sometimes() ? (char)random.Next(1, 0x10000) : c)),
        "shuffle lines" => string.Join('\n', text.Split('\n').OrderBy(_ => random.Next())),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Every hundredth character or so.</summary>
    private bool Sometimes() => random.Next(100) == 0;

    private static string Each(string text, Action<StringBuilder, char> append)
    {
        var result = new StringBuilder(text.Length + 64);
        foreach (var c in text) append(result, c);
        return result.ToString();
    }

    private string Swap(string text)
    {
        var characters = text.ToCharArray();
        for (var i = 1; i < characters.Length; i++)
        {
            if (Sometimes()) (characters[i - 1], characters[i]) = (characters[i], characters[i - 1]);
        }

        return new string(characters);
    }

    /// <summary>The text up to the middle of one of its numbers.</summary>
    private string CutInNumber(string text)
    {
        var inside = Enumerable.Range(1, text.Length - 1).Where(i => IsNumeral(text[i - 1]) && IsNumeral(text[i])).ToArray();
        return inside.Length == 0 ? text[..(text.Length / 2)] : text[..inside[random.Next(inside.Length)]];
    }

    private static bool IsNumeral(char c) => NumeralCharacters.IsNumeral(PlainCharacters.Of(c));
}
