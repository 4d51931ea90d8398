using System.Globalization;
using OpenData.Observations;
using OpenData.Reading.Decoding;

namespace OpenData.Reading;

/// <summary>
/// Every reason for which a file is not published, with the words its sender reads: what is wrong with the file, and what to do.
/// <c>docs/formats.md</c> lists the codes; a test compares the two.
/// </summary>
internal static class Rejections
{
    private const string HowToSave = "请用 Word 或 WPS 打开报告，另存为 .docx 后重新上传。";
    private const string HowToSaveEn = "Open the report in Word or WPS, save it as .docx and upload that file.";

    public static Rejection TooLarge(long bytes) => new(
        "too_large",
        $"文件有 {Megabytes(bytes)} MB，超过了 {Megabytes(FileDecoder.MaxBytes)} MB 的上限。请删去图片和附件，只保留报告文字，再重新上传。",
        $"The file is {Megabytes(bytes)} MB; the limit is {Megabytes(FileDecoder.MaxBytes)} MB. Remove images and attachments, keep the text of the report and upload it again.");

    /// <summary>Small on disk, but not what comes out of it.</summary>
    public static Rejection TooMuchContent() => new(
        "too_large",
        "文件展开后的内容过多，不像是一份工作报告。请只保留报告正文，再重新上传。",
        "What the file unfolds to is too much for one work report. Keep only the report itself and upload it again.");

    public static Rejection NoText(string format) => new(
        "no_text",
        format switch
        {
            "docx" => "文档里没有文字；如果每页都是扫描图片，请上传可以编辑的原文。",
            "html" => "网页里没有找到正文；如果正文是图片或由脚本载入，请把文字复制到 .docx 或 .txt 文件后上传。",
            _ => "文件是空的，或者只有空白。请检查后重新上传。",
        },
        format switch
        {
            "docx" => "The document holds no text. If its pages are scans, upload the original that can be edited.",
            "html" => "No article was found in the page. If its text is an image or is loaded by a script, copy the text into a .docx or .txt file and upload that.",
            _ => "The file is empty or holds only blanks. Check it and upload it again.",
        });

    public static Rejection UnknownPeriod() => new(
        "unknown_period",
        "看不出这是哪一年（或哪个季度、月份）的报告。请把时期写进文件名再上传，例如 2017.txt、2017-Q3.docx、2017-H1.html、2017-09.txt。",
        "Neither the text nor the file name says which year, quarter or month this report is about. Put the period into the file name and upload it again, such as 2017.txt, 2017-Q3.docx, 2017-H1.html or 2017-09.txt.");

    public static Rejection NotChinese() => new(
        "not_chinese",
        "文件里几乎没有汉字。本系统只读取中文的工作报告；请检查是否选错了文件。",
        "The file holds hardly any Chinese characters. Only work reports in Chinese are read here; check whether this is the right file.");

    public static Rejection UnsupportedFormat(FileKind kind)
    {
        var (name, nameEn) = kind.Name();
        var (advice, adviceEn) = kind.Advice();
        return new(
            "unsupported_format",
            $"这是{name}，不能读取。可以上传 .docx、.html 或 .txt 格式的报告。{advice ?? HowToSave}",
            $"This is {nameEn}, which is not read. A report may be a .docx, .html or .txt file. {adviceEn ?? HowToSaveEn}");
    }

    public static Rejection EncryptedFile() => new(
        "encrypted_file",
        "文件有密码保护，不能打开。请在 Word 或 WPS 中取消密码（文件 → 信息 → 保护文档），保存后重新上传。",
        "The file is protected by a password. Remove the password in Word or WPS (File → Info → Protect Document), save it and upload it again.");

    public static Rejection BrokenFile() => new(
        "broken_file",
        $"文件已损坏或不完整，不能打开，可能是上传或下载时中断了。请确认能在自己的电脑上打开它。{HowToSave}",
        $"The file is damaged or cut short and can't be opened; an upload or download may have been interrupted. Check that it opens on your own computer. {HowToSaveEn}");

    /// <param name="line">The first line with bytes that are no characters, counted from 1.</param>
    /// <param name="places">How many there are.</param>
    /// <param name="encoding">The encoding the rest of the text is in.</param>
    public static Rejection BrokenEncoding(int line, int places, string encoding) => new(
        "broken_encoding",
        $"文字编码有损坏：按 {Name(encoding)} 读取时有 {places} 处不是文字，第一处在第 {line} 行。为了不漏掉或读错数字，没有采用这份文件。请改正这些地方，并以 UTF-8 编码另存后重新上传。",
        $"The text's encoding is damaged: read as {Name(encoding)}, {places} places are no characters, the first in line {line}. So that no figure is lost or misread, the file was not used. Correct these places, save the text as UTF-8 and upload it again.");

    public static Rejection TooDeep() => new(
        "too_deep",
        $"文件的标签嵌套层数过多，不像是正常的网页或文档。请把正文复制到新的文档。{HowToSave}",
        $"The file's markup is nested too deeply for a page or document that people wrote. Copy the text into a new document. {HowToSaveEn}");

    public static Rejection ZipBomb() => new(
        "zip_bomb",
        $"文件解压后的大小或内含的文件数量异常，为了安全没有打开。请把正文复制到新的文档。{HowToSave}",
        $"What the file unpacks to is abnormally large or many, so it was not opened. Copy the text into a new document. {HowToSaveEn}");

    private static string Megabytes(long bytes) => (bytes / (1024m * 1024m)).ToString("0.#", CultureInfo.InvariantCulture);

    private static string Name(string encoding) => encoding.ToUpperInvariant();
}
