namespace OpenData.Observations.Tests;

public sealed class ReportIdTests
{
    [Theory]
    [InlineData("430681104-2017", "2017", null)]
    [InlineData("430681104-2017-Q3", "2017-Q3", null)]
    [InlineData("430681104-2017-H1", "2017-H1", null)]
    [InlineData("430681104-2017-09", "2017-09", null)]
    [InlineData("430681104-2017-01_2017-09", "2017-01/2017-09", null)]
    [InlineData("430681104-2016_2017", "2016/2017", null)]
    [InlineData("430681104-2014_", "2014/", null)]
    [InlineData("430681104-2017-flood", "2017", "flood")]
    [InlineData("430681104-2017-Q3-flood", "2017-Q3", "flood")]
    [InlineData("430681104-2017-Q3-flood-2", "2017-Q3", "flood-2")]
    [InlineData("430681104-2017-01_2017-09-flood", "2017-01/2017-09", "flood")]
    [InlineData("430681104-2017-q3", "2017", "q3")]
    public void Every_id_can_be_read_back(string text, string period, string? slug)
    {
        var id = ReportId.Parse(text);

        Assert.Equal(new ReportId("430681104", Period.Parse(period), slug), id);
        Assert.Equal(text, id.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("430681104")]
    [InlineData("430681104-")]
    [InlineData("430681104_2017")]
    [InlineData("43068110-2017")]
    [InlineData("4306811045-2017")]
    [InlineData("43068110a-2017")]
    [InlineData("４３０６８１１０４-2017")]
    [InlineData("430681104-17")]
    [InlineData("430681104-2101")]
    [InlineData("430681104-2017-Q5")]
    [InlineData("430681104-2017-13")]
    [InlineData("430681104-2017/2018")]
    [InlineData("430681104-2017-01_2017-12")]
    [InlineData("430681104-2017-01_2017-03")]
    [InlineData("430681104-2017-")]
    [InlineData("430681104-2017-Flood")]
    [InlineData("430681104-2017-flood-")]
    [InlineData("430681104-2017-洪灾")]
    [InlineData("430681104-2017-2flood")]
    [InlineData("430681104-2017-a/b")]
    [InlineData("430681104-2017 ")]
    [InlineData("430681104-2017-a2345678901234567890123456789012345678901")]
    public void Other_text_is_no_id(string? text)
    {
        Assert.False(ReportId.TryParse(text, out var id));
        Assert.Null(id);
        if (text is not null) Assert.Equal($"'{text}' is no report id.", Assert.Throws<FormatException>(() => ReportId.Parse(text)).Message);
    }

    [Fact]
    public void What_is_no_id_is_not_built()
    {
        Assert.Throws<ArgumentException>(() => new ReportId("43068110", Period.OfYear(2017)));
        Assert.Throws<ArgumentException>(() => new ReportId("430681104", Period.OfYear(2017), "Flood"));
        Assert.Throws<ArgumentException>(() => new ReportId("430681104", Period.OfYear(2017), ""));
        Assert.Throws<ArgumentException>(() => new ReportId("430681104", Period.OfYear(2017), new string('a', ReportId.MaxSlugLength + 1)));
    }

    [Fact]
    public void The_longest_slug_is_accepted()
    {
        var id = new ReportId("430681104", Period.OfYear(2017), new string('a', ReportId.MaxSlugLength));

        Assert.Equal(id, ReportId.Parse(id.ToString()));
    }

    [Theory]
    [InlineData("430681104", true)]
    [InlineData("000000000", true)]
    [InlineData("43068110", false)]
    [InlineData("４３０６８１１０４", false)]
    [InlineData(null, false)]
    public void A_township_id_has_nine_digits(string? text, bool valid) => Assert.Equal(valid, ReportId.IsTownshipId(text));
}
