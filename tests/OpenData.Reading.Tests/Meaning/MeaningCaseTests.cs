using OpenData.Observations;
using OpenData.Reading.Characters;
using OpenData.Reading.Tests.Quantities;

namespace OpenData.Reading.Tests.Meaning;

/// <summary>What the figures of short sentences count, and whether they report, promise or look back.</summary>
public sealed class MeaningCaseTests
{
    public static TheoryData<string, string, bool> Cases => CaseFile.Lines("meanings.txt");

    [Theory]
    [MemberData(nameof(Cases))]
    public void Says_what_each_figure_of_a_sentence_counts(string input, string expected, bool isKnownFailure)
    {
        // A title and a line above, so that the sentence is neither; ⏎ is a line's end.
        var text = $"白水镇2023年工作总结\n今年以来,我镇扎实工作。\n{input.Replace('⏎', '\n')}\n";
        var observations = ReportReader.ReadText(new ReportText(text), new ReportHint(FileName: "2023.txt")).Observations;

        CaseFile.Verify(expected, string.Join("; ", observations.Select(Describe)), isKnownFailure);
    }

    private static string Describe(Observation observation) =>
        $"{observation.Quantity.Text.Replace('\n', '⏎')} {observation.Indicator}{(observation.Status == ObservationStatus.Actual ? "" : $" ({observation.Status.Code()})")}";
}
