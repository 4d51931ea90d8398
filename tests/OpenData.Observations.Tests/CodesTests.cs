namespace OpenData.Observations.Tests;

/// <summary>The codes are part of API v1: inside it things are only added.</summary>
public sealed class CodesTests
{
    [Fact]
    public void Topics_have_the_codes_of_the_annotation_guide() => Assert.Equal(
        "party-building poverty-alleviation agriculture economy infrastructure land-housing environment social-security health-population "
        + "education-culture employment public-safety social-governance civility administration",
        string.Join(' ', Codes<Topic>.All));

    [Fact]
    public void Other_codes_are_words_joined_by_underscores()
    {
        Assert.Equal(["exact", "approx", "min", "max", "range", "rank", "ratio"], Codes<Qualifier>.All);
        Assert.Equal(["actual", "target", "prior"], Codes<ObservationStatus>.All);
        Assert.Equal(["level", "change", "growth_rate", "share", "rank", "ratio"], Codes<Measure>.All);
        Assert.Equal(["report", "text"], Codes<PeriodSource>.All);
        Assert.Equal(["annual", "half-year", "quarter", "month", "special"], Codes<ReportKind>.All);
        Assert.Equal(["sum_mismatch", "share_mismatch", "growth_mismatch", "conflicting_values", "percent_out_of_range", "implausible_magnitude"], Codes<FindingKind>.All);
        Assert.Equal(["none", "sum", "average"], Codes<Aggregation>.All);
    }

    [Fact]
    public void Every_code_names_its_member()
    {
        AssertRoundTrip<Topic>(topic => topic.Code());
        AssertRoundTrip<Qualifier>(qualifier => qualifier.Code());
        AssertRoundTrip<ObservationStatus>(status => status.Code());
        AssertRoundTrip<Measure>(measure => measure.Code());
        AssertRoundTrip<PeriodSource>(source => source.Code());
        AssertRoundTrip<ReportKind>(kind => kind.Code());
        AssertRoundTrip<FindingKind>(kind => kind.Code());
        AssertRoundTrip<Aggregation>(aggregation => aggregation.Code());
    }

    [Theory]
    [InlineData("")]
    [InlineData("Agriculture")]
    [InlineData("agriculture ")]
    [InlineData("party_building")]
    [InlineData("0")]
    public void Other_words_are_no_code(string code)
    {
        Assert.False(Codes<Topic>.TryParse(code, out _));
        Assert.Equal($"'{code}' names no Topic.", Assert.Throws<FormatException>(() => Codes<Topic>.Parse(code)).Message);
    }

    private static void AssertRoundTrip<T>(Func<T, string> codeOf)
        where T : struct, Enum =>
        Assert.All(Enum.GetValues<T>(), value => Assert.Equal(value, Codes<T>.Parse(codeOf(value))));
}
