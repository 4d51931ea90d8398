using System.Globalization;
using OpenData.Observations;
using OpenData.Reading;

namespace OpenData.Benchmarks.Scale;

/// <summary>A sample report as read, prepared for being told again with other figures of the same length, so that no offset moves.</summary>
internal sealed class SeedReport
{
    private readonly ReadReport report;
    private readonly int[] quoteStarts;

    private SeedReport(ReadReport report)
    {
        this.report = report;
        quoteStarts = [.. report.Observations.Select(observation => QuoteStart(report.Text, observation))];
    }

    public static IReadOnlyList<SeedReport> All { get; } =
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Reports"), "*.txt", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => ReportReader.Read(File.ReadAllBytes(path), new ReportHint(Path.GetFileName(Path.GetDirectoryName(path)), Path.GetFileName(path))))
            .Where(report => report.Rejection is null)
            .Select(report => new SeedReport(report))];

    public string Text => report.Text;

    public IReadOnlyList<Finding> Findings => report.Findings;

    /// <summary>Writes other digits into the characters of the text, and gives the observations that say so.</summary>
    /// <param name="text">The characters of <see cref="Text"/>, to be changed.</param>
    /// <param name="random">Where the digits come from.</param>
    /// <param name="year">Periods move as if the report were of that year.</param>
    /// <param name="offset">Of the text in the whole report.</param>
    /// <param name="firstSequence">The sequence of the first observation.</param>
    public IEnumerable<Observation> Vary(char[] text, Random random, int year, int offset, int firstSequence)
    {
        var quantities = report.Observations.Select(observation => Vary(text, random, observation)).ToList();
        var shift = year - report.Period!.Value.Year;
        return report.Observations.Select((observation, i) => observation with
        {
            Sequence = firstSequence + i,
            Quantity = quantities[i],
            Quote = quoteStarts[i] < 0 ? observation.Quote : new string(text, quoteStarts[i], observation.Quote.Length),
            Source = new SourceSpan(observation.Source.Start + offset, observation.Source.Length),
            Period = Shift(observation.Period, shift),
        });
    }

    private static Quantity Vary(char[] text, Random random, Observation observation)
    {
        var (quantity, start) = (observation.Quantity, observation.Source.Start);
        var length = quantity.Text.TakeWhile(c => char.IsAsciiDigit(c) || c == '.').Count();
        var isPlain = decimal.TryParse(quantity.Text.AsSpan(0, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var written)
            && written == quantity.Value && written > 0 && quantity.ValueMax is null && !quantity.Text.StartsWith("100", StringComparison.Ordinal);
        if (!isPlain) return quantity;
        for (var i = 0; i < length; i++)
        {
            var digit = text[start + i];
            if (digit != '.' && (i > 0 || digit != '0')) text[start + i] = (char)('0' + random.Next(i == 0 ? 1 : 0, 10));
        }

        var value = decimal.Parse(text.AsSpan(start, length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return quantity with
        {
            Text = new string(text, start, quantity.Text.Length),
            Value = value,
            BaseValue = decimal.Round(value * quantity.BaseValue / quantity.Value, 4),
        };
    }

    private static Period? Shift(Period? period, int years) => period is not { } known ? null
        : known.IsOpen ? Period.Since(known.Year + years)
        : Period.OfMonths(known.Year + years, known.FirstMonth, known.LastYearCovered + years, known.LastMonth);

    /// <summary>Where the quote stands around the quantity; −1 where it is not one stretch of the text.</summary>
    private static int QuoteStart(string text, Observation observation)
    {
        var (start, end) = (observation.Source.Start, observation.Source.End);
        var from = Math.Max(0, end - observation.Quote.Length);
        return text.IndexOf(observation.Quote, from, Math.Min(text.Length, start + observation.Quote.Length) - from, StringComparison.Ordinal);
    }
}
