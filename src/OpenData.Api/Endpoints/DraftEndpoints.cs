using Microsoft.AspNetCore.Http;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Api.Uploads;
using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>POST /readings</c>: what would be read from a draft. Nothing of it is stored or logged.</summary>
public sealed class DraftEndpoints(ReportReading reading, ObservationIndex index, ClientLimiter limiter, ApiSettings settings)
{
    private static readonly Parameter TownshipId = new("township_id", ParameterKind.TownshipId,
        new("报告所属乡镇的代码；省略时由文本判断。", "Code of the township whose report it is; found in the text where it is left out."));

    private static readonly Parameter File = new("file", ParameterKind.Text,
        new("文件名，可含时期，如 2017-Q3.docx。", "Name of the file, which may tell the period, such as 2017-Q3.docx."));

    public static Route Route { get; } = new(
        "Readings", "/readings", new("试读一份草稿，不保存", "Reads a draft and keeps nothing"), [TownshipId, File, CommonParameters.Lang])
    {
        Method = HttpMethods.Post,
    };

    public async Task<IResult> ReadAsync(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var hint = HintIn(request.Query);
        Format.RequireJson(request);
        if (settings.DraftsPerMinute > 0 && limiter.Take("drafts " + request.Client, settings.DraftsPerMinute) is { } wait)
            throw new ProblemException(UploadProblems.TooManyDrafts(settings.DraftsPerMinute, wait));

        // A draft is nobody's business: not even a file that a crash would leave behind.
        await using var file = await ReceivedFile.ReadAsync(request, hint.FileName, Limits.DraftBytes, settings.UploadTimeout, inMemory: 2 * Limits.DraftBytes);
        var bytes = new byte[file.Content.Length];
        await file.Content.ReadExactlyAsync(bytes, request.Aborted);
        var draft = reading(bytes, hint);
        return ListAnswer.Passing(request, index.Head(), json => DraftJson.Write(json, draft));
    }

    private static ReportHint HintIn(Query query)
    {
        var (township, file) = (query.Text(TownshipId.Name), query.Text(File.Name));
        if (township is not null && !ReportId.IsTownshipId(township))
            query.Fail("invalid_value", TownshipId.Name, new("须为九位数字。", "It must be nine digits."));
        if (file is not null && !UploadPath.IsFileName(file))
            query.Fail("invalid_value", File.Name, new("不是文件名。", "It is no file name."));
        return new ReportHint(township, file);
    }
}
