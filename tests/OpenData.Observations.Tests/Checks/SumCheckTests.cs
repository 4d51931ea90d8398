namespace OpenData.Observations.Tests.Checks;

public sealed class SumCheckTests
{
    // 监测对象155户,其中脱贫不稳定户9户、突发严重困难户3户、边缘易致贫户143户
    [Fact]
    public void Parts_that_make_the_whole_verify_it()
    {
        var finding = Assert.Single(Parts(155, 9, 3, 143).Findings);

        Assert.Equal((FindingKind.SumMismatch, true), (finding.Kind, finding.Verified));
        Assert.Equal([1, 2, 3, 4], finding.Observations);
        Assert.Equal((155m, 155m, 0m), (finding.Expected, finding.Stated, finding.Tolerance));
        Assert.Equal("分项之和与总数一致：9户 + 3户 + 143户 = 155户。", finding.Message);
        Assert.Equal("The parts add up to the whole: 9户 + 3户 + 143户 = 155户.", finding.MessageEn);
    }

    [Fact]
    public void Parts_that_are_more_than_the_whole_differ_from_it()
    {
        var finding = Assert.Single(Parts(155, 9, 3, 146).Findings);

        Assert.False(finding.Verified);
        Assert.Equal((158m, 155m), (finding.Expected, finding.Stated));
        Assert.Equal("分项之和与总数相差3户：9户 + 3户 + 146户 = 158户，总数为155户。", finding.Message);
        Assert.Equal("The parts differ from the whole by 3 户: 9户 + 3户 + 146户 = 158户; the whole is 155户.", finding.MessageEn);
    }

    [Fact]
    public void Three_parts_that_almost_make_the_whole_differ_from_it() => Assert.False(Assert.Single(Parts(155, 9, 3, 140).Findings).Verified);

    [Theory]
    [InlineData(155, 9, 3)]
    [InlineData(155, 9, 143)]
    [InlineData(155, 9, 3, 100)]
    [InlineData(155, 155)]
    public void Parts_that_need_not_be_all_say_nothing(int whole, params int[] parts) => Assert.Empty(Parts(whole, parts).Findings);

    [Fact]
    public void Rounding_explains_a_difference_of_half_a_unit_of_each_last_digit()
    {
        var figures = new ReportFigures().Add("投资", 1.25m, "万元").Add("省级投资", 4200, "元", partOf: 1).Add("县级投资", 8323, "元", partOf: 1);

        Assert.True(Assert.Single(figures.Findings).Verified);
    }

    [Fact]
    public void An_approximate_whole_allows_a_tenth()
    {
        Assert.True(Assert.Single(new ReportFigures().Add("受灾户", 150, "户", qualifier: Qualifier.Approx).Add("重灾户", 60, "户", partOf: 1).Add("轻灾户", 100, "户", partOf: 1).Findings).Verified);
        Assert.False(Assert.Single(new ReportFigures().Add("受灾户", 150, "户", qualifier: Qualifier.Approx).Add("重灾户", 60, "户", partOf: 1).Add("轻灾户", 110, "户", partOf: 1).Findings).Verified);
    }

    [Fact]
    public void Households_and_people_are_added_up_apart()
    {
        var findings = new ReportFigures()
            .Add("监测对象", 155, "户").Add("监测对象", 408, "人")
            .Add("不稳定户", 9, "户", partOf: 1).Add("不稳定户", 16, "人", partOf: 2)
            .Add("易致贫户", 146, "户", partOf: 1).Add("易致贫户", 392, "人", partOf: 2)
            .Findings;

        Assert.Equal([[1, 3, 5], [2, 4, 6]], findings.Select(finding => finding.Observations));
        Assert.All(findings, finding => Assert.True(finding.Verified));
    }

    [Fact]
    public void 名_and_人_both_count_people() =>
        Assert.True(Assert.Single(new ReportFigures().Add("五保对象", 364, "名").Add("分散供养", 283, "人", partOf: 1).Add("集中供养", 81, "人", partOf: 1).Findings).Verified);

    [Fact]
    public void Unlike_things_are_not_added()
    {
        Assert.Empty(new ReportFigures().Add("存栏", 10, "头").Add("牛", 6, "头", partOf: 1).Add("羊", 9, "只", partOf: 1).Findings);
        Assert.Empty(new ReportFigures().Add("项目", 10, "个").Add("续建", 6, "个", partOf: 1).Add("新建", 9, "个", partOf: 1, status: ObservationStatus.Target).Findings);
        Assert.Empty(new ReportFigures().Add("项目", 10, "个").Add("续建", 6, "个", partOf: 1).Add("新建", 9, "个", partOf: 1, qualifier: Qualifier.Min).Findings);
    }

    private static ReportFigures Parts(int whole, params int[] parts)
    {
        var figures = new ReportFigures().Add("监测对象", whole, "户");
        foreach (var part in parts) figures.Add("其中", part, "户", partOf: 1);
        return figures;
    }
}
