using System.Text;
using OpenData.Reading.Decoding;

namespace OpenData.Reading.Tests.Decoding;

/// <summary>Whole pages as township websites publish them, each with the text that a reader would take from it.</summary>
public sealed class PageFilesTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Decoding", "Pages");

    public static TheoryData<string> Pages() => new(Directory.EnumerateFiles(Folder, "*.html").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Takes_the_article_and_nothing_else(string page)
    {
        var decoded = FileDecoder.Decode(File.ReadAllBytes(Path.Combine(Folder, page + ".html")), page + ".html");

        Assert.Null(decoded.Rejection);
        Assert.Equal("html", decoded.Format);
        Assert.Equal(Expected(page), decoded.Text);
    }

    /// <summary>Pages get saved in other encodings than they name, and under other names.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public void Takes_the_same_from_a_page_that_was_saved_in_another_encoding(string page)
    {
        var bytes = File.ReadAllBytes(Path.Combine(Folder, page + ".html"));
        var source = (page == "table-layout" ? CodePagesEncodingProvider.Instance.GetEncoding("gb18030")! : Encoding.UTF8).GetString(bytes);

        foreach (var encoding in TextFile.Encodings.Where(encoding => encoding.Name != "big5"))
        {
            var decoded = FileDecoder.Decode(encoding.Write(source), "saved.txt");

            Assert.Null(decoded.Rejection);
            Assert.Equal(("html", encoding.Name), (decoded.Format, decoded.Encoding));
            Assert.Equal(Expected(page), decoded.Text);
        }
    }

    private static string Expected(string page) => File.ReadAllText(Path.Combine(Folder, page + ".txt")).TrimEnd('\n');
}
