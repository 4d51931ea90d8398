namespace OpenData.Observations.Tests;

public sealed class PeriodTests
{
    /// <summary>Every way to make a period, over a few years and the limits.</summary>
    private static readonly Period[] Some = [.. new[] { 1900, 2016, 2017, 2099, 2100 }.SelectMany(Of)];

    [Fact]
    public void Every_period_can_be_read_back() =>
        Assert.All(Some, period => Assert.Equal(period, Period.Parse(period.ToString())));

    [Fact]
    public void Equal_periods_are_written_alike_and_unequal_ones_are_not() =>
        Assert.Equal(Some.Distinct().Count(), Some.Select(period => period.ToString()).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("2017", 2017, 1, 2017, 12)]
    [InlineData("2017-H1", 2017, 1, 2017, 6)]
    [InlineData("2017-H2", 2017, 7, 2017, 12)]
    [InlineData("2017-Q1", 2017, 1, 2017, 3)]
    [InlineData("2017-Q4", 2017, 10, 2017, 12)]
    [InlineData("2017-09", 2017, 9, 2017, 9)]
    [InlineData("2017-12", 2017, 12, 2017, 12)]
    [InlineData("2017-01/2017-09", 2017, 1, 2017, 9)]
    [InlineData("2016-11/2017-02", 2016, 11, 2017, 2)]
    [InlineData("2016/2017", 2016, 1, 2017, 12)]
    [InlineData("2014/", 2014, 1, 2014, 12)]
    public void Knows_its_first_and_last_month(string text, int firstYear, int firstMonth, int lastYear, int lastMonth)
    {
        var period = Period.Parse(text);

        Assert.Equal((firstYear, firstMonth, lastYear, lastMonth), (period.Year, period.FirstMonth, period.LastYearCovered, period.LastMonth));
        Assert.Equal(text, period.ToString());
    }

    [Theory]
    [InlineData("2017-01/2017-03", "2017-Q1")]
    [InlineData("2017-07/2017-12", "2017-H2")]
    [InlineData("2017-Q1/2017-Q3", "2017-01/2017-09")]
    [InlineData("2017-01/2017-12", "2017")]
    [InlineData("2016-01/2017-12", "2016/2017")]
    [InlineData("2017-05/2017-05", "2017-05")]
    [InlineData("2017/2017", "2017")]
    public void Is_written_in_the_shortest_way(string text, string shortest)
    {
        Assert.Equal(shortest, Period.Parse(text).ToString());
        Assert.Equal(Period.Parse(shortest), Period.Parse(text));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("17")]
    [InlineData("1899")]
    [InlineData("2101")]
    [InlineData("２０１７")]
    [InlineData("二〇一七")]
    [InlineData(" 2017")]
    [InlineData("2017 ")]
    [InlineData("+017")]
    [InlineData("-2017")]
    [InlineData("2017-")]
    [InlineData("2017-1")]
    [InlineData("2017-00")]
    [InlineData("2017-13")]
    [InlineData("2017-Q0")]
    [InlineData("2017-Q5")]
    [InlineData("2017-q3")]
    [InlineData("2017-H3")]
    [InlineData("2017-Q3-1")]
    [InlineData("2017-09-12")]
    [InlineData("2017年")]
    [InlineData("/")]
    [InlineData("/2017")]
    [InlineData("2017//")]
    [InlineData("2017/2016")]
    [InlineData("2017-09/2017-01")]
    [InlineData("2017-01/2017")]
    [InlineData("2016/2017-09")]
    [InlineData("2017-01/")]
    [InlineData("2017/2018/2019")]
    public void Other_text_is_no_period(string? text)
    {
        Assert.False(Period.TryParse(text, out _));
        if (text is not null) Assert.Equal($"'{text}' is no period.", Assert.Throws<FormatException>(() => Period.Parse(text)).Message);
    }

    [Theory]
    [InlineData("2017", "2017-Q3", true)]
    [InlineData("2017", "2017", true)]
    [InlineData("2017-Q3", "2017", false)]
    [InlineData("2017-H1", "2017-06", true)]
    [InlineData("2017-H1", "2017-07", false)]
    [InlineData("2016/2018", "2017-01/2018-02", true)]
    [InlineData("2014/", "2017-Q3", true)]
    [InlineData("2014/", "2013", false)]
    [InlineData("2014/", "2015/", true)]
    [InlineData("2017", "2014/", false)]
    public void Covers_what_lies_within_it(string outer, string inner, bool covers) => Assert.Equal(covers, Period.Parse(outer).Covers(Period.Parse(inner)));

    [Theory]
    [InlineData("2017", true, false)]
    [InlineData("2016/2017", false, false)]
    [InlineData("2017-H1", false, false)]
    [InlineData("2017/", false, true)]
    public void Tells_a_year_and_an_open_end(string text, bool year, bool open)
    {
        Assert.Equal(year, Period.Parse(text).IsYear);
        Assert.Equal(open, Period.Parse(text).IsOpen);
    }

    [Fact]
    public void What_is_no_period_is_not_built()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYear(1899));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYear(2101));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfMonth(2017, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfMonth(2017, 13));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfQuarter(2017, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfHalf(2017, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfYears(2017, 2016));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.OfMonths(2017, 9, 2017, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Period.Since(1800));
    }

    private static IEnumerable<Period> Of(int year)
    {
        yield return Period.OfYear(year);
        yield return Period.Since(year);
        foreach (var half in new[] { 1, 2 }) yield return Period.OfHalf(year, half);
        foreach (var quarter in Enumerable.Range(1, 4)) yield return Period.OfQuarter(year, quarter);
        foreach (var first in Enumerable.Range(1, 12))
        {
            foreach (var last in Enumerable.Range(first, 13 - first)) yield return Period.OfMonths(year, first, year, last);
            if (year < 2100) yield return Period.OfMonths(year, first, year + 1, 13 - first);
        }

        if (year < 2100) yield return Period.OfYears(year, year + 1);
    }
}
