using OpenData.Observations;
using OpenData.Reading.Quantities;

namespace OpenData.Reading.Tests.Quantities;

public sealed class OrdinalScannerTests
{
    [Theory]
    [InlineData("综合考评位列全县第三", "第三", 3)]
    [InlineData("满意度排名全市第二名。", "第二名", 2)]
    [InlineData("年度考核居全县第12位,", "第12位", 12)]
    [InlineData("由第十八位上升到第五位,排名", "第五位", 5)]
    [InlineData("测评获第一;", "第一", 1)]
    public void A_place_in_an_order_is_a_rank(string text, string quantity, int value)
    {
        var at = text.IndexOf(quantity, StringComparison.Ordinal);

        Assert.True(OrdinalScanner.TryMatch(text, at, out var end, out var rank));
        Assert.Equal(quantity, text[at..end]);
        Assert.NotNull(rank);
        Assert.Equal((quantity, value, Qualifier.Rank), (rank.Value.Span.Of(text), (int)rank.Value.Value, rank.Value.Qualifier));
    }

    [Theory]
    [InlineData("进入全县前三", "三", "前三", 3)]
    [InlineData("综合排名前三名。", "三名", "前三名", 3)]
    public void A_place_among_the_first_is_a_rank_with_its_word(string text, string number, string quantity, int value)
    {
        var at = text.IndexOf(number, StringComparison.Ordinal);

        Assert.True(OrdinalScanner.TryMatch(text, at, out _, out var rank));
        Assert.NotNull(rank);
        Assert.Equal((quantity, value), (rank.Value.Span.Of(text), (int)rank.Value.Value));
    }

    [Theory]
    [InlineData("第一书记", "第一")]
    [InlineData("第三届人民代表大会", "第三")]
    [InlineData("第一、二剂疫苗", "第一、二")]
    [InlineData("第一至三组", "第一至三")]
    [InlineData("第七次全国人口普查", "第七")]
    [InlineData("第二十三条", "第二十三")]
    public void Other_ordinals_count_nothing(string text, string ordinal)
    {
        Assert.True(OrdinalScanner.TryMatch(text, 0, out var end, out var rank));
        Assert.Null(rank);
        Assert.Equal(ordinal, text[..end]);
    }

    [Theory]
    [InlineData("第书记", 0)]
    [InlineData("第", 0)]
    [InlineData("三户", 0)]
    [InlineData("共三户", 1)]
    public void Anything_else_is_not_matched(string text, int at) => Assert.False(OrdinalScanner.TryMatch(text, at, out _, out _));
}
