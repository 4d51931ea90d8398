using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenData.Observations;

namespace OpenData.Api.Http;

/// <summary>What can be wrong with sending a file, and with the right to.</summary>
internal static class UploadProblems
{
    private static readonly Bilingual NotTaken = new("不接受该类型的文件", "This kind of file is not taken");

    /// <summary>The same for no key, a wrong one and a revoked one.</summary>
    public static Problem Unauthorized() => new(
        StatusCodes.Status401Unauthorized,
        "unauthorized",
        new("需要有效的上传密钥", "A valid upload key is needed"),
        new(
            "请在请求头中写明 Authorization: Bearer 和本乡镇的上传密钥。密钥遗失或失效时，请向管理员索取新的。",
            "Send the header Authorization: Bearer with the upload key of your township. If the key is lost or no longer valid, ask the operator for another."));

    /// <summary>The same whether or not there is such a township or report.</summary>
    public static Problem Forbidden() => new(
        StatusCodes.Status403Forbidden,
        "forbidden",
        new("此密钥不能用于该乡镇", "This key is not for that township"),
        new("一个密钥只用于一个乡镇。请检查网址中的乡镇代码。", "A key opens one township only. Check the township's code in the URL."));

    public static Problem TooManyWrongKeys(TimeSpan wait) => new(
        StatusCodes.Status429TooManyRequests,
        "too_many_requests",
        new("密钥错误次数过多", "Too many wrong keys"),
        new(
            string.Create(CultureInfo.InvariantCulture, $"每个客户端每分钟最多 {Limits.WrongKeysPerMinute} 次密钥错误。请核对密钥，稍后再试。"),
            string.Create(CultureInfo.InvariantCulture, $"A client may send {Limits.WrongKeysPerMinute} wrong keys a minute. Check the key and try again later.")))
    {
        RetryAfter = wait,
    };

    public static Problem TooManyDrafts(int perMinute, TimeSpan wait) => new(
        StatusCodes.Status429TooManyRequests,
        "too_many_requests",
        new("试读过于频繁", "Too many drafts"),
        new(
            string.Create(CultureInfo.InvariantCulture, $"每个客户端每分钟最多试读 {perMinute} 份。请稍后再试。"),
            string.Create(CultureInfo.InvariantCulture, $"A client may have {perMinute} drafts read a minute. Try again later.")))
    {
        RetryAfter = wait,
    };

    public static Problem BadFileName() => new(
        StatusCodes.Status400BadRequest,
        "bad_file_name",
        new("文件名不合规则", "The file's name breaks the rules"),
        new(
            string.Create(CultureInfo.InvariantCulture, $"文件名最长 {Limits.FileNameLength} 个字符，不能含有路径符号、“%”加两位十六进制数或不可见字符，例如“2017-Q3.docx”。请改名后重新上传。"),
            string.Create(CultureInfo.InvariantCulture, $"A file's name has at most {Limits.FileNameLength} characters, no path separators, no percent sign before two hexadecimal digits and no invisible characters: 2017-Q3.docx is one. Rename the file and send it again.")));

    public static Problem EmptyFile() => new(
        StatusCodes.Status400BadRequest,
        "empty_file",
        new("没有收到文件内容", "No file arrived"),
        new("请求没有内容。请把文件本身作为请求正文发送。", "The request has no body. Send the file itself as the body of the request."));

    public static Problem IncompleteBody() => new(
        StatusCodes.Status400BadRequest,
        "incomplete_body",
        new("文件没有传完", "The file did not arrive whole"),
        new("传输中断，没有保存任何内容。请重新上传。", "The transfer broke off, and nothing was kept. Send the file again."));

    public static Problem Timeout() => new(
        StatusCodes.Status408RequestTimeout,
        "upload_timeout",
        new("上传太慢", "The upload is too slow"),
        new("文件在规定时间内没有传完，没有保存任何内容。请换一个较快的网络重新上传。", "The file did not arrive in time, and nothing was kept. Send it again over a faster connection."));

    public static Problem TooLarge(long most) => new(
        StatusCodes.Status413PayloadTooLarge,
        "file_too_large",
        new("文件过大", "The file is too large"),
        new(
            string.Create(CultureInfo.InvariantCulture, $"文件不能超过 {most / (1024 * 1024)} MB。请删去图片和附件，只保留报告文字。"),
            string.Create(CultureInfo.InvariantCulture, $"A file may have {most / (1024 * 1024)} MB. Remove images and attachments and keep the text of the report.")));

    public static Problem AlreadyExists() => new(
        StatusCodes.Status412PreconditionFailed,
        "already_exists",
        new("同名文件已存在", "There is a file of that name"),
        new(
            "请求要求不覆盖已有文件（If-None-Match: *）。如要替换，请去掉该请求头；否则请换一个文件名。",
            "The request says not to replace a file (If-None-Match: *). To replace it leave that header out; else choose another name."));

    public static Problem MediaTypeNotTaken(string? declared) => new(
        StatusCodes.Status415UnsupportedMediaType,
        "unsupported_media_type",
        NotTaken,
        new(
            $"Content-Type“{declared}”不是报告的类型。请直接发送文件本身（不用表单，不压缩），类型为：{string.Join("、", Uploads.ReportMediaTypes.All)}，或省略。",
            $"Content-Type '{declared}' is no type of a report. Send the file itself, in no form and not compressed, as {string.Join(", ", Uploads.ReportMediaTypes.All)}, or without the header."));

    public static Problem MediaTypeDiffers(string declared, string found) => new(
        StatusCodes.Status415UnsupportedMediaType,
        "unsupported_media_type",
        NotTaken,
        new(
            $"Content-Type 写的是“{declared}”，但内容像是 .{found} 文件。请改正类型，或检查是否选错了文件。",
            $"Content-Type says '{declared}', but the content looks like a .{found} file. Correct the type, or check whether this is the right file."));

    /// <summary>A file that the reader is certain to reject, in the reader's own words.</summary>
    public static Problem ContentNotTaken(Rejection rejection) => new(
        StatusCodes.Status415UnsupportedMediaType, "unsupported_media_type", NotTaken, new(rejection.Message, rejection.MessageEn));

    /// <summary>What the server says of a body it stopped reading.</summary>
    public static Problem BodyRefused(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLarge(Limits.UploadBytes),
        StatusCodes.Status408RequestTimeout => Timeout(),
        _ => IncompleteBody(),
    };
}
