using System.Globalization;
using OpenData.Storage.Index;

namespace OpenData.Api.Http;

/// <summary>Every failure the API answers with, made here, those of sending files in <see cref="UploadProblems"/>, and nowhere else.</summary>
public static class Problems
{
    /// <summary>All codes with their status, as listed in <c>docs/api.md</c>.</summary>
    public static IReadOnlyList<(string Code, int Status)> All { get; } =
    [
        ("unknown_parameter", 400), ("empty_parameter", 400), ("repeated_parameter", 400), ("invalid_value", 400), ("unknown_id", 400),
        ("too_many_values", 400), ("conflicting_parameters", 400), ("malformed_query", 400), ("invalid_cursor", 400),
        ("cursor_mismatch", 400),
        ("cursor_expired", 400), ("mixed_units", 400), ("not_additive", 400), ("export_too_large", 400),
        ("bad_file_name", 400), ("empty_file", 400), ("incomplete_body", 400),
        ("unauthorized", 401), ("forbidden", 403),
        ("not_found", 404), ("method_not_allowed", 405), ("not_acceptable", 406), ("upload_timeout", 408), ("withdrawn", 410),
        ("already_exists", 412), ("file_too_large", 413), ("url_too_long", 414), ("unsupported_media_type", 415), ("range_not_satisfiable", 416),
        ("too_many_requests", 429), ("internal_error", 500), ("starting", 503), ("export_pending", 503), ("busy", 503),
    ];

    public static Problem InvalidParameters(IReadOnlyList<ParameterError> errors)
    {
        var first = errors[0];
        var more = errors.Count - 1;
        return new Problem(
            400,
            first.Code,
            new("请求参数有误", "The request has invalid parameters"),
            more == 0
                ? first.Detail
                : new(
                    string.Create(CultureInfo.InvariantCulture, $"{first.Detail.Zh}另有 {more} 处错误，见 errors。"),
                    string.Create(CultureInfo.InvariantCulture, $"{first.Detail.En} {more} more below in errors.")))
        {
            Errors = errors,
        };
    }

    public static Problem InvalidParameter(ParameterError error) => InvalidParameters([error]);

    public static Problem MalformedQuery() => new(
        400,
        "malformed_query",
        new("查询字符串无法解析", "The query string cannot be read"),
        new("查询字符串须为经百分号编码的 UTF-8，且不含控制字符。", "Write the query string in percent-encoded UTF-8 without control characters."));

    public static Problem NotFound(string what, string id) => new(
        404, "not_found", new("未找到", "Not found"), new($"没有“{id}”这个{InChinese(what)}。请检查编号。", $"There is no {what} '{id}'. Check the id."));

    /// <summary>For people, who know addresses and not ids.</summary>
    public static Problem UnknownPage(string path) => new(
        404,
        "not_found",
        new("未找到", "Not found"),
        new($"没有“{path}”这个页面。请检查网址。", $"There is no page “{path}”. Check the address."));

    public static Problem UnknownRoute(string path) => new(
        404,
        "not_found",
        new("未找到", "Not found"),
        new($"没有路径“{path}”。全部路径见 /api/v1。", $"There is no route '{path}'. All routes are listed at /api/v1."));

    public static Problem MethodNotAllowed(string method, string allow) => new(
        405,
        "method_not_allowed",
        new("不支持该方法", "Method not allowed"),
        new($"此路径不支持 {method}，可用：{allow}。", $"This route does not know {method}; it knows {allow}."))
    {
        Allow = allow,
    };

    public static Problem NotAcceptable(IReadOnlyList<string> types) => new(
        406,
        "not_acceptable",
        new("无法提供所需格式", "Not acceptable"),
        new(
            $"可提供的格式：{string.Join("、", types)}。请修改 Accept 或使用 format 参数。",
            $"This route answers in {string.Join(", ", types)}. Change Accept, or use the format parameter."));

    public static Problem Withdrawn(string reportId, IndexedCommit commit) => new(
        410,
        "withdrawn",
        new("报告已撤回", "The report was withdrawn"),
        new(
            $"报告 {reportId} 已撤回。" + (commit.Reason is { } zh ? $"原因：{zh}。" : "") + (commit.Successor is { } next ? $"替代报告：{next}。" : ""),
            $"Report {reportId} was withdrawn." + (commit.Reason is { } en ? $" Reason given: {en}." : "")
                + (commit.Successor is { } after ? $" It is replaced by {after}." : "")))
    {
        Withdrawal = new WithdrawalNote(commit.Point.Time, commit.Reason, commit.Successor),
    };

    public static Problem UrlTooLong(int longest) => new(
        414,
        "url_too_long",
        new("网址过长", "URL too long"),
        new(
            string.Create(CultureInfo.InvariantCulture, $"网址最长 {longest} 个字符。请减少列表中的值，分几次请求。"),
            string.Create(CultureInfo.InvariantCulture, $"A URL may have {longest} characters. Shorten the lists and ask several times.")));

    public static Problem ExportTooLarge(long rows, int most) => new(
        400,
        "export_too_large",
        new("导出数据过多", "The export is too large"),
        new(
            string.Create(CultureInfo.InvariantCulture, $"符合条件的有 {rows} 条，一次最多导出 {most} 条。请按年份或区划分几次导出。"),
            string.Create(CultureInfo.InvariantCulture,
                $"{rows} rows match, and an export may have {most}. Export by year or by county.")));

    /// <param name="kinds">What was found, as filters that would choose each.</param>
    public static Problem MixedUnits(IReadOnlyList<string> kinds) => new(
        400,
        "mixed_units",
        new("不能合计不同性质的数据", "Unlike figures cannot be put together"),
        new(
            "同一组中有不同的单位、性质或状态，合计没有意义。请加上 errors 中所列的一组条件，或把 status 加入 group_by。",
            "A group has figures of different units, measures or statuses, so putting them together means nothing. Add one of the filters listed in errors, or group by status."))
    {
        Errors =
        [
            new ParameterError("mixed_units", "metric", null, new("找到的各类数据。", "What was found.")) { Allowed = kinds },
        ],
    };

    /// <param name="metric">What was asked for.</param>
    /// <param name="found">The kinds of figures that stand against it, each told in a sentence.</param>
    /// <param name="allowed">The metrics that all figures found allow.</param>
    public static Problem NotAdditive(string metric, IReadOnlyList<Bilingual> found, IReadOnlyList<string> allowed) => new(
        400,
        "not_additive",
        new("这些数据不能合计", "These figures do not add up"),
        new(
            $"占比、增长率、名次等不能用 {metric} 合并：errors 列出了找到的数据。可用：{string.Join("、", allowed)}；或加条件排除它们。",
            $"Shares, rates, ranks and the like have no {metric}: errors lists what was found. Use {string.Join(", ", allowed)}, or filter them out."))
    {
        Errors = [.. found.Select(detail => new ParameterError("not_additive", "metric", metric, detail) { Allowed = allowed })],
    };

    public static Problem TooManyRequests(int perMinute, TimeSpan wait) => new(
        429,
        "too_many_requests",
        new("请求过于频繁", "Too many requests"),
        new(
            string.Create(CultureInfo.InvariantCulture, $"每个客户端每分钟最多 {perMinute} 次请求。批量获取请用 /observations/export。"),
            string.Create(CultureInfo.InvariantCulture,
                $"A client may ask {perMinute} times a minute. For bulk use /observations/export.")))
    {
        RetryAfter = wait,
    };

    public static Problem Starting() => new(
        503,
        "starting",
        new("服务正在启动", "The service is starting"),
        new("数据正在载入，请稍后重试。", "The data is being loaded. Try again in a moment."))
    {
        RetryAfter = TimeSpan.FromSeconds(5),
    };

    public static Problem ExportPending() => new(
        503,
        "export_pending",
        new("批量文件尚未生成", "The bulk files are not made yet"),
        new("批量文件每十分钟生成一次，第一次尚未完成。单次查询可用 /observations/export。",
            "The bulk files are made every ten minutes, and the first time is yet to come. Meanwhile use /observations/export."))
    {
        RetryAfter = TimeSpan.FromMinutes(10),
    };

    public static Problem RangeNotSatisfiable(long length) => new(
        416,
        "range_not_satisfiable",
        new("请求的范围不存在", "There is no such range"),
        new(
            string.Create(CultureInfo.InvariantCulture, $"文件长 {length} 字节；请给出其中的一个范围，如 bytes=0-99。"),
            string.Create(CultureInfo.InvariantCulture, $"The file has {length} bytes; ask for one range within them, such as bytes=0-99.")));

    public static Problem Busy() => new(
        503,
        "busy",
        new("服务繁忙", "The service is busy"),
        new("存储暂时无法访问，请稍后重试。", "The storage cannot be reached at the moment. Try again later."))
    {
        RetryAfter = TimeSpan.FromSeconds(10),
    };

    public static Problem Internal() => new(
        500,
        "internal_error",
        new("服务器内部错误", "Internal error"),
        new("发生意外错误。反馈时请附上 request_id。", "Something unexpected happened. Give the request_id when you report it."));

    private static string InChinese(string what) => what switch
    {
        "file" => "文件",
        "finding" => "核查结果",
        "indicator" => "指标",
        "observation" => "数据",
        "operation" => "接口",
        "release" => "发布包",
        "report" => "报告",
        "revision" => "版本",
        "text" => "文本",
        "township" => "乡镇",
        "upload" => "上传",
        _ => what,
    };
}
