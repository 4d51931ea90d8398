namespace OpenData.Observations.Tests.Checks;

public sealed class GrowthCheckTests
{
    // 规模工业产值由上年的28.5亿元增至31.2亿元,增长9.5%
    [Fact]
    public void A_rate_that_two_figures_give_is_verified()
    {
        var finding = Assert.Single(Grown(28.5m, 31.2m, 9.5m).Findings);

        Assert.Equal((FindingKind.GrowthMismatch, true), (finding.Kind, finding.Verified));
        Assert.Equal([3, 2, 1], finding.Observations);
        Assert.Equal((9.47m, 9.5m), (finding.Expected, finding.Stated));
        Assert.Equal("增幅与前后两数相符：(31.2万元 − 28.5万元) ÷ 28.5万元 = 9.47%。", finding.Message);
        Assert.Equal("The growth follows from the two figures: (31.2万元 − 28.5万元) ÷ 28.5万元 = 9.47%.", finding.MessageEn);
    }

    [Fact]
    public void A_rate_that_differs_is_found()
    {
        var finding = Assert.Single(Grown(28.5m, 31.2m, 11.2m).Findings);

        Assert.False(finding.Verified);
        Assert.Equal("增幅与前后两数相差1.73个百分点：(31.2万元 − 28.5万元) ÷ 28.5万元 = 9.47%，文中为11.2%。", finding.Message);
        Assert.Equal("The growth differs from the two figures by 1.73 points: (31.2万元 − 28.5万元) ÷ 28.5万元 = 9.47%; the text says 11.2%.", finding.MessageEn);
    }

    // 出口额2100万元,比去年同期的2500万元下降16%
    [Fact]
    public void A_fall_is_printed_without_a_sign()
    {
        var finding = Assert.Single(new ReportFigures()
            .Add("出口额", 2100, "万元").Add("出口额", 2500, "万元", status: ObservationStatus.Prior).Add("出口额下降", 16, "%", Measure.GrowthRate).Findings);

        Assert.True(finding.Verified);
        Assert.Equal((-16m, -16m), (finding.Expected, finding.Stated));
    }

    [Fact]
    public void Figures_that_do_not_belong_together_say_nothing()
    {
        Assert.Empty(new ReportFigures().Add("产值", 28.5m, "万元").Add("产值", 31.2m, "万元").Add("产值增长", 50, "%", Measure.GrowthRate).Findings);
        Assert.Empty(new ReportFigures().Add("产值", 28.5m, "万元", status: ObservationStatus.Prior).Add("企业", 31, "家").Add("产值增长", 50, "%", Measure.GrowthRate).Findings);
        Assert.Empty(new ReportFigures().Add("产值", 28.5m, "万元", status: ObservationStatus.Prior).Add("产值", 31.2m, "万元").NextSentence().Add("产值增长", 50, "%", Measure.GrowthRate).Findings);
        Assert.Empty(new ReportFigures().Add("产值", 0, "万元", status: ObservationStatus.Prior).Add("产值", 31.2m, "万元").Add("产值增长", 50, "%", Measure.GrowthRate).Findings);
    }

    [Fact]
    public void Figures_that_are_not_exact_are_not_compared() =>
        Assert.Empty(new ReportFigures().Add("产值", 28.5m, "万元", status: ObservationStatus.Prior).Add("产值", 31.2m, "万元", qualifier: Qualifier.Approx).Add("产值增长", 50, "%", Measure.GrowthRate).Findings);

    private static ReportFigures Grown(decimal earlier, decimal later, decimal rate) =>
        new ReportFigures().Add("产值", earlier, "万元", status: ObservationStatus.Prior).Add("产值", later, "万元").Add("产值增长", rate, "%", Measure.GrowthRate);
}
