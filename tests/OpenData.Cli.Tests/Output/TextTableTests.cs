using OpenData.Cli.Output;

namespace OpenData.Cli.Tests.Output;

public sealed class TextTableTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("万亩", 4)]
    [InlineData("３％", 4)]
    [InlineData("𠮷村", 4)]
    [InlineData("e\u0301", 1)]
    public void A_chinese_character_takes_two_places(string text, int places) => Assert.Equal(places, TextTable.PlacesOf(text));

    [Fact]
    public void Columns_stand_below_each_other()
    {
        using var output = new StringWriter { NewLine = "\n" };
        TextTable.Write(output, ["a", "b"], [["公路", "1"], ["x", "22"]], width: null);

        Assert.Equal("a     b\n公路  1\nx     22\n", output.ToString());
    }

    [Fact]
    public void The_last_column_is_cut_to_the_screen()
    {
        using var output = new StringWriter { NewLine = "\n" };
        TextTable.Write(output, ["a", "b"], [["x", "一二三四五六七八九十"]], width: 15);

        Assert.Equal("a  b\nx  一二三四五…\n", output.ToString());
    }
}
