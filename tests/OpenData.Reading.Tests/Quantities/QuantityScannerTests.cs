using OpenData.Reading.Quantities;

namespace OpenData.Reading.Tests.Quantities;

public sealed class QuantityScannerTests
{
    [Theory]
    [InlineData("20余万元", "20余万元")]
    [InlineData("36户128人", "36户")]
    [InlineData("36 户", "36 户")]
    [InlineData("2000~1200元", "2000~1200元")]
    [InlineData("5%-7%", "5%-7%")]
    [InlineData("百分之九十五点二", "百分之九十五点二")]
    [InlineData("千分之三", "千分之三")]
    [InlineData("百分之五至百分之八", "百分之五至百分之八")]
    [InlineData("九成以上", "九成")]
    [InlineData("三四十人", "三四十人")]
    [InlineData("560元/人", "560元/人")]
    [InlineData("3600余群众", "3600余")]
    [InlineData("1.8个百分点", "1.8个百分点")]
    public void Reads_number_and_unit_and_moves_behind_them(string text, string read)
    {
        var at = 0;

        Assert.True(QuantityScanner.TryRead(text, ref at, out var quantity, out _));
        Assert.Equal(read, text[..at]);
        Assert.Equal(read, quantity.Span.Of(text));
    }

    [Theory]
    [InlineData("三格式垃圾池")]
    [InlineData("2023")]
    [InlineData("5个体户")]
    [InlineData("12方面")]
    [InlineData("三项目")]
    [InlineData("36   户")]
    [InlineData("三 户")]
    [InlineData("九成立")]
    [InlineData("99999999999999999999人")]
    [InlineData("户")]
    [InlineData("百分之")]
    [InlineData("\ud800人")]
    [InlineData("")]
    public void Leaves_the_cursor_where_it_was_when_it_reads_nothing(string text)
    {
        var at = 0;

        Assert.False(QuantityScanner.TryRead(text, ref at, out _, out _));
        Assert.Equal(0, at);
    }

    [Fact]
    public void A_ratio_needs_the_word_before_it()
    {
        var at = "出生性别比为".Length;
        Assert.True(QuantityScanner.TryRead("出生性别比为100:106.2", ref at, out var ratio, out _));
        Assert.Equal((100m, 106.2m), (ratio.Value, ratio.ValueMax));

        at = 0;
        Assert.False(QuantityScanner.TryRead("100:106.2", ref at, out _, out _));
        Assert.Equal(0, at);
    }

    [Fact]
    public void A_change_is_no_range()
    {
        var at = 1;

        Assert.True(QuantityScanner.TryRead("由5万元到8万元", ref at, out var quantity, out _));
        Assert.Equal("由5万元".Length, at);
        Assert.Null(quantity.ValueMax);
    }
}
