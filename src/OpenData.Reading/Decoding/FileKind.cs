namespace OpenData.Reading.Decoding;

/// <summary>What a file's content shows it to be.</summary>
internal enum FileKind
{
    Text,
    Html,

    /// <summary>A zip container, among them .docx; what it holds is seen by opening it.</summary>
    Zip,

    /// <summary>An Office document in the container that encryption puts around it.</summary>
    EncryptedOffice,

    LegacyWord,
    LegacyExcel,
    LegacyPowerPoint,
    CompoundFile,
    Excel,
    PowerPoint,
    OpenDocument,
    Ofd,
    Pdf,
    Rtf,
    WordXml,
    Xml,
    WebArchive,
    Png,
    Jpeg,
    Gif,
    Bmp,
    Tiff,
    WebP,
    ZipArchive,
    Rar,
    SevenZip,
    Gzip,
    Binary,
}

/// <summary>How a sender would call a kind of file, and how to make a report of it that can be read.</summary>
internal static class FileKindWords
{
    public static (string Chinese, string English) Name(this FileKind kind) => kind switch
    {
        FileKind.LegacyWord => ("旧版 Word 文档（.doc）", "a document of old Word (.doc)"),
        FileKind.LegacyExcel => ("旧版 Excel 表格（.xls）", "a workbook of old Excel (.xls)"),
        FileKind.LegacyPowerPoint => ("旧版 PowerPoint 演示文稿（.ppt）", "a presentation of old PowerPoint (.ppt)"),
        FileKind.CompoundFile => ("旧版办公软件文件", "a file of an old office program"),
        FileKind.Excel => ("Excel 表格（.xlsx）", "an Excel workbook (.xlsx)"),
        FileKind.PowerPoint => ("PowerPoint 演示文稿（.pptx）", "a PowerPoint presentation (.pptx)"),
        FileKind.OpenDocument => ("OpenDocument 文件（.odt 等）", "an OpenDocument file (.odt or the like)"),
        FileKind.Ofd => ("OFD 版式文件", "an OFD file"),
        FileKind.Pdf => ("PDF 文件", "a PDF file"),
        FileKind.Rtf => ("RTF 文件", "an RTF file"),
        FileKind.WordXml => ("Word XML 文件（.xml）", "a Word XML file (.xml)"),
        FileKind.Xml => ("XML 文件", "an XML file"),
        FileKind.WebArchive => ("网页归档文件（.mht）", "a web archive (.mht)"),
        FileKind.Png => ("PNG 图片", "a PNG image"),
        FileKind.Jpeg => ("JPEG 图片", "a JPEG image"),
        FileKind.Gif => ("GIF 图片", "a GIF image"),
        FileKind.Bmp => ("BMP 图片", "a BMP image"),
        FileKind.Tiff => ("TIFF 图片", "a TIFF image"),
        FileKind.WebP => ("WebP 图片", "a WebP image"),
        FileKind.ZipArchive => ("ZIP 压缩包", "a ZIP archive"),
        FileKind.Rar => ("RAR 压缩包", "a RAR archive"),
        FileKind.SevenZip => ("7z 压缩包", "a 7z archive"),
        FileKind.Gzip => ("GZIP 压缩包", "a GZIP archive"),
        _ => ("无法识别的二进制文件", "a binary file of unknown kind"),
    };

    /// <summary>Null where saving the report as .docx is the whole advice.</summary>
    public static (string? Chinese, string? English) Advice(this FileKind kind) => kind switch
    {
        FileKind.Pdf or FileKind.Ofd =>
            ("请找到报告的 Word 或 WPS 原文，另存为 .docx 后重新上传。",
             "Find the Word or WPS original of the report, save it as .docx and upload that file."),
        FileKind.Png or FileKind.Jpeg or FileKind.Gif or FileKind.Bmp or FileKind.Tiff or FileKind.WebP =>
            ("图片里的文字不能读取，请上传报告可以编辑的原文。",
             "The words in an image can't be read; upload the original that can be edited."),
        FileKind.LegacyExcel or FileKind.Excel or FileKind.LegacyPowerPoint or FileKind.PowerPoint =>
            ("请上传工作报告本身；表格可以放进报告的正文。",
             "Upload the work report itself; tables may stand in its text."),
        FileKind.ZipArchive or FileKind.Rar or FileKind.SevenZip or FileKind.Gzip =>
            ("请先解压，再逐个上传其中的报告。",
             "Unpack it first, then upload each report by itself."),
        FileKind.WebArchive =>
            ("请在浏览器中打开后另存为“网页，仅 HTML”，再重新上传。",
             "Open it in a browser, save it as \"web page, HTML only\" and upload that file."),
        FileKind.Binary =>
            ("请检查是否选错了文件。", "Check whether this is the right file."),
        _ => (null, null),
    };
}
