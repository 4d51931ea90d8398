using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Quantities;

namespace OpenData.Reading;

/// <summary>
/// Says of every numeral of a report what became of it: it is part of an observation, it counts nothing and is of a known kind, or it
/// could not be read. The three lists together leave out no numeral; <c>docs/reading.md</c> names the kinds.
/// </summary>
public static class NumeralAccount
{
    /// <summary>In the order of the text, without overlaps. The numerals are read again; they are no part of <see cref="ReadReport"/>.</summary>
    public static IReadOnlyList<AccountedNumeral> Of(ReadReport report)
    {
        var numerals = NumeralReader.Read(PlainCharacters.Of(report.Text));
        return
        [
            .. report.Observations.Select(observation => new AccountedNumeral(observation.Source) { Observation = observation })
                .Concat(numerals.NonObservations.Select(nothing => new AccountedNumeral(nothing.Span) { Kind = nothing.Kind }))
                .Concat(numerals.Unread.Select(unread => new AccountedNumeral(unread.Span) { Diagnostic = unread }))
                .OrderBy(numeral => numeral.Span.Start),
        ];
    }
}

/// <summary>A stretch of the text with a numeral in it, and what it is: exactly one of the three others is not null.</summary>
/// <param name="Span">In UTF-16 units of the report's text.</param>
public sealed record AccountedNumeral(SourceSpan Span)
{
    public Observation? Observation { get; init; }

    public NonObservationKind? Kind { get; init; }

    public Diagnostic? Diagnostic { get; init; }
}
