using System.Globalization;
using OpenData.Reading;
using OpenData.Reading.Quantities;

namespace OpenData.Cli.Output;

/// <summary>The colour of what became of a numeral, as a terminal is told it.</summary>
internal static class Palette
{
    /// <summary>Green, bold: what the report says in numbers.</summary>
    public const string Observation = "\u001b[1;32m";

    /// <summary>On red: what a person has to look at.</summary>
    public const string Unread = "\u001b[1;97;41m";

    /// <summary>Of the 256 colours, those that are told apart on black and on white; one a kind, in the order of declaration.</summary>
    private static readonly int[] Kinds = [33, 38, 67, 245, 130, 136, 99, 133, 244, 243, 172, 109, 96, 167];

    public static string ColourOf(AccountedNumeral numeral) =>
        numeral.Observation is not null ? Observation : numeral.Kind is { } kind ? ColourOf(kind) : Unread;

    public static string ColourOf(NonObservationKind kind) => string.Create(CultureInfo.InvariantCulture, $"\u001b[38;5;{Kinds[(int)kind]}m");
}
