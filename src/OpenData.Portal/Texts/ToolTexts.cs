using OpenData.Api;

namespace OpenData.Portal.Texts;

/// <summary>Words of what every view offers: its API call, its data, its address, its citation.</summary>
internal static class ToolTexts
{
    public static readonly Bilingual Tools = new("使用这些数据", "Use these data");
    public static readonly Bilingual Api = new("接口", "API");
    public static readonly Bilingual ApiNote = new("这一页背后的接口调用，无需密钥。", "The API call behind this page; no key needed.");
    public static readonly Bilingual Address = new("网址", "URL");
    public static readonly Bilingual CopyLink = new("复制链接", "Copy link");
    public static readonly Bilingual Copy = new("复制", "Copy");
    public static readonly Bilingual Copied = new("已复制", "Copied");
    public static readonly Bilingual Cite = new("引用", "Cite");
    public static readonly Bilingual Embed = new("嵌入", "Embed");
    public static readonly Bilingual EmbedNote = new("把这一行放进你的网页。", "Put this line into your page.");
    public static readonly Bilingual CiteText = new("文字", "Text");
    public static readonly Bilingual Csv = new("下载 CSV", "Download CSV");
    public static readonly Bilingual ExcelCsv = new("CSV（Excel）", "CSV (Excel)");
}
