using System.Runtime.InteropServices;
using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Quantities;
using OpenData.Reading.Structure;

namespace OpenData.Reading.Meaning;

/// <summary>Makes an observation of each quantity: what it counts, its status, topic, place, period and measure.</summary>
internal sealed class ObservationReader
{
    private const int LongestQuote = 200;

    private readonly ReportText text;
    private readonly NumeralReading numerals;
    private readonly Outline outline;
    private readonly Period? reportPeriod;
    private readonly IndicatorReader indicators;
    private readonly TopicReader topics;
    private readonly StatusReader statuses;
    private readonly PlaceReader places;
    private readonly List<Observation> observations;
    private SourceSpan quoted;
    private string quote = "";

    private ObservationReader(ReportText text, NumeralReading numerals, Outline outline, ReportFacts facts, string[] ownNames)
    {
        this.text = text;
        this.numerals = numerals;
        this.outline = outline;
        reportPeriod = facts.Period;
        indicators = new IndicatorReader(text.Plain, outline, ownNames);
        topics = new TopicReader(text.Plain, outline, facts.Kind);
        statuses = new StatusReader(text.Plain);
        places = new PlaceReader(text.Plain);
        observations = new List<Observation>(numerals.Quantities.Count);
    }

    public static List<Observation> Read(ReportText text, NumeralReading numerals, Outline outline, ReportFacts facts, string[] ownNames)
    {
        var reader = new ObservationReader(text, numerals, outline, facts, ownNames);
        reader.ReadAll();
        return reader.observations;
    }

    private void ReadAll()
    {
        var (next, nextDate) = (0, 0);
        var quantities = CollectionsMarshal.AsSpan(numerals.Quantities);
        foreach (var sentence in outline.Sentences)
        {
            while (next < quantities.Length && quantities[next].Span.Start < sentence.Span.Start) next++;
            var first = next;
            while (next < quantities.Length && quantities[next].Span.Start < sentence.Span.End) next++;
            while (nextDate < numerals.Dates.Count && numerals.Dates[nextDate].Span.Start < sentence.Span.Start) nextDate++;
            indicators.Begin(sentence);
            if (next > first) ReadSentence(sentence, quantities[first..next], nextDate);
        }
    }

    private void ReadSentence(Sentence sentence, ReadOnlySpan<WrittenQuantity> quantities, int firstDate)
    {
        var mentions = MentionReader.Read(text.Plain, sentence, outline.Tables, quantities);
        var wholes = new PartWholes();
        foreach (var mention in mentions)
        {
            var (indicator, rule) = indicators.Read(mention);
            var status = statuses.Read(mention);
            var measure = MeasureReader.Read(mention.Quantity, indicator);
            var catalogued = IndicatorMatcher.Find(indicator, mention.Quantity.Unit.BaseUnit, measure);
            var period = PeriodReader.Read(text.Plain, mention, numerals.Dates, firstDate, reportPeriod, status);
            observations.Add(new Observation
            {
                Sequence = observations.Count + 1,
                Quantity = QuantityOf(mention),
                Indicator = indicator,
                IndicatorId = catalogued?.Id,
                Topic = topics.Read(mention, indicator, catalogued?.Topic),
                Status = status,
                Measure = measure,
                Place = places.Find(mention),
                Period = period ?? reportPeriod,
                PeriodSource = period is null ? PeriodSource.Report : PeriodSource.Text,
                Source = mention.Quantity.Span,
                Quote = QuoteOf(mention),
                Section = outline.PathOf(sentence.Heading, text.Original),
                Confidence = ConfidenceReader.Read(indicator, rule, catalogued is not null),
                Rule = rule,
                Sentence = sentence.Span.Start,
                PartOf = wholes.Follow(mention, observations.Count + 1, indicators.InParts),
            });
        }
    }

    /// <summary>The clause; of an endless one what stands around the number, fifty characters before it and as many from its first on at least, the same stretch for numbers that stand close together. Numbers of one quote share it.</summary>
    private string QuoteOf(Mention mention)
    {
        var span = mention.Clause;
        if (span.Length > LongestQuote)
        {
            var number = mention.Quantity.Span;
            var start = number.Start - ((number.Start - span.Start) % (LongestQuote / 2)) - (LongestQuote / 4);
            span = SourceSpan.FromBounds(Math.Max(span.Start, start), Math.Min(span.End, Math.Max(number.End, start + LongestQuote)));
        }

        if (span != quoted) (quoted, quote) = (span, span.Of(text.Original).Trim());
        return quote;
    }

    private Quantity QuantityOf(Mention mention)
    {
        var written = mention.Quantity;
        return new Quantity(
            written.Span.Of(text.Original),
            written.Value.Normalised(),
            written.ValueMax?.Normalised(),
            written.UnitText(text.Original),
            written.BaseValue,
            written.BaseValueMax,
            written.Unit.BaseUnit,
            QualifierReader.Read(text.Plain, mention));
    }
}
