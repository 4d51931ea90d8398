using OpenData.Api;
using OpenData.Observations;
using OpenData.Portal.Texts;

namespace OpenData.Portal.Tests.Texts;

public sealed class PeriodsTests
{
    [Theory]
    [InlineData("2023", "2023", "2023")]
    [InlineData("2023-H1", "2023年上半年", "first half of 2023")]
    [InlineData("2023-H2", "2023年下半年", "second half of 2023")]
    [InlineData("2023-Q3", "2023年第三季度", "Q3 2023")]
    [InlineData("2023-Q4", "2023年第四季度", "Q4 2023")]
    [InlineData("2023-09", "2023年9月", "Sep 2023")]
    [InlineData("2023-01/2023-09", "2023年1–9月", "Jan–Sep 2023")]
    [InlineData("2016/2020", "2016–2020年", "2016–2020")]
    [InlineData("2022-11/2023-02", "2022年11月–2023年2月", "Nov 2022 – Feb 2023")]
    [InlineData("2014/", "2014年以来", "since 2014")]
    public void Are_written_as_people_say_them(string period, string chinese, string english)
    {
        Assert.Equal(chinese, Periods.Of(period, Language.Zh));
        Assert.Equal(english, Periods.Of(period, Language.En));
    }

    [Fact]
    public void Leave_out_the_year_where_it_is_said_already()
    {
        Assert.Equal("上半年", Periods.WithoutYear(Period.OfHalf(2023, 1), Language.Zh));
        Assert.Equal("Q2", Periods.WithoutYear(Period.OfQuarter(2023, 2), Language.En));
    }

    [Fact]
    public void Say_that_there_is_none() => Assert.Equal("–", Periods.Of(null, Language.En));
}
