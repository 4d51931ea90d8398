namespace OpenData.Storage.Tests;

public sealed class UploadPathTests
{
    [Theory]
    [InlineData("430681104/2017-Q3.txt", "2017-Q3.txt")]
    [InlineData("430681104/白水镇2017年第三季度工作总结（定稿）.docx", "白水镇2017年第三季度工作总结（定稿）.docx")]
    [InlineData("430681104/𠮷县 100%#1?.html", "𠮷县 100%#1?.html")]
    [InlineData("430681104/.txt", ".txt")]
    [InlineData("430681104/..txt", "..txt")]
    public void Takes_a_township_and_any_readable_name(string path, string file)
    {
        Assert.True(UploadPath.TryParse(path, out var upload));
        Assert.Equal(("430681104", file, path), (upload.TownshipId, upload.FileName, upload.ToString()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2017-Q3.txt")]
    [InlineData("430681104")]
    [InlineData("430681104/")]
    [InlineData("430681104//2017.txt")]
    [InlineData("430681104/.")]
    [InlineData("430681104/..")]
    [InlineData("430681104/. .")]
    [InlineData("430681104/../430422115/2017.txt")]
    [InlineData("430681104/..\\2017.txt")]
    [InlineData("430681104/a/b.txt")]
    [InlineData("/430681104/b.txt")]
    [InlineData("43068110４/b.txt")]
    [InlineData("430681104/a\nb.txt")]
    [InlineData("430681104/a\0.txt")]
    [InlineData("430681104/a\u202Etxt.exe")]
    [InlineData("430681104/a\u200B.txt")]
    [InlineData("430681104/a\u2028.txt")]
    [InlineData("430681104/a\uD842.txt")]
    public void Refuses_everything_else(string? path) => Assert.False(UploadPath.TryParse(path, out _));

    [Fact]
    public void Takes_names_of_200_characters_and_not_of_201()
    {
        Assert.True(UploadPath.IsFileName(new string('报', 196) + ".txt"));
        Assert.False(UploadPath.IsFileName(new string('报', 197) + ".txt"));
    }
}
