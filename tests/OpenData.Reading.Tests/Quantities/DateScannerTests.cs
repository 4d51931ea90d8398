using OpenData.Observations;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Tests.Quantities;

public sealed class DateScannerTests
{
    private const int ReportYear = 2022;

    [Theory]
    [InlineData("2017年", "2017年", "2017")]
    [InlineData("2017年度工作", "2017年度", "2017")]
    [InlineData("二〇二三年工作", "二〇二三年", "2023")]
    [InlineData("二0二三年工作", "二0二三年", "2023")]
    [InlineData("2016-2020年", "2016-2020年", "2016/2020")]
    [InlineData("2016年至2020年", "2016年至2020年", "2016/2020")]
    [InlineData("2017年9月", "2017年9月", "2017-09")]
    [InlineData("2017年9月份", "2017年9月份", "2017-09")]
    [InlineData("2017年9月12日", "2017年9月12日", "2017-09")]
    [InlineData("2017年上半年", "2017年上半年", "2017-H1")]
    [InlineData("2017年下半年", "2017年下半年", "2017-H2")]
    [InlineData("2017年三季度", "2017年三季度", "2017-Q3")]
    [InlineData("2017年第三季度", "2017年第三季度", "2017-Q3")]
    [InlineData("2017年前三季度", "2017年前三季度", "2017-01/2017-09")]
    [InlineData("2017年1-9月", "2017年1-9月", "2017-01/2017-09")]
    [InlineData("2024-01-12", "2024-01-12", "2024-01")]
    [InlineData("2024.1.12", "2024.1.12", "2024-01")]
    [InlineData("2024/01/12", "2024/01/12", "2024-01")]
    [InlineData("三季度", "三季度", "2022-Q3")]
    [InlineData("4季度", "4季度", "2022-Q4")]
    [InlineData("9月", "9月", "2022-09")]
    [InlineData("9月底前完成", "9月底前", "2022-09")]
    [InlineData("十二月中旬", "十二月中旬", "2022-12")]
    [InlineData("1-9月", "1-9月", "2022-01/2022-09")]
    [InlineData("1月至9月", "1月至9月", "2022-01/2022-09")]
    [InlineData("1至9月", "1至9月", "2022-01/2022-09")]
    [InlineData("1~9月", "1~9月", "2022-01/2022-09")]
    [InlineData("1到9月", "1到9月", "2022-01/2022-09")]
    [InlineData("2016至2020年", "2016至2020年", "2016/2020")]
    [InlineData("6月22日", "6月22日", "2022-06")]
    [InlineData("6月22日至24日", "6月22日", "2022-06")]
    [InlineData("19日", "19日", "")]
    [InlineData("9时30分", "9时30分", "")]
    [InlineData("9:30", "9:30", "")]
    public void Reads_the_time_and_moves_behind_it(string text, string read, string period)
    {
        var at = 0;

        Assert.True(DateScanner.TryRead(text, ref at, out var date));
        Assert.Equal(read, text[..at]);
        Assert.Equal(read, date.Span.Of(text));
        Assert.Equal(period, Text(date.Resolve(ReportYear)));
    }

    [Theory]
    [InlineData("前三季度", 1, "2022-01/2022-09")]
    [InlineData("前8个月", 1, "2022-01/2022-08")]
    [InlineData("上午9点", 2, "")]
    [InlineData("下午3点20分", 2, "")]
    public void Looks_at_the_word_before_the_number(string text, int at, string period)
    {
        Assert.True(DateScanner.TryRead(text, ref at, out var date));
        Assert.Equal(text.Length, at);
        Assert.Equal(period, Text(date.Resolve(ReportYear)));
    }

    [Theory]
    [InlineData("30年")]
    [InlineData("12017年")]
    [InlineData("1899年")]
    [InlineData("2101年")]
    [InlineData("2017户")]
    [InlineData("2017")]
    [InlineData("13月")]
    [InlineData("0月")]
    [InlineData("5季度")]
    [InlineData("32日")]
    [InlineData("9点")]
    [InlineData("3个月")]
    [InlineData("15日均")]
    [InlineData("100:106")]
    [InlineData("25:30")]
    [InlineData("2024-13-40")]
    [InlineData("年")]
    [InlineData("\ud800年")]
    [InlineData("")]
    public void Leaves_the_cursor_where_it_was_when_it_reads_nothing(string text)
    {
        var at = 0;

        Assert.False(DateScanner.TryRead(text, ref at, out _));
        Assert.Equal(0, at);
    }

    [Theory]
    [InlineData("去年", "2021")]
    [InlineData("上年", "2021")]
    [InlineData("明年", "2023")]
    [InlineData("今年", "2022")]
    [InlineData("上半年", "2022-H1")]
    [InlineData("下半年", "2022-H2")]
    [InlineData("目前", "")]
    [InlineData("截至目前", "")]
    public void Relative_times_are_counted_from_the_report(string text, string period)
    {
        Assert.True(RelativeTimes.TryMatch(text, 0, out var date));
        Assert.Equal(text, date.Span.Of(text));
        Assert.Equal(period, Text(date.Resolve(ReportYear)));
    }

    /// <summary>Empty where nothing is left of the time but a day or an hour.</summary>
    private static string Text(Period? period) => period?.ToString() ?? "";
}
