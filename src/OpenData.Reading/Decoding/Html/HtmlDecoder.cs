using OpenData.Reading.Decoding.PlainText;

namespace OpenData.Reading.Decoding.Html;

/// <summary>Takes the report out of a web page: its title, the line that says when and by whom it was published, and the article.</summary>
internal static class HtmlDecoder
{
    public static DecodedFile Decode(ReadOnlyMemory<byte> file)
    {
        var source = TextEncodings.Decode(file.Span, HtmlCharset.Of(file.Span));
        if (source.IsBinary) return FileDecoder.Rejected("", Rejections.UnsupportedFormat(FileKind.Binary));

        var page = HtmlPage.Parse(source.Text);
        if (page.Rejection is not null) return FileDecoder.Rejected("html", page.Rejection) with { Encoding = source.Encoding };

        var article = MainArticle.Find(page);
        var lines = PageRenderer.Render(page, article);
        var decoded = new DecodedFile { Format = "html", Encoding = source.Encoding, Text = ArticleLines.Choose(lines, page.Title, isWholePage: article == page.Body) };

        // Menus and lists of links are often cut in the middle of a character; only the article must be whole.
        var isDamaged = source.IsBroken && decoded.Text.Contains('\uFFFD', StringComparison.Ordinal) && ChineseText.IsChinese(decoded.Text);
        return isDamaged ? decoded with { Text = "", Rejection = BrokenBytes.Rejection(decoded.Text, source.Encoding) } : decoded;
    }
}
