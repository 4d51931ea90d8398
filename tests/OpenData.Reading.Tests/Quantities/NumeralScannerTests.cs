using System.Globalization;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Tests.Quantities;

public sealed class NumeralScannerTests
{
    [Theory]
    [InlineData("1286人", "1286", "1286")]
    [InlineData("1,286人", "1,286", "1286")]
    [InlineData("1 286人", "1 286", "1286")]
    [InlineData("22,\n318件", "22,\n318", "22318")]
    [InlineData("六十点九亩", "六十点九", "60.9")]
    [InlineData("一百点五亩", "一百点五", "100.5")]
    [InlineData("12,345,678.9元", "12,345,678.9", "12345678.9")]
    [InlineData("3.2公里", "3.2", "3.2")]
    [InlineData("98.00元", "98.00", "98")]
    [InlineData("0起", "0", "0")]
    [InlineData("12,34户", "12", "12")]
    [InlineData("1,2860户", "1", "1")]
    [InlineData("3.人", "3", "3")]
    [InlineData("20余万元", "20余万", "200000")]
    [InlineData("1.6万平方", "1.6万", "16000")]
    [InlineData("1亿2000万元", "1亿2000万", "120000000")]
    [InlineData("2万5千元", "2万5千", "25000")]
    [InlineData("一户", "一", "1")]
    [InlineData("两户", "两", "2")]
    [InlineData("十名", "十", "10")]
    [InlineData("十二名", "十二", "12")]
    [InlineData("二十三个", "二十三", "23")]
    [InlineData("三百五", "三百五", "350")]
    [InlineData("三百零五人", "三百零五", "305")]
    [InlineData("一万二", "一万二", "12000")]
    [InlineData("两万五千亩", "两万五千", "25000")]
    [InlineData("一十二万人", "一十二万", "120000")]
    [InlineData("一万零八十人", "一万零八十", "10080")]
    [InlineData("一亿二千万元", "一亿二千万", "120000000")]
    [InlineData("二点三万元", "二点三万", "23000")]
    [InlineData("九十五点二", "九十五点二", "95.2")]
    [InlineData("壹拾贰户", "壹拾贰", "12")]
    [InlineData("百户", "百", "100")]
    [InlineData("三千多亩", "三千多", "3000")]
    [InlineData("十几家", "十几", "10")]
    [InlineData("二〇二三年", "二〇二三", "2023")]
    public void Reads_the_number_and_moves_behind_it(string text, string read, string value)
    {
        var at = 0;

        Assert.True(NumeralScanner.TryRead(text, ref at, out var numeral));
        Assert.Equal(read, text[..at]);
        Assert.Equal((0, at), (numeral.Start, numeral.End));
        Assert.Equal(decimal.Parse(value, CultureInfo.InvariantCulture), numeral.Value);
    }

    [Theory]
    [InlineData("户")]
    [InlineData("余户")]
    [InlineData("多次")]
    [InlineData(",286")]
    [InlineData(".5")]
    [InlineData("点五")]
    [InlineData("％")]
    [InlineData("\ud800")]
    [InlineData("")]
    public void Leaves_the_cursor_where_it_was_when_it_reads_nothing(string text)
    {
        var at = 0;

        Assert.False(NumeralScanner.TryRead(text, ref at, out _));
        Assert.Equal(0, at);
    }

    [Fact]
    public void Begins_where_the_cursor_stands_and_not_before()
    {
        var at = 2;

        Assert.True(NumeralScanner.TryRead("共有1286人", ref at, out var numeral));
        Assert.Equal((2, 6, 6), (numeral.Start, numeral.End, at));
    }

    [Fact]
    public void Stops_at_the_end_of_the_text()
    {
        var at = 2;

        Assert.True(NumeralScanner.TryRead("共有36", ref at, out _));
        Assert.Equal(4, at);
        Assert.False(NumeralScanner.TryRead("共有36", ref at, out _));
        Assert.Equal(4, at);
    }

    [Theory]
    [InlineData("三四十人", 30, 40)]
    [InlineData("四五十名", 40, 50)]
    [InlineData("五六户", 5, 6)]
    [InlineData("七八百户", 700, 800)]
    public void Two_digits_in_a_row_are_a_range(string text, int first, int last)
    {
        var at = 0;

        Assert.True(NumeralScanner.TryRead(text, ref at, out var numeral));
        Assert.Equal(text.Length - 1, at);
        Assert.Equal((first, last), (numeral.Value, numeral.RangeEnd));
    }

    [Theory]
    [InlineData("20余万", true)]
    [InlineData("三千多", true)]
    [InlineData("十几", true)]
    [InlineData("百余", true)]
    [InlineData("三千", false)]
    [InlineData("20万", false)]
    public void Words_inside_it_make_it_approximate(string text, bool approximate)
    {
        var at = 0;

        Assert.True(NumeralScanner.TryRead(text, ref at, out var numeral));
        Assert.Equal(approximate, numeral.IsApproximate);
    }

    [Theory]
    [InlineData("20余额", "20")]
    [InlineData("2余粮", "2")]
    [InlineData("三多媒体", "三")]
    public void Words_that_only_begin_like_an_approximation_stay_outside(string text, string read)
    {
        var at = 0;

        Assert.True(NumeralScanner.TryRead(text, ref at, out var numeral));
        Assert.Equal(read, text[..at]);
        Assert.False(numeral.IsApproximate);
    }

    [Theory]
    [InlineData("360万", true)]
    [InlineData("三百六十万", true)]
    [InlineData("两千", true)]
    [InlineData("三千多", false)]
    [InlineData("两万五千", false)]
    [InlineData("百", false)]
    [InlineData("二十", false)]
    public void A_last_magnitude_that_scales_the_whole_number_goes_to_the_unit(string text, bool gives)
    {
        var at = 0;

        Assert.True(NumeralScanner.TryRead(text, ref at, out var numeral));
        Assert.Equal(gives, numeral.GivesMagnitudeToUnit);
    }

    [Fact]
    public void More_digits_than_any_figure_has_are_one_string_of_digits()
    {
        var text = new string('9', 40) + "人";
        var at = 0;

        Assert.True(NumeralScanner.TryRead(text, ref at, out var numeral));
        Assert.Equal(40, at);
        Assert.True(numeral.IsDigitString);
    }

    [Theory]
    [InlineData('亿')]
    [InlineData('万')]
    [InlineData('九')]
    [InlineData('千')]
    [InlineData('十')]
    public void Never_overflows_however_often_a_character_is_repeated(char c)
    {
        var text = new string(c, 300);
        for (var at = 0; at < text.Length;)
        {
            var before = at;
            if (!NumeralScanner.TryRead(text, ref at, out _)) at++;
            Assert.True(at > before);
        }
    }
}
