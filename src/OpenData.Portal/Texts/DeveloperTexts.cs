using System.Globalization;
using OpenData.Api;

namespace OpenData.Portal.Texts;

internal static class DeveloperTexts
{
    public static readonly Bilingual Lead = new(
        "全部数据都能用程序取得：JSON、CSV、JSON Lines，无需密钥，允许跨域。", "Everything here is open to programs: JSON, CSV and JSON Lines, without a key, from any origin.");
    public static readonly Bilingual OnThisPage = new("本页内容", "On this page");
    public static readonly Bilingual QuickStart = new("五行上手", "Five lines to start");
    public static readonly Bilingual NoKey = new("照抄即可运行。", "Copy and run.");
    public static readonly Bilingual ExcelNote = new("数据 › 获取数据 › 空白查询 › 高级编辑器，粘贴以下几行；或直接打开上面的 CSV（Excel）下载。", "Data › Get Data › Blank Query › Advanced Editor, then paste these lines; or open a CSV (Excel) download of any page.");
    public static readonly Bilingual Routes = new("接口", "Routes");
    public static readonly Bilingual RoutesNote = new("点开任何一个即可试用。机器可读的说明：", "Follow any of them to try it. For machines:");
    public static readonly Bilingual NeedsKey = new("需要密钥", "needs a key");
    public static readonly Bilingual Exports = new("整批下载", "Exports");
    public static readonly Bilingual AllCsv = new("全部数据（CSV）", "All figures (CSV)");
    public static readonly Bilingual AllExcel = new("全部数据（CSV，供 Excel）", "All figures (CSV for Excel)");
    public static readonly Bilingual AllJsonLines = new("全部数据（JSON Lines）", "All figures (JSON Lines)");
    public static readonly Bilingual Database = new("数据库，含乡镇、报告、指标、数据与核查", "a database of townships, reports, indicators, figures and findings");
    public static readonly Bilingual Release = new("这一批的文件名、大小与校验值", "Names, sizes and hashes of this release");
    public static readonly Bilingual Feed = new("变更记录：公开、取代、撤回", "Change feed: published, superseded, withdrawn");
    public static readonly Bilingual Limits = new("限制", "Limits");
    public static readonly Bilingual Stability = new("第 1 版内只增不改：已有的字段、参数和地址不会消失或变义。", "Inside version 1 things are only added: no field, parameter or address goes away or changes its meaning.");
    public static readonly Bilingual Changes = new("更新日志", "Changelog");
    public static readonly Bilingual TryIt = new("试一试", "Try it");
    public static readonly Bilingual Call = new("调用", "Call");
    public static readonly Bilingual TheCall = new("调用方式", "The call");
    public static readonly Bilingual Answer = new("回答", "Answer");
    public static readonly Bilingual Answers = new("回答", "Answers");
    public static readonly Bilingual Parameters = new("参数", "Parameters");
    public static readonly Bilingual Required = new("必填", "required");
    public static readonly Bilingual Name = new("名称", "Name");
    public static readonly Bilingual Type = new("类型", "Type");
    public static readonly Bilingual Meaning = new("说明", "Meaning");
    public static readonly Bilingual Default = new("默认", "default");
    public static readonly Bilingual Status = new("状态码", "Status");

    public static IReadOnlyList<(Bilingual What, Bilingual Limit)> AllLimits { get; } =
    [
        (new("每页记录", "Records a page"), Number(Api.Limits.LargestPage)),
        (new("一次导出的行数", "Rows of one export"), Number(Api.Limits.ExportRows)),
        (new("每个客户端每分钟请求", "Requests a minute of one client"), Number(Api.Limits.RequestsPerMinute)),
        (new("每个客户端每分钟试读", "Drafts a minute of one client"), Number(Api.Limits.DraftsPerMinute)),
        (new("列表参数的值", "Values of a list parameter"), Number(Api.Limits.ListValues)),
        (new("地址长度", "Characters of an address"), Number(Api.Limits.UrlLength)),
        (new("检索词长度", "Characters of q"), Number(Api.Limits.SearchLength)),
        (new("上传文件", "Uploaded file"), new($"{Api.Limits.UploadBytes / (1024 * 1024)} MB", $"{Api.Limits.UploadBytes / (1024 * 1024)} MB")),
    ];

    public static Bilingual AllParameters(int count) => new(
        string.Create(CultureInfo.InvariantCulture, $"全部 {count} 个参数及其取值"), string.Create(CultureInfo.InvariantCulture, $"All {count} parameters and their values"));

    public static Bilingual ExportsNote(long figures) => new(
        string.Create(CultureInfo.InvariantCulture, $"现有 {figures:N0} 条数据。整批文件每十分钟更新一次；任何筛选条件也都可以整批下载。"),
        string.Create(CultureInfo.InvariantCulture, $"There are {figures:N0} figures. The bulk files are renewed every ten minutes; any selection can be downloaded whole as well."));

    public static Bilingual Group(string tag) => tag switch
    {
        "service" => new("服务", "Service"),
        "observations" => new("数据", "Observations"),
        "indicators" => new("指标", "Indicators"),
        "townships" => new("乡镇", "Townships"),
        "reports" => new("报告", "Reports"),
        "findings" => new("核查", "Findings"),
        "exports" => new("整批文件", "Bulk files"),
        "commits" => new("变更", "Commits"),
        "uploads" => new("上传", "Uploads"),
        _ => new(tag, tag),
    };

    /// <summary>What an answer means, by the words of <c>openapi.json</c>, which is in English.</summary>
    public static Bilingual Answered(string english) => new(InChinese(english), english);

    private static string InChinese(string answer) => answer switch
    {
        "What was read, also where it could not be published" => "读出的内容，不能公开的也给出",
        "What became of an upload, with its findings" => "一次上传的结果及核查",
        "The same bytes lie there already; this is their upload." => "同样的文件已经收到，这就是那次上传。",
        "Taken in; ask at Location what becomes of it." => "已收下；处理结果见 Location 所指地址。",
        "The range asked for" => "所请求的部分",
        "The body you have is current." => "已有的内容仍是最新。",
        "A parameter is wrong; the body says which and what would be right." => "参数有误；回答里写明是哪一个、应当怎样写。",
        "No upload key, or none that is live." => "没有上传密钥，或密钥已失效。",
        "The key is another township's." => "这是另一个乡镇的密钥。",
        "There is no such record." => "没有这条记录。",
        "No format that Accept allows." => "没有 Accept 所允许的格式。",
        "The file took too long to arrive." => "文件传送时间过长。",
        "The report was withdrawn; the body says why and what replaces it." => "报告已撤回；回答里写明原因和替代的报告。",
        "There is a file of that name, and If-None-Match: * said not to replace it." => "已有同名文件，而 If-None-Match: * 要求不要替换。",
        "The file is too large." => "文件过大。",
        "The URL has more than 4000 characters." => "地址超过 4000 个字符。",
        "No kind of file that is taken; the body says what to do." => "不接受这种文件；回答里写明该怎么办。",
        "The file has no such range." => "文件没有这一部分。",
        "Too many requests; wait as Retry-After says." => "请求过多；请按 Retry-After 等待。",
        "Starting or busy; wait as Retry-After says." => "正在启动或繁忙；请按 Retry-After 等待。",
        "Any other failure." => "其他错误。",
        _ => answer,
    };

    private static Bilingual Number(long value) => new(Numbers.Count(value), Numbers.Count(value));
}
