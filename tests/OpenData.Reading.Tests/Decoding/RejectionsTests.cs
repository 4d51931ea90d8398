using System.Text;
using OpenData.Reading.Decoding;

namespace OpenData.Reading.Tests.Decoding;

public sealed class RejectionsTests
{
    private static readonly byte[] Report = DocxFile.Of([DocxFile.Paragraph("全镇新增就业120人。")]);

    public static TheoryData<string, string, string> Unsupported() => new()
    {
        { "%PDF-1.7\n%", "PDF 文件", "请找到报告的 Word 或 WPS 原文" },
        { "\u0089PNG\r\n\u001A\n", "PNG 图片", "图片里的文字不能读取" },
        { "\u00FF\u00D8\u00FF\u00E0\0\u0010JFIF", "JPEG 图片", "图片里的文字不能读取" },
        { "GIF89a", "GIF 图片", "图片里的文字不能读取" },
        { "BM\u0010\0\0\0\0\0\0\0\u0036\0\0\0", "BMP 图片", "图片里的文字不能读取" },
        { "II*\0\u0008\0\0\0", "TIFF 图片", "图片里的文字不能读取" },
        { "RIFF\u0010\0\0\0WEBPVP8 ", "WebP 图片", "图片里的文字不能读取" },
        { "Rar!\u001A\u0007\u0001\0", "RAR 压缩包", "请先解压" },
        { "7z\u00BC\u00AF\u0027\u001C", "7z 压缩包", "请先解压" },
        { "\u001F\u008B\u0008\0\0\0\0\0", "GZIP 压缩包", "请先解压" },
        { "{\\rtf1\\ansi", "RTF 文件", "另存为 .docx" },
        { "MIME-Version: 1.0\r\nContent-Type: multipart/related;", "网页归档文件（.mht）", "仅 HTML" },
        { "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><w:wordDocument/>", "Word XML 文件（.xml）", "另存为 .docx" },
        { "<?xml version=\"1.0\"?><报告/>", "XML 文件", "另存为 .docx" },
        { "\u0001\u0002\u0003\0\u0005\u0006\u0007\u0081\u0010\u0011\0\u0012", "无法识别的二进制文件", "是否选错了文件" },
    };

    [Theory]
    [MemberData(nameof(Unsupported))]
    public void Names_the_format_that_it_found_and_what_to_send_instead(string content, string name, string advice)
    {
        AssertUnsupported(Encoding.Latin1.GetBytes(content), name, advice);
    }

    [Fact]
    public void Knows_the_formats_of_office_programs_by_what_is_in_them()
    {
        AssertUnsupported(OtherFile.Compound("Root Entry", "WordDocument"), "旧版 Word 文档（.doc）", "另存为 .docx");
        AssertUnsupported(OtherFile.Compound("Root Entry", "Workbook"), "旧版 Excel 表格（.xls）", "请上传工作报告本身");
        AssertUnsupported(OtherFile.Compound("Root Entry", "PowerPoint Document"), "旧版 PowerPoint 演示文稿（.ppt）", "请上传工作报告本身");
        AssertUnsupported(OtherFile.Compound("Root Entry"), "旧版办公软件文件", "另存为 .docx");
        AssertUnsupported(OtherFile.Zip("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml"), "Excel 表格（.xlsx）", "请上传工作报告本身");
        AssertUnsupported(OtherFile.Zip("[Content_Types].xml", "ppt/presentation.xml"), "PowerPoint 演示文稿（.pptx）", "请上传工作报告本身");
        AssertUnsupported(OtherFile.Zip("mimetype", "content.xml", "META-INF/manifest.xml"), "OpenDocument 文件（.odt 等）", "另存为 .docx");
        AssertUnsupported(OtherFile.Zip("OFD.xml", "Doc_0/Document.xml"), "OFD 版式文件", "请找到报告的 Word 或 WPS 原文");
        AssertUnsupported(OtherFile.Zip("2017年总结.docx", "2018年总结.docx"), "ZIP 压缩包", "请先解压");
    }

    [Fact]
    public void Rejects_a_document_with_a_password()
    {
        AssertRejected("encrypted_file", OtherFile.Compound("Root Entry", "EncryptionInfo", "EncryptedPackage"), "请在 Word 或 WPS 中取消密码");
    }

    [Fact]
    public void Rejects_a_document_that_is_cut_short_or_damaged()
    {
        AssertRejected("broken_file", Report[..(Report.Length / 2)], "文件已损坏或不完整");
        AssertRejected("broken_file", DocxFile.OfXml("<w:p><w:r><w:t>全镇新增就业"), "文件已损坏或不完整");
        AssertRejected("broken_file", DocxFile.OfXml("<w:p><w:r><w:t>全镇新增就业&x;</w:t></w:r></w:p>"), "文件已损坏或不完整");
        AssertRejected("broken_file", OtherFile.Zip("[Content_Types].xml", "word/styles.xml"), "文件已损坏或不完整");
        AssertRejected("broken_file", DocxFile.OfParts(DocxFile.Parts("<html><body>全镇新增就业</body></html>")), "文件已损坏或不完整");
    }

    [Fact]
    public void Never_looks_at_an_external_entity()
    {
        var parts = DocxFile.Parts($"<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><w:document {DocxFile.Namespaces}><w:body><w:p><w:r><w:t>全镇新增就业&e;</w:t></w:r></w:p></w:body></w:document>");

        AssertRejected("broken_file", DocxFile.OfParts(parts), "文件已损坏或不完整");
    }

    [Fact]
    public void Rejects_a_document_that_would_unpack_to_too_much()
    {
        AssertRejected("zip_bomb", OtherFile.Bomb("word/media/image1.bmp", 8 << 20), "解压后的大小");
        AssertRejected("zip_bomb", OtherFile.Zip([.. Enumerable.Range(0, 6000).Select(i => $"word/media/{i}.png")]), "内含的文件数量");
        AssertRejected("zip_bomb", OtherFile.WithDeclaredSize(OtherFile.Zip([.. Enumerable.Range(0, 60).Select(i => $"word/media/{i}.png")]), 4_000_000), "解压后的大小");
    }

    [Fact]
    public void Stops_unpacking_a_part_that_has_grown_too_large()
    {
        AssertRejected("zip_bomb", OtherFile.Bomb("word/document.xml", 70 << 20, $"<w:p><!--{Noise(1_000)}{new string(' ', 40_000)}--></w:p>"), "解压后的大小");
    }

    /// <summary>What the directory hides is not unpacked, so that the document ends early.</summary>
    [Fact]
    public void Unpacks_no_more_than_the_directory_declares()
    {
        AssertRejected("broken_file", OtherFile.WithDeclaredSize(OtherFile.Bomb("word/document.xml", 4 << 20), 1000), "文件已损坏或不完整");
    }

    private static string Noise(int length)
    {
        var random = new Random(1);
        return string.Create(length, random, static (text, source) => source.GetItems("abcdefghijklmnopqrstuvwxyz0123456789".AsSpan(), text));
    }

    [Fact]
    public void Rejects_markup_that_is_nested_too_deeply()
    {
        AssertRejected("too_deep", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 5000)) + "全镇新增就业120人"), "嵌套层数过多");
        AssertRejected("too_deep", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<b><i>", 100_000)) + "全镇新增就业120人"), "嵌套层数过多");
        AssertRejected("too_deep", DocxFile.OfXml(string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 500)) + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 500))), "嵌套层数过多");
    }

    [Fact]
    public void Rejects_more_than_one_report_could_be()
    {
        AssertRejected("too_large", new byte[FileDecoder.MaxBytes + 1], "文件有 20 MB，超过了 20 MB 的上限");
        AssertRejected("too_large", new byte[30 << 20], "文件有 30 MB，超过了 20 MB 的上限");
        AssertRejected("too_large", Encoding.UTF8.GetBytes("<html><body>" + string.Concat(Enumerable.Repeat("<p>x", 600_000))), "展开后的内容过多");
        AssertRejected("too_large", DocxFile.OfXml("<w:tbl>" + string.Concat(Enumerable.Repeat("<w:tr><w:trPr><w:gridBefore w:val=\"64\"/></w:trPr><w:tc><w:p><w:r><w:t>新</w:t></w:r></w:p></w:tc></w:tr>", 350_000)) + "</w:tbl>"), "展开后的内容过多");
    }

    [Theory]
    [InlineData("", "文件是空的")]
    [InlineData(" \r\n　\t\u00A0\r\n", "文件是空的")]
    [InlineData("<html><body><img src='scan.jpg'></body></html>", "网页里没有找到正文")]
    [InlineData("<html><head><title>首页</title></head><body><ul><li><a href='1'>乡镇动态</a></li><li><a href='2'>政务公开</a></li></ul></body></html>", "网页里没有找到正文")]
    public void Rejects_a_file_without_words(string content, string message)
    {
        AssertRejected("no_text", Encoding.UTF8.GetBytes(content), message);
    }

    [Fact]
    public void Rejects_a_document_of_scanned_pages()
    {
        AssertRejected("no_text", DocxFile.OfXml("<w:p><w:r><w:drawing/></w:r></w:p>"), "每页都是扫描图片");
    }

    [Theory]
    [InlineData("The township created 120 jobs in 2017 and repaired 30 kilometres of road.")]
    [InlineData("今年度、町内では新たに百二十人の雇用がうまれ、道路はおよそ三十キロメートルがなおされました。")]
    [InlineData("2017 12 345 67.8%")]
    [InlineData("Работа посёлка за 2017 год")]
    [InlineData("中国")]
    public void Rejects_a_text_in_another_language(string text)
    {
        foreach (var file in TextFile.Encodings.Where(file => file.Name.StartsWith("utf", StringComparison.Ordinal)))
        {
            AssertRejected("not_chinese", file.Write(text), "几乎没有汉字");
        }
    }

    [Fact]
    public void Rejects_a_text_in_another_language_in_an_old_encoding()
    {
        AssertRejected("not_chinese", Encoding.Latin1.GetBytes("La commune a créé 120 emplois en 2017 et réparé 30 kilomètres de route; été comme hiver."), "几乎没有汉字");
    }

    [Fact]
    public void Counts_the_places_of_a_damaged_encoding_and_names_the_first_line()
    {
        var text = Encoding.UTF8.GetBytes("白水镇工作总结\n全镇新增就业120人。\n改造危房17户。\n");
        text[40] = 0xFF;
        text[60] = 0xC0;

        var rejection = AssertRejected("broken_encoding", text, "按 UTF-8 读取时有 2 处不是文字，第一处在第 2 行");

        Assert.StartsWith("The text's encoding is damaged: read as UTF-8, 2 places are no characters, the first in line 2.", rejection.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public void Rejects_a_text_cut_in_the_middle_of_a_character_or_filled_with_zeros()
    {
        foreach (var file in TextFile.Encodings)
        {
            var bytes = file.Write("白水鎮工作總結\n全鎮解決飲水困難二百人");
            AssertRejected("broken_encoding", bytes[..^1], $"按 {file.Name.ToUpperInvariant()} 读取");
            AssertRejected("broken_encoding", [.. bytes, 0, 0], $"按 {file.Name.ToUpperInvariant()} 读取");
        }
    }

    [Fact]
    public void Says_in_both_languages_what_to_do()
    {
        foreach (var rejection in All())
        {
            Assert.Matches("请", rejection.Message);
            Assert.Matches("[Uu]pload|Check|check", rejection.MessageEn);
            Assert.DoesNotMatch("[\u4E00-\u9FFF]", rejection.MessageEn);
        }
    }

    internal static IEnumerable<Observations.Rejection> All() =>
    [
        Rejections.TooLarge(30 << 20), Rejections.TooMuchContent(), Rejections.EncryptedFile(), Rejections.BrokenFile(), Rejections.BrokenEncoding(1, 1, "utf-8"),
        Rejections.NotChinese(), Rejections.TooDeep(), Rejections.ZipBomb(),
        .. new[] { "txt", "html", "docx" }.Select(Rejections.NoText),
        .. Enum.GetValues<FileKind>().Select(Rejections.UnsupportedFormat),
    ];

    private static void AssertUnsupported(byte[] file, string name, string advice) =>
        Assert.Contains(advice, AssertRejected("unsupported_format", file, $"这是{name}，不能读取").Message, StringComparison.Ordinal);

    private static Observations.Rejection AssertRejected(string code, byte[] file, string message)
    {
        var decoded = FileDecoder.Decode(file, "报告.txt");

        Assert.Equal(code, decoded.Rejection?.Code);
        Assert.Contains(message, decoded.Rejection!.Message, StringComparison.Ordinal);
        Assert.Equal("", decoded.Text);
        return decoded.Rejection;
    }
}
