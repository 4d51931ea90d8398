using System.Text;
using OpenData.Reading.Decoding;

namespace OpenData.Reading.Tests.Decoding;

public sealed class FileSignatureTests
{
    [Theory]
    [InlineData("<!DOCTYPE html><html><body>新增就业", null, "Html")]
    [InlineData("\r\n <!-- saved --> <HTML>", "report.txt", "Html")]
    [InlineData("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0\"><html>", "report.docx", "Html")]
    [InlineData("<p class=a>新增就业</p>", "report.txt", "Html")]
    [InlineData("白水镇工作总结<br>新增就业120人", "report.html", "Html")]
    [InlineData("白水镇工作总结<br>新增就业120人", "report.txt", "Text")]
    [InlineData("白水镇工作总结<br>新增就业120人", null, "Text")]
    [InlineData("白水镇工作总结 3<5", "report.htm", "Text")]
    [InlineData("<一>新增就业", "report.html", "Text")]
    [InlineData("<表1>新增就业", null, "Text")]
    [InlineData("白水镇工作总结", "report.docx", "Text")]
    [InlineData("BM计划：新增就业", null, "Text")]
    [InlineData("", "report.html", "Text")]
    [InlineData("<", "report.html", "Text")]
    public void Goes_by_the_content_and_asks_the_name_only_where_that_leaves_it_open(string content, string? name, string kind)
    {
        foreach (var file in TextFile.Encodings.Where(file => file.Name != "big5"))
        {
            Assert.Equal(kind, FileSignature.Of(file.Write(content), name).ToString());
        }
    }

    [Fact]
    public void Finds_nothing_in_nothing()
    {
        for (var length = 0; length < 16; length++)
        {
            Assert.Equal(FileKind.Text, FileSignature.Of(new byte[length], null));
            Assert.Equal(FileKind.Text, FileSignature.Of(Encoding.ASCII.GetBytes(new string('R', length)), null));
        }
    }
}
