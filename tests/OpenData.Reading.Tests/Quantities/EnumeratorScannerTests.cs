using OpenData.Reading.Quantities;

namespace OpenData.Reading.Tests.Quantities;

public sealed class EnumeratorScannerTests
{
    [Theory]
    [InlineData("一、加强领导", 0, "一、")]
    [InlineData("十二、加强领导", 0, "十二、")]
    [InlineData("(一)加强领导", 1, "一)")]
    [InlineData("1.加强领导", 0, "1.")]
    [InlineData("1、加强领导", 0, "1、")]
    [InlineData("12、加强领导", 0, "12、")]
    [InlineData("(1)加强领导", 1, "1)")]
    [InlineData("1)加强领导", 0, "1)")]
    [InlineData("一是加强领导", 0, "一是")]
    [InlineData("完成。二是加强领导", 3, "二是")]
    [InlineData("完成;三要加强领导", 3, "三要")]
    [InlineData("完成,四是加强领导", 3, "四是")]
    [InlineData("完成。\n二、加强领导", 4, "二、")]
    [InlineData("  一、加强领导", 2, "一、")]
    [InlineData("1.2023年工作", 0, "1.")]
    public void Finds_what_numbers_a_point(string text, int at, string enumerator)
    {
        Assert.True(EnumeratorScanner.TryMatch(text, at, out var end));
        Assert.Equal(enumerator, text[at..end]);
    }

    [Theory]
    [InlineData("1.5亿元", 0)]
    [InlineData("5、6月", 0)]
    [InlineData("12户", 0)]
    [InlineData("一户", 0)]
    [InlineData("1234、加强", 0)]
    [InlineData("新建公厕一、垃圾池二", 4)]
    [InlineData("共有12.", 2)]
    [InlineData("一", 0)]
    [InlineData("统一是关键", 1)]
    public void Numbers_that_only_look_like_it_are_not_taken(string text, int at) => Assert.False(EnumeratorScanner.TryMatch(text, at, out _));
}
