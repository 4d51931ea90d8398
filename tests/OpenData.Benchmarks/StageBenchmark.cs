using OpenData.Observations.Checks;
using OpenData.Reading.Characters;
using OpenData.Reading.Meaning;
using OpenData.Reading.Quantities;
using OpenData.Reading.Register;
using OpenData.Reading.Structure;

namespace OpenData.Benchmarks;

/// <summary>What each step of reading takes: the steps of <c>ReportReader.ReadText</c>, each over all reports.</summary>
internal static class StageBenchmark
{
    public static IReadOnlyList<(string Stage, Measurement Measurement)> Run(IReadOnlyList<SampleText> reports)
    {
        var texts = reports.Select(report => new ReportText(report.Text)).ToArray();
        var numerals = texts.Select(text => NumeralReader.Read(text.Plain)).ToArray();
        var facts = texts.Select((text, i) => ReportFactsReader.Read(text, numerals[i], reports[i].Hint.FileName)).ToArray();
        var outlines = texts.Select((text, i) => OutlineReader.Read(text.Plain, numerals[i], facts[i])).ToArray();
        var names = texts.Select((text, i) => OwnNames.Of(TownshipResolver.Resolve(text, reports[i].Hint.TownshipId).Township)).ToArray();
        var observations = texts.Select((text, i) => ObservationReader.Read(text, numerals[i], outlines[i], facts[i], names[i])).ToArray();
        return
        [
            Of("characters", i => new ReportText(reports[i].Text).Length),
            Of("quantities", i => NumeralReader.Read(texts[i].Plain).Quantities.Count),
            Of("facts", i => ReportFactsReader.Read(texts[i], numerals[i], reports[i].Hint.FileName).Body),
            Of("outline", i => OutlineReader.Read(texts[i].Plain, numerals[i], facts[i]).Sentences.Count),
            Of("township", i => TownshipResolver.Resolve(texts[i], reports[i].Hint.TownshipId).Township is null ? 0 : 1),
            Of("observations", i => ObservationReader.Read(texts[i], numerals[i], outlines[i], facts[i], names[i]).Count),
            Of("checks", i => ReportChecks.Run(observations[i]).Count),
        ];

        (string, Measurement) Of(string stage, Func<int, int> step) => (stage, Measurement.Of(() => Enumerable.Range(0, reports.Count).Sum(step)));
    }
}
