namespace OpenData.Observations.Tests.Checks;

public sealed class ConflictCheckTests
{
    [Fact]
    public void The_same_figure_twice_and_different_is_found()
    {
        var finding = Assert.Single(Twice(36, 38).Findings);

        Assert.Equal((FindingKind.ConflictingValues, false), (finding.Kind, finding.Verified));
        Assert.Equal([1, 2], finding.Observations);
        Assert.Equal("“建档立卡贫困户”在文中两处不同：36户与38户，相差2户。", finding.Message);
        Assert.Equal("“建档立卡贫困户” stands twice and differs: 36户 and 38户, by 2 户.", finding.MessageEn);
    }

    [Fact]
    public void The_same_figure_twice_and_equal_says_nothing() => Assert.Empty(Twice(36, 36).Findings);

    [Fact]
    public void Two_figures_of_one_sentence_are_two_things() =>
        Assert.Empty(new ReportFigures().Add("建档立卡贫困户", 36, "户").Add("建档立卡贫困户", 38, "户").Findings);

    [Fact]
    public void Rounding_is_no_conflict() =>
        Assert.Empty(new ReportFigures().Add("村集体经济收入", 1.25m, "万元").NextSentence().Add("村集体经济收入", 12512, "元").Findings);

    [Fact]
    public void Another_place_period_or_status_is_another_figure()
    {
        Assert.Empty(new ReportFigures().Add("建档立卡贫困户", 36, "户").NextSentence().Add("建档立卡贫困户", 8, "户", place: "白水村").Findings);
        Assert.Empty(new ReportFigures().Add("建档立卡贫困户", 36, "户").NextSentence().Add("建档立卡贫困户", 8, "户", period: Period.OfYear(2016)).Findings);
        Assert.Empty(new ReportFigures().Add("建档立卡贫困户", 36, "户").NextSentence().Add("建档立卡贫困户", 8, "户", status: ObservationStatus.Target).Findings);
        Assert.Empty(new ReportFigures().Add("建档立卡贫困户", 36, "户").NextSentence().Add("建档立卡贫困户", 38, "户", qualifier: Qualifier.Approx).Findings);
    }

    [Fact]
    public void A_phrase_too_short_to_name_one_thing_says_nothing() =>
        Assert.Empty(new ReportFigures().Add("受灾户", 36, "户").NextSentence().Add("受灾户", 38, "户").Findings);

    private static ReportFigures Twice(int first, int second) =>
        new ReportFigures().Add("建档立卡贫困户", first, "户").NextSentence().Add("建档立卡贫困户", second, "户");
}
