using System.Text;
using OpenData.Reading.Decoding.PlainText;

namespace OpenData.Reading.Tests.Decoding;

public sealed class TextEncodingsTests
{
    [Theory]
    [InlineData("全镇新增就业120人。")]
    [InlineData("共有25户、83人")]
    [InlineData("一、2024年工作情况")]
    [InlineData("联通用户达到860户")]
    [InlineData("GDP增长8.2%，CPI上涨2.1%，WTO、4G、5G、APP")]
    public void Tells_the_encoding_of_a_single_sentence(string sentence)
    {
        foreach (var file in TextFile.Encodings.Where(file => file.Name != "big5"))
        {
            var text = TextEncodings.Decode(file.Write(sentence), null);

            Assert.Equal(new EncodedText(sentence, file.Name, IsBroken: false, IsBinary: false), text);
        }
    }

    [Theory]
    [InlineData("全鎮新增就業120人，發放補貼資金218.4萬元。")]
    [InlineData("各項工作穩中求進，現報告如下：")]
    public void Tells_Big5_from_GB18030(string sentence)
    {
        foreach (var name in new[] { "big5", "gb18030" })
        {
            Assert.Equal((sentence, name), Decoded(TextFile.Named(name).Write(sentence)));
        }
    }

    [Fact]
    public void Reads_characters_beyond_GBK_and_beyond_the_basic_plane()
    {
        const string Text = "㑇𠮷村与䶮镇共12人，新增就业120人，面积3㎡。";

        foreach (var file in TextFile.Encodings.Where(file => file.Name.StartsWith("utf", StringComparison.Ordinal)).Append(TextFile.Named("gb18030")))
        {
            Assert.Equal((Text, file.Name), Decoded(file.Write(Text)));
        }
    }

    [Fact]
    public void Finds_the_encoding_behind_a_long_beginning_in_ASCII()
    {
        var text = new string('-', 200_001) + "\n全镇新增就业120人，发放低保金218.4万元。";

        foreach (var file in TextFile.Encodings.Where(file => file.Name != "big5"))
        {
            Assert.Equal((text, file.Name), Decoded(file.Write(text)));
        }
    }

    [Fact]
    public void Believes_what_the_bytes_are_over_what_a_page_says()
    {
        foreach (var declared in new[] { "utf-8", "gb18030", "big5", null })
        {
            foreach (var file in TextFile.Encodings.Where(file => file.Name != "big5"))
            {
                Assert.Equal(file.Name, TextEncodings.Decode(file.Write("全镇新增就业120人，发放低保金218.4万元。"), declared).Encoding);
            }
        }
    }

    [Fact]
    public void Says_that_bytes_are_broken_and_puts_a_sign_in_their_place()
    {
        var bytes = Encoding.UTF8.GetBytes("全镇新增就业120人，发放低保金218.4万元。");
        bytes[4] = (byte)'x';

        var text = TextEncodings.Decode(bytes, null);

        Assert.True(text.IsBroken);
        Assert.Equal("utf-8", text.Encoding);
        Assert.StartsWith("全\uFFFDx\uFFFD新增", text.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Calls_noise_binary()
    {
        var random = new Random(7);
        for (var i = 0; i < 50; i++)
        {
            var bytes = new byte[500 + (i * 100)];
            random.NextBytes(bytes);
            bytes[0] = 0x01;
            Assert.True(TextEncodings.Decode(bytes, null).IsBinary);
        }
    }

    [Fact]
    public void Scores_every_encoding_but_the_right_one_lower()
    {
        const string Text = "2017年三季度在市委、市政府的正确领导下，白水镇党政班子群策群力。";
        var right = CommonCharacters.Score(Text);

        Assert.True(right > CommonCharacters.Certain);
        foreach (var written in new[] { "utf-8", "gb18030", "utf-16le", "utf-16be" })
        {
            foreach (var read in TextFile.Encodings.Where(read => read.Name != written))
            {
                Assert.True(CommonCharacters.Score(read.Encoding.GetString(TextFile.Named(written).Write(Text))) < right / 2);
            }
        }
    }

    private static (string Text, string Encoding) Decoded(byte[] bytes)
    {
        var text = TextEncodings.Decode(bytes, null);
        Assert.False(text.IsBroken || text.IsBinary);
        return (text.Text, text.Encoding);
    }
}
