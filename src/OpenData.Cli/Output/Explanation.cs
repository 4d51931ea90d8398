using System.Globalization;
using OpenData.Api;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Reading.Quantities;

namespace OpenData.Cli.Output;

/// <summary>
/// The text of a report with every numeral in the colour of what became of it, or between marks where there are no colours, and a
/// legend that counts them: <c>⟨#3 86.4亿元⟩</c> is the third observation, <c>⟨date 2023年⟩</c> counts nothing, <c>⟨! 120⟩</c> was not read.
/// </summary>
internal sealed class Explanation(Terminal terminal, bool colours)
{
    private const string Plain = "\u001b[0m";

    public void Write(ReadReport report)
    {
        var numerals = NumeralAccount.Of(report);
        var at = 0;
        foreach (var numeral in numerals)
        {
            terminal.Out.Write(report.Text.AsSpan(at, numeral.Span.Start - at));
            var words = report.Text.Substring(numeral.Span.Start, numeral.Span.Length);
            terminal.Out.Write(colours ? $"{Palette.ColourOf(numeral)}{words}{Plain}" : $"⟨{Mark(numeral)} {words}⟩");
            at = numeral.Span.End;
        }

        terminal.Out.WriteLine(report.Text.AsSpan(at));
        WriteLegend(numerals);
    }

    private static string Mark(AccountedNumeral numeral) => numeral switch
    {
        { Observation: { } observation } => string.Create(CultureInfo.InvariantCulture, $"#{observation.Sequence}"),
        { Kind: { } kind } => Codes<NonObservationKind>.Of(kind),
        _ => "!",
    };

    private void WriteLegend(IReadOnlyList<AccountedNumeral> numerals)
    {
        terminal.Out.WriteLine();
        WriteCounts("#", Palette.Observation, new("观测", "observation"), numerals.Count(numeral => numeral.Observation is not null));
        foreach (var group in numerals.Where(numeral => numeral.Kind is not null).GroupBy(numeral => numeral.Kind!.Value).OrderBy(group => group.Key))
        {
            WriteCounts(Codes<NonObservationKind>.Of(group.Key), Palette.ColourOf(group.Key), KindWords.Of(group.Key), group.Count());
        }

        WriteCounts("!", Palette.Unread, new("未能读懂", "not read"), numerals.Count(numeral => numeral.Diagnostic is not null));
        terminal.Say(new($"共 {numerals.Count} 处数字，各有归属。", $"{numerals.Count} numerals in all, each accounted for."));
    }

    private void WriteCounts(string mark, string colour, Bilingual meaning, int count)
    {
        var number = count.ToString(CultureInfo.InvariantCulture).PadLeft(6);
        terminal.Out.WriteLine(colours ? $"{number}  {colour}{terminal.In(meaning)}{Plain}" : $"{number}  {mark,-15} {terminal.In(meaning)}");
    }
}
