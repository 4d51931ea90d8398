using OpenData.Observations;
using OpenData.Reading.Characters;

namespace OpenData.Reading.Tests.Robustness;

public sealed class GeneratedTextTests
{
    private static readonly ReportHint Hint = new("430681104", "2023.txt");

    [Fact]
    public void No_text_breaks_a_rule() =>
        GeneratedText.ForAll(text => Assert.Empty(ReadingRules.Faults(ReportReader.ReadText(new ReportText(text), Hint))));

    [Fact]
    public void The_value_of_a_range_is_its_smaller_end() => KnownFailure.Still("百分之八至百分之五 keeps the order of the text", () => GeneratedText.ForAll(text =>
        Assert.All(
            ReportReader.ReadText(new ReportText(text), Hint).Observations.Where(observation => observation.Quantity.Qualifier == Qualifier.Range),
            observation => Assert.InRange(observation.Quantity.Value, decimal.MinValue, observation.Quantity.ValueMax!.Value))));

    [Fact]
    public void Script_and_width_change_nothing_but_the_quotes() =>
        GeneratedText.ForAll(text => Assert.Equal(Figures.Of(text, Hint), Figures.Of(OtherForms.FullWidth(OtherForms.Traditional(text, 1)), Hint)));
}
