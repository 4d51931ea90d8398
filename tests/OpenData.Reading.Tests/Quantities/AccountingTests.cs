using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Meaning;
using OpenData.Reading.Quantities;
using OpenData.Reading.Structure;
using OpenData.Reading.Tests.Gold;
using OpenData.Reading.Tests.Robustness;

namespace OpenData.Reading.Tests.Quantities;

/// <summary>Nothing numeric is silently dropped: observations, recognised non-observations and diagnostics add up to all numerals of a text.</summary>
public sealed class AccountingTests
{
    private const string Opening = "白水镇2023年工作总结\n今年以来,我镇扎实工作。\n";

    public static TheoryData<string> Reports => GoldCorpus.NamesOf(GoldCorpus.All);

    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_number_of_a_report_is_accounted_for_as_a_whole(string name)
    {
        var report = GoldCorpus.Get(name);
        var spans = Accounted(report.Text, report.Hint);

        Assert.Empty(Runs(report.Text).Where(run => !spans.Any(span => span.Contains(run))).Select(run => $"{run}"));
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void No_number_of_a_report_is_accounted_for_twice(string name)
    {
        var report = GoldCorpus.Get(name);

        Assert.Empty(Overlaps(Accounted(report.Text, report.Hint)));
    }

    [Fact]
    public void Every_numeral_of_any_text_is_accounted_for_once() => GeneratedText.ForAll(body =>
    {
        var text = Opening + body;
        var spans = Accounted(text, new ReportHint("430681104", "2023.txt"));
        Assert.Empty(Overlaps(spans));
        Assert.All(spans, span => Assert.True(ReadingRules.IsInside(span, text)));

        var covered = new bool[text.Length];
        foreach (var span in spans) covered.AsSpan(span.Start, span.Length).Fill(true);
        Assert.DoesNotContain(Enumerable.Range(0, text.Length), at => !covered[at] && NumeralCharacters.IsNumeral(PlainCharacters.Of(text[at])));
    });

    // 关于解决36户农户住房问题的报告
    [Fact]
    public void Every_numeral_of_a_title_is_accounted_for()
    {
        const string Text = "关于解决36户农户住房问题的报告\n今年以来,我镇扎实工作。";
        Assert.Contains(Accounted(Text, new ReportHint("430681104", "2023.txt")), span => span.Contains(new SourceSpan(4, 2)));
    }

    /// <summary>The spans of the three kinds, in the order of the text.</summary>
    private static SourceSpan[] Accounted(string text, ReportHint hint)
    {
        var numerals = NumeralReader.Read(PlainCharacters.Of(text));
        var report = ReportReader.ReadText(new ReportText(text), hint);
        var observations = report.Observations;
        numerals.LeaveOutNames(PlainCharacters.Of(text), ReportFactsReader.Read(new ReportText(text), numerals, hint.FileName).Body, OwnNames.Of(report.Township));
        return
        [
            .. observations.Select(observation => observation.Source)
                .Concat(numerals.NonObservations.Select(other => other.Span))
                .Concat(numerals.Unread.Select(diagnostic => diagnostic.Span))
                .OrderBy(span => span.Start),
        ];
    }

    private static IEnumerable<string> Overlaps(SourceSpan[] spans) => spans.Zip(spans.Skip(1)).Where(pair => pair.First.Overlaps(pair.Second)).Select(pair => $"{pair.First} and {pair.Second}");

    /// <summary>The longest stretches of digits and magnitudes.</summary>
    private static IEnumerable<SourceSpan> Runs(string text)
    {
        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && NumeralCharacters.IsNumeral(PlainCharacters.Of(text[end]))) end++;
            if (end > start) yield return SourceSpan.FromBounds(start, end);
            start = end;
        }
    }
}
