using OpenData.Reading.Decoding.Lists;

namespace OpenData.Reading.Tests.Decoding;

public sealed class ListNumeralsTests
{
    [Theory]
    [InlineData("Decimal", "1 2 10 11 101")]
    [InlineData("DecimalWithZero", "01 02 10 11 101")]
    [InlineData("FullWidth", "１ ２ １０ １１ １０１")]
    [InlineData("UpperRoman", "I II X XI CI")]
    [InlineData("LowerRoman", "i ii x xi ci")]
    [InlineData("UpperLetter", "A B J K WWWW")]
    [InlineData("LowerLetter", "a b j k wwww")]
    [InlineData("Circled", "① ② ⑩ ⑪ 101")]
    [InlineData("Parenthesised", "⑴ ⑵ ⑽ ⑾ 101")]
    [InlineData("WithFullStop", "⒈ ⒉ ⒑ ⒒ 101")]
    [InlineData("CircledChinese", "㊀ ㊁ ㊉ 11 101")]
    [InlineData("Chinese", "一 二 十 十一 一百零一")]
    [InlineData("ChineseDigits", "一 二 一〇 一一 一〇一")]
    [InlineData("ChineseFormal", "壹 贰 壹拾 壹拾壹 壹佰零壹")]
    [InlineData("ChineseFormalTraditional", "壹 貳 壹拾 壹拾壹 壹佰零壹")]
    [InlineData("HeavenlyStems", "甲 乙 癸 11 101")]
    [InlineData("EarthlyBranches", "子 丑 酉 戌 101")]
    [InlineData("None", "    ")]
    public void Writes_1_2_10_11_and_101_in_each_style(string style, string expected)
    {
        var numerals = new[] { 1, 2, 10, 11, 101 }.Select(number => ListNumerals.Write(number, Enum.Parse<NumeralStyle>(style)));

        Assert.Equal(expected, string.Join(' ', numerals));
    }

    [Theory]
    [InlineData(20, "二十", "⑳")]
    [InlineData(21, "二十一", "㉑")]
    [InlineData(36, "三十六", "㊱")]
    [InlineData(50, "五十", "㊿")]
    [InlineData(110, "一百一十", "110")]
    [InlineData(1001, "一千零一", "1001")]
    [InlineData(1010, "一千零一十", "1010")]
    [InlineData(9999, "九千九百九十九", "9999")]
    [InlineData(0, "零", "⓪")]
    [InlineData(-5, "-5", "-5")]
    [InlineData(int.MaxValue, "2147483647", "2147483647")]
    public void Writes_any_number_in_Chinese_and_in_circles(int number, string chinese, string circled)
    {
        Assert.Equal(chinese, ListNumerals.Write(number, NumeralStyle.Chinese));
        Assert.Equal(circled, ListNumerals.Write(number, NumeralStyle.Circled));
    }

    [Fact]
    public void Stays_short_for_every_number_and_style()
    {
        foreach (var style in Enum.GetValues<NumeralStyle>())
        {
            foreach (var number in new[] { int.MinValue, -1, 0, 5000, 100_000, int.MaxValue }) Assert.True(ListNumerals.Write(number, style).Length < 24);
        }
    }

    [Theory]
    [InlineData("一、", "加强", "一、加强")]
    [InlineData("1.", "加强", "1.加强")]
    [InlineData("1.", "5万元", "1. 5万元")]
    [InlineData("1、", "5万元", "1、5万元")]
    [InlineData("（1）", "5万元", "（1）5万元")]
    [InlineData("1", "加强", "1 加强")]
    [InlineData("一", "是加强", "一 是加强")]
    [InlineData("①", "加强", "①加强")]
    [InlineData("①", "5万元", "① 5万元")]
    [InlineData("", "加强", "加强")]
    public void Joins_label_and_text_without_making_another_number(string label, string text, string expected)
    {
        Assert.Equal(expected, ListLabel.Join(label, text));
    }

    [Theory]
    [InlineData("一、加强", true)]
    [InlineData("（十二）加强", true)]
    [InlineData("(3)加强", true)]
    [InlineData("3.加强", true)]
    [InlineData("　④加强", true)]
    [InlineData("3.5万元投入", false)]
    [InlineData("2017年，全镇", false)]
    [InlineData("一是加强", false)]
    [InlineData("（含外出）", false)]
    [InlineData("12", false)]
    [InlineData("", false)]
    public void Knows_a_line_that_brings_its_own_number(string line, bool expected)
    {
        Assert.Equal(expected, ListLabel.BeginsWithNumber(line));
    }
}
