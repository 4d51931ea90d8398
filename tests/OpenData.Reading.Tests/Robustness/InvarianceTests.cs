using OpenData.Reading.Tests.Gold;

namespace OpenData.Reading.Tests.Robustness;

/// <summary>The same report in the other script or width says the same.</summary>
public sealed class InvarianceTests
{
    public static TheoryData<string> Reports => GoldCorpus.NamesOf(GoldCorpus.All);

    [Theory]
    [MemberData(nameof(Reports))]
    public void Traditional_characters_change_nothing(string name) => AssertSame(name, text => OtherForms.Traditional(text, seed: 1));

    [Theory]
    [MemberData(nameof(Reports))]
    public void Simplified_characters_change_nothing(string name) => AssertSame(name, OtherForms.Simplified);

    [Theory]
    [MemberData(nameof(Reports))]
    public void Full_width_digits_change_nothing(string name) => AssertSame(name, OtherForms.FullWidth);

    [Theory]
    [MemberData(nameof(Reports))]
    public void Half_width_characters_change_nothing(string name) => AssertSame(name, OtherForms.HalfWidth);

    /// <summary>Failures count the lines that differ and show none: some of the reports are held out.</summary>
    private static void AssertSame(string name, Func<string, string> form)
    {
        var report = GoldCorpus.Get(name);
        var (expected, actual) = (Figures.Of(report.Text, report.Hint), Figures.Of(form(report.Text), report.Hint));

        Assert.Equal(expected.Count, actual.Count);
        Assert.Equal(0, expected.Zip(actual).Count(pair => pair.First != pair.Second));
    }
}
