namespace OpenData.Observations.Tests.Checks;

public sealed class RangeCheckTests
{
    [Fact]
    public void A_rate_above_a_hundred_percent_is_found()
    {
        var finding = Assert.Single(new ReportFigures().Add("医保参保率", 120, "%").Findings);

        Assert.Equal((FindingKind.PercentOutOfRange, false), (finding.Kind, finding.Verified));
        Assert.Equal("“医保参保率”为120%，超出0%至100%。", finding.Message);
        Assert.Equal("“医保参保率” is 120%, outside 0 to 100 percent.", finding.MessageEn);
    }

    [Theory]
    [InlineData("医保参保率", 100)]
    [InlineData("任务完成率", 120)]
    [InlineData("产值增长率", 150)]
    [InlineData("占上年", 130)]
    public void Rates_that_may_be_so_say_nothing(string indicator, int value) => Assert.Empty(new ReportFigures().Add(indicator, value, "%").Findings);

    [Fact]
    public void Ten_times_more_people_than_live_there_are_found()
    {
        var finding = Assert.Single(new ReportFigures().Add("总人口", 12000, "人").NextSentence().Add("医保参保", 124000, "人").Findings);

        Assert.Equal(FindingKind.ImplausibleMagnitude, finding.Kind);
        Assert.Equal([2, 1], finding.Observations);
        Assert.Equal("“医保参保”为124000人，是本地人口12000人的十倍以上。", finding.Message);
    }

    [Fact]
    public void Visitors_are_counted_in_other_units() =>
        Assert.Empty(new ReportFigures().Add("总人口", 12000, "人").NextSentence().Add("接待游客", 124000, "人次").Findings);

    [Fact]
    public void Without_a_population_nothing_is_implausible() => Assert.Empty(new ReportFigures().Add("医保参保", 124000, "人").Findings);
}
