namespace OpenData.Observations.Tests.Checks;

public sealed class ShareCheckTests
{
    // 受理邻里纠纷163起,调成160起,调成率98.1%
    [Fact]
    public void A_share_that_two_counts_give_is_verified()
    {
        var finding = Assert.Single(Resolved(163, 160, 98.1m).Findings);

        Assert.Equal((FindingKind.ShareMismatch, true), (finding.Kind, finding.Verified));
        Assert.Equal([3, 2, 1], finding.Observations);
        Assert.Equal((98.16m, 98.1m, 0.05m), (finding.Expected, finding.Stated, finding.Tolerance));
        Assert.Equal("占比与两数相符：160起 ÷ 163起 = 98.16%。", finding.Message);
        Assert.Equal("The share follows from the two counts: 160起 ÷ 163起 = 98.16%.", finding.MessageEn);
    }

    [Theory]
    [InlineData(9820)]
    [InlineData(9816)]
    [InlineData(9810)]
    [InlineData(9800)]
    public void Rounding_and_cutting_off_are_both_fine(int hundredths) => Assert.True(Assert.Single(Resolved(163, 160, hundredths / 100m).Findings).Verified);

    [Fact]
    public void A_share_that_names_what_was_done_and_differs_is_found()
    {
        var finding = Assert.Single(Resolved(9, 8, 98.9m).Findings);

        Assert.False(finding.Verified);
        Assert.Equal("占比与两数之比相差10.01个百分点：8起 ÷ 9起 = 88.89%，文中为98.9%。", finding.Message);
        Assert.Equal("The share differs from the ratio of the two counts by 10.01 points: 8起 ÷ 9起 = 88.89%; the text says 98.9%.", finding.MessageEn);
    }

    [Fact]
    public void A_share_of_something_else_says_nothing() =>
        Assert.Empty(new ReportFigures().Add("排查矛盾纠纷", 163, "起").Add("化解矛盾纠纷", 100, "起").Add("群众满意度", 98.1m, "%").Findings);

    [Fact]
    public void Counts_of_another_sentence_are_not_compared() =>
        Assert.Empty(new ReportFigures().Add("排查矛盾纠纷", 9, "起").Add("化解矛盾纠纷", 8, "起").NextSentence().Add("矛盾纠纷化解率", 98.9m, "%").Findings);

    [Theory]
    [InlineData(Qualifier.Min)]
    [InlineData(Qualifier.Approx)]
    public void A_share_that_is_not_exact_is_not_checked(Qualifier qualifier) =>
        Assert.Empty(new ReportFigures().Add("排查矛盾纠纷", 9, "起").Add("化解矛盾纠纷", 8, "起").Add("矛盾纠纷化解率", 98.9m, "%", qualifier: qualifier).Findings);

    [Fact]
    public void A_target_is_not_checked() =>
        Assert.Empty(new ReportFigures().Add("排查矛盾纠纷", 9, "起").Add("化解矛盾纠纷", 8, "起").Add("矛盾纠纷化解率", 98.9m, "%", status: ObservationStatus.Target).Findings);

    [Fact]
    public void Unlike_counts_are_not_divided() =>
        Assert.Empty(new ReportFigures().Add("排查隐患", 9, "处").Add("化解矛盾纠纷", 8, "起").Add("矛盾纠纷化解率", 98.9m, "%").Findings);

    private static ReportFigures Resolved(int all, int done, decimal rate) =>
        new ReportFigures().Add("排查矛盾纠纷", all, "起").Add("化解矛盾纠纷", done, "起").Add("矛盾纠纷化解率", rate, "%");
}
