using System.Globalization;
using OpenData.Api;
using OpenData.Storage;

namespace OpenData.Portal.Texts;

internal static class UploadTexts
{
    public static readonly Bilingual Title = new("试读与上传", "Dry run and upload");
    public static readonly Bilingual Lead = new(
        "先看看机器会读出什么：粘贴报告全文或选一个文件，立刻看到将公开的每个数字和核查结果。", "See what the machine would read: paste a report or choose a file, and every figure that would be published is marked, with the checks.");
    public static readonly Bilingual Paste = new("粘贴报告全文", "Paste the report");
    public static readonly Bilingual PasteHint = new("××镇2023年工作总结……", "××镇2023年工作总结……");
    public static readonly Bilingual File = new("或选择文件", "Or choose a file");
    public static readonly Bilingual Choose = new("选择文件", "Choose a file");
    public static readonly Bilingual NoneChosen = new("尚未选择", "None chosen");
    public static readonly Bilingual FileNote = new("Word（.docx）、网页（.html）或纯文本（.txt），也可直接拖到这里。试读最大 2 MB，上传最大 20 MB。", "Word (.docx), web page (.html) or plain text (.txt); or drop it here. Up to 2 MB for a dry run, 20 MB for an upload.");
    public static readonly Bilingual Check = new("试读", "Read it");
    public static readonly Bilingual Reading = new("正在读……", "Reading …");
    public static readonly Bilingual NothingKept = new("不保存，不记录，不公开。", "Nothing is kept, logged or published.");
    public static readonly Bilingual NoConnection = new("没有连上服务器，请稍后再试。", "The server did not answer; try again later.");
    public static readonly Bilingual More = new("乡镇代码与文件名", "Township code and file name");
    public static readonly Bilingual Township = new("乡镇代码", "Township code");
    public static readonly Bilingual TownshipNote = new("九位统计用区划代码；留空时由文本判断。", "Nine digits; found in the text where left empty.");
    public static readonly Bilingual Name = new("文件名", "File name");
    public static readonly Bilingual NameNote = new("可写明时期，如 2023.docx、2023-Q3.txt；留空时由文本判断。", "May tell the period, as 2023.docx or 2023-Q3.txt do; found in the text where left empty.");
    public static readonly Bilingual WouldBeRejected = new("这份文件还不能公开", "This file can’t be published yet");
    public static readonly Bilingual Format = new("格式", "Format");
    public static readonly Bilingual LookAtThese = new("请核对这几处", "Please look at these");
    public static readonly Bilingual PublishTitle = new("公开这份报告", "Publish this report");
    public static readonly Bilingual PublishNote = new("核对无误后，用本乡镇的上传密钥公开。同一时期再次上传会成为新的一版，旧版仍可查。", "Once it looks right, publish it with your township’s upload key. Another upload for the same period becomes a new revision; the old one stays on record.");
    public static readonly Bilingual GoesTo = new("将存为", "It will be stored as");
    public static readonly Bilingual ChooseAgain = new("如果刚才试读的是文件，请在上面重新选择它。", "If you tried a file, choose it above once more.");
    public static readonly Bilingual Key = new("上传密钥", "Upload key");
    public static readonly Bilingual KeyNote = new("密钥由管理员发给乡镇，只随本次请求发送，不保存在浏览器里。", "Keys come from the operator. It is sent with this request only and not kept in the browser.");
    public static readonly Bilingual Publish = new("上传并公开", "Upload and publish");
    public static readonly Bilingual Sending = new("正在发送……", "Sending …");
    public static readonly Bilingual StepSent = new("发送", "Sent");
    public static readonly Bilingual StepReceived = new("收到，正在读取", "Received, being read");
    public static readonly Bilingual StepPublished = new("公开", "Published");
    public static readonly Bilingual OpenReport = new("打开报告", "Open the report");
    public static readonly Bilingual StillReceived = new("还在处理。过一会儿再按一次“上传并公开”即可看到结果，不会重复上传。", "Still being read. Press ‘Upload and publish’ again in a while to see the result; it is not uploaded twice.");

    public static Bilingual WouldBePublished(int figures) => new(
        string.Create(CultureInfo.InvariantCulture, $"将公开 {figures} 条数据"),
        string.Create(CultureInfo.InvariantCulture, $"{figures} figures would be published"));

    public static Bilingual Checked(int open, int held) => new(
        string.Create(CultureInfo.InvariantCulture, $"核查：{held} 处相符，{open} 处不一致。"),
        string.Create(CultureInfo.InvariantCulture, $"Checks: {held} agree, {open} differ."));

    public static Bilingual Of(IngestionState state) => state switch
    {
        IngestionState.Published => new("已公开", "Published"),
        IngestionState.Duplicate => new("内容与已公开的相同", "The same is published already"),
        IngestionState.Superseded => new("已有更新的文件", "A newer file counts"),
        IngestionState.Rejected => new("不能公开", "Not published"),
        IngestionState.Failed => new("处理失败", "Processing failed"),
        _ => new("已收到", "Received"),
    };
}
