using System.Globalization;
using OpenData.Api;
using OpenData.Observations;
using OpenData.Portal.Texts;

namespace OpenData.Portal.Tests.Texts;

[Collection(nameof(SharedAzurite))]
public sealed class NumbersTests(FilledPortal filled) : IClassFixture<FilledPortal>
{
    [Theory]
    [InlineData("9999", "9,999", "9,999")]
    [InlineData("10000", "1万", "10,000")]
    [InlineData("21851", "21,851", "21,851")]
    [InlineData("326000", "32.6万", "326,000")]
    [InlineData("1234560000", "123,456万", "1,234.56 million")]
    [InlineData("0.125", "0.125", "0.125")]
    [InlineData("3500000", "350万", "3.5 million")]
    [InlineData("8640000000", "86.4亿", "8.64 billion")]
    [InlineData("-25000", "-2.5万", "-25,000")]
    [InlineData("123456789012", "123,456,789,012", "123,456,789,012")]
    public void Are_read_by_ten_thousands_in_chinese_and_by_millions_in_english_where_nothing_is_lost(string value, string chinese, string english)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);

        Assert.Equal(chinese, string.Concat(Words(number, Language.Zh)));
        Assert.Equal(english, string.Concat(Words(number, Language.En)));
    }

    [Theory]
    [InlineData("2", "千元", "2000", "元")]
    [InlineData("2", "千米", "2", "千米")]
    [InlineData("6.3", "万亩", "63000", "亩")]
    public void Are_told_without_the_scale_of_their_unit(string written, string unit, string value, string plainUnit)
    {
        var number = decimal.Parse(written, CultureInfo.InvariantCulture);

        var (told, _, toldUnit) = Numbers.AsWritten(new Quantity(written + unit, number, null, unit, number, null, unit, Qualifier.Exact));

        Assert.Equal((decimal.Parse(value, CultureInfo.InvariantCulture), plainUnit), (told, toldUnit));
    }

    [Fact]
    public async Task Have_all_their_digits_at_hand()
    {
        var figure = (await filled.Server.PageAsync("/explore?q=小额信贷")).QuerySelector("table.records data.figure")!;

        Assert.Equal("350万元", figure.TextContent);
        Assert.Equal("3,500,000 元", figure.GetAttribute("title"));
        Assert.Equal("3500000", figure.GetAttribute("value"));
    }

    [Theory]
    [InlineData("1", "个百分点", "percentage point")]
    [InlineData("1", "户", "household")]
    [InlineData("1", "份", "copy")]
    [InlineData("2", "位", "people")]
    [InlineData("1", "亩", "mu")]
    [InlineData("2", "元/人", "yuan/person")]
    public void Have_a_unit_that_agrees_with_them(string value, string unit, string english)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);

        Assert.Equal(english, Numbers.UnitOf(number, unit, Language.En));
        Assert.Equal(unit, Numbers.UnitOf(number, unit, Language.Zh));
    }

    private static string[] Words(decimal number, Language language)
    {
        var (digits, scale) = Numbers.Readable(number, language);
        return [digits, scale];
    }
}
