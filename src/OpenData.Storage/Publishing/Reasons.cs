using OpenData.Observations;

namespace OpenData.Storage.Publishing;

/// <summary>Why an upload became no revision, where it isn't the reader that says so. Every code is explained in <c>docs/data-flow.md</c>.</summary>
public static class Reasons
{
    /// <summary>The most observations, and the most findings, of one revision: four digits number them.</summary>
    public const int MaxRecords = 9_999;

    /// <summary>The most characters in the texts of one record: six bytes each, as JSON may write Chinese, stay below a row's 1 MiB.</summary>
    public const int MaxRecordLength = 150_000;

    /// <summary>The most characters in the texts of all records of a revision; the longest honest reports have a hundredth of it.</summary>
    public const int MaxRevisionLength = 16_000_000;

    public static readonly Rejection BadPath = new(
        "bad_path",
        "文件须放在“乡镇九位代码/文件名”下；文件名不超过200个字符，不含路径符号和不可见字符。请改名后重新上传。",
        "A file belongs at {nine-digit township code}/{file name}; the name has at most 200 characters, no path separators and no invisible characters. Rename it and upload it again.");

    public static readonly Rejection TooLarge = new(
        "too_large",
        "文件超过20 MB。请去掉图片和附件，只上传报告正文。",
        "The file is larger than 20 MB. Leave out pictures and attachments and upload the text of the report only.");

    public static readonly Rejection UnknownTownship = new(
        "unknown_township",
        "上传路径中的代码不是任何乡镇的统计用区划代码。请核对代码。",
        "The code in the upload's path is no township's statistical division code. Check the code.");

    public static readonly Rejection TownshipMismatch = new(
        "township_mismatch",
        "报告所写的乡镇与上传路径中的乡镇不一致。请上传到该乡镇自己的目录。",
        "The report is another township's than the upload's path says. Upload it to that township's own folder.");

    public static readonly Rejection UnknownPeriod = new(
        "unknown_period",
        "看不出报告是哪一年或哪一季度的。请在标题或文件名中写明，例如“2017-Q3.txt”。",
        "The report does not say which year or quarter it is about. Say so in its title or in the file's name, such as 2017-Q3.txt.");

    public static readonly Rejection TooManyFigures = new(
        "too_many_figures",
        "文件中的数字过多，不像一份工作报告。请把报告正文与附表分开上传。",
        "The file holds more figures than a work report can. Upload the report without its tables.");

    public static readonly Rejection SentenceTooLong = new(
        "sentence_too_long",
        "文件中有过长的句子，可能缺少标点或换行。请检查文本后重新上传。",
        "The file holds a sentence of excessive length; punctuation or line breaks may be missing. Check the text and upload it again.");

    public static readonly Rejection Removed = new(
        "removed",
        "文件在读取之前已被移除。",
        "The file was removed before it could be read.");

    public static readonly Rejection SameContent = new(
        "same_content",
        "内容与已发布的版本完全相同，无需更新。",
        "The content is exactly that of the published revision; nothing had to change.");

    public static readonly Rejection ChangedMeanwhile = new(
        "changed_meanwhile",
        "读取期间同名文件已被替换，以新文件为准。",
        "The file was replaced while it was being read; the new one counts.");

    public static readonly Rejection NewerPublished = new(
        "newer_published",
        "同一报告已有更晚上传的版本，以较晚的为准。",
        "A later upload of the same report is published already; the later one counts.");

    public static readonly Rejection WithdrawnSince = new(
        "withdrawn_since",
        "报告在此文件上传之后已被撤回。如需重新发布，请再次上传。",
        "The report was withdrawn after this file was uploaded. To publish it again, upload it again.");

    public static readonly Rejection ProcessingFailed = new(
        "processing_failed",
        "系统多次尝试后仍未能处理此文件，管理员会收到通知；文件没有丢失。",
        "The system could not process this file after several tries. The operator is told; the file is not lost.");

    /// <summary>What stands against publishing a reading; null where nothing does.</summary>
    internal static Rejection? Against(ReadReport read, UploadPath path)
    {
        if (read.Rejection is not null) return read.Rejection;
        if (read.Township is null) return UnknownTownship;
        if (read.Township.Id != path.TownshipId) return TownshipMismatch;
        if (read.Period is null) return UnknownPeriod;
        if (read.Observations.Count > MaxRecords || read.Findings.Count > MaxRecords) return TooManyFigures;
        var lengths = read.Observations.Select(Length).Concat(read.Findings.Select(Length)).ToList();
        if (lengths.Exists(length => length > MaxRecordLength) || lengths.Sum(length => (long)length) > MaxRevisionLength)
            return SentenceTooLong;
        return null;
    }

    private static int Length(Observation observation) =>
        observation.Quote.Length + observation.Section.Length + observation.Indicator.Length + (observation.Place?.Length ?? 0)
        + observation.Quantity.Text.Length + observation.Quantity.Unit.Length + observation.Quantity.BaseUnit.Length;

    private static int Length(Finding finding) => finding.Message.Length + finding.MessageEn.Length + (6 * finding.Observations.Count);
}
