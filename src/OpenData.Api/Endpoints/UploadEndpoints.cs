using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Api.Uploads;
using OpenData.Observations;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary><c>/uploads</c>: a township sends a file and sees what became of it.</summary>
public sealed partial class UploadEndpoints(
    KeyHolders holders,
    UploadIntake intake,
    UploadStore uploads,
    IngestionLog ingestions,
    ReportStore reports,
    ObservationStore observations,
    ObservationIndex index,
    ApiSettings settings,
    ILogger<UploadEndpoints> logger)
{
    public static Route ListRoute { get; } = new(
        "Uploads",
        "/uploads/{township}",
        new("一个乡镇的上传，从新到旧", "The uploads of a township, newest first"),
        CommonParameters.OfLists)
    {
        NeedsKey = true,
    };

    public static Route OneRoute { get; } = new(
        "Upload",
        "/uploads/{township}/{name}",
        new("一次上传的结果及核查；name 为上传编号，或文件名（最近一次）", "What became of an upload, with its findings; name is its id, or the file's name for the latest"),
        [CommonParameters.Lang])
    {
        NeedsKey = true,
    };

    public static Route SendRoute { get; } = new(
        "SendUpload",
        "/uploads/{township}/{name}",
        new("上传一份报告；name 为文件名", "Sends a report; name is the file's name"),
        [CommonParameters.Lang])
    {
        Method = HttpMethods.Put,
        NeedsKey = true,
    };

    public async Task<IResult> ListAsync(ApiRequest request, string township)
    {
        await holders.RequireAsync(request, township);
        var page = PageRequest.Read(request);
        if (page.LastId is { } after && !Keys.IsUploadId(after)) throw Cursor.Expired(request.Query);
        var rows = await ingestions.PageAsync(township, page.LastId, page.Limit + 1, request.Aborted);
        var shown = page.Of(UploadFields.All, rows, await ingestions.CountAsync(township, request.Aborted), index.Head(), last => last.Id);
        return new Answer
        {
            ContentType = MediaTypes.WithCharset(page.MediaType),
            CacheControl = Caching.Never,
            Language = request.Language,
            Headers = shown.Headers(),
            Body = shown.Write(request, page.MediaType, page.Bom),
        };
    }

    public async Task<IResult> OneAsync(ApiRequest request, string township, string name)
    {
        await holders.RequireAsync(request, township);
        Format.RequireJson(request);
        var ingestion = await FindAsync(township, name, request.Aborted) ?? throw new ProblemException(Problems.NotFound("upload", $"{township}/{name}"));
        return AnswerOf(request, ingestion, StatusCodes.Status200OK, await FindingsAsync(ingestion, request.Aborted));
    }

    /// <summary>202 for a file that was taken in, 200 for one that lies there already; both name the upload to ask about.</summary>
    public async Task<IResult> SendAsync(ApiRequest request, string township, string name)
    {
        var key = await holders.RequireAsync(request, township);
        var replacement = IsOnlyForNew(request) ? Replacement.Never : Replacement.UnlessItCounts;
        Format.RequireJson(request);
        var path = PathOf(township, name);
        await using var file = await ReceivedFile.ReadAsync(request, name, Limits.UploadBytes, settings.UploadTimeout);
        var (ingestion, isNew) = await intake.AcceptAsync(path, file.Content, file.ContentType, replacement, request.Aborted)
            ?? throw new ProblemException(UploadProblems.AlreadyExists());
        if (isNew) Log.TakenIn(logger, ingestion.Id, ingestion.Upload.Length, township, key.Id);
        var status = isNew ? StatusCodes.Status202Accepted : StatusCodes.Status200OK;
        return AnswerOf(request, ingestion, status, await FindingsAsync(ingestion, request.Aborted));
    }

    /// <summary>What the server could not decode is left with its percent sign; such a name would not come back as it was sent.</summary>
    private static UploadPath PathOf(string township, string name)
    {
        var escape = name.IndexOf('%', StringComparison.Ordinal);
        var isEscaped = escape >= 0 && escape + 2 < name.Length && char.IsAsciiHexDigit(name[escape + 1]) && char.IsAsciiHexDigit(name[escape + 2]);
        return !isEscaped && UploadPath.TryParse($"{township}/{name}", out var path) ? path : throw new ProblemException(UploadProblems.BadFileName());
    }

    /// <summary>The one condition that sending knows; others are refused rather than ignored.</summary>
    private static bool IsOnlyForNew(ApiRequest request)
    {
        var headers = request.Context.Request.Headers;
        foreach (var name in (string[])["If-Match", "If-None-Match", "If-Unmodified-Since", "Content-Range"])
        {
            if (headers[name].Count == 0 || (name == "If-None-Match" && headers[name] == "*")) continue;
            request.Query.Fail(new ParameterError("invalid_value", name, headers[name], new(
                "上传只支持 If-None-Match: *（不覆盖已有文件）。", "Sending knows one condition only, If-None-Match: *, which replaces no file.")));
        }

        return headers.IfNoneMatch.Count > 0;
    }

    private async Task<Ingestion?> FindAsync(string township, string name, CancellationToken cancellationToken)
    {
        if (Keys.IsUploadId(name)) return await ingestions.FindAsync(township, name, cancellationToken);
        if (!UploadPath.TryParse($"{township}/{name}", out var path)) return null;
        return await uploads.FindAsync(path.ToString(), cancellationToken) is { } latest ? await ingestions.FindAsync(latest, cancellationToken) : null;
    }

    /// <summary>Of the revision that the upload became or equals; none where there is no such revision.</summary>
    private async Task<IReadOnlyList<Finding>> FindingsAsync(Ingestion ingestion, CancellationToken cancellationToken)
    {
        if (ingestion is not { Report: { } report, Revision: { } revision, Findings: > 0 }) return [];
        return await reports.FindRevisionAsync(report, revision, cancellationToken) is { } entry
            ? (await observations.ReadAsync(entry, cancellationToken)).Findings
            : [];
    }

    private Answer AnswerOf(ApiRequest request, Ingestion ingestion, int status, IReadOnlyList<Finding> findings)
    {
        var township = Keys.IngestionsPartition(ingestion.Upload.Path);
        var location = HttpMethods.IsPut(request.Context.Request.Method) ? request.AddressOf($"/uploads/{township}/{ingestion.Id}") : null;
        void Write(JsonTextWriter json)
        {
            json.WriteStartObject();
            JsonRecords.WriteFields(json, UploadFields.All, ingestion);
            WriteFindings(json, ingestion, findings);
            json.WriteEndObject();
        }

        return ListAnswer.Passing(request, index.Head(), Write, status, location);
    }

    /// <summary>Those that do not agree first: they are what the sender should look at.</summary>
    private static void WriteFindings(JsonTextWriter json, Ingestion ingestion, IReadOnlyList<Finding> findings)
    {
        json.WriteList("findings", findings.OrderBy(finding => finding.Verified).ThenBy(finding => finding.Sequence), finding =>
        {
            json.WriteStartObject();
            json.WriteMember("id", Keys.FindingId(ingestion.Report!, ingestion.Revision!.Value, finding.Sequence));
            json.WriteMember("kind", finding.Kind.Code());
            json.WriteMember("verified", finding.Verified);
            json.WriteMember("message", finding.Message);
            json.WriteMember("message_en", finding.MessageEn);
            json.WriteEndObject();
        });
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 301, Level = LogLevel.Information, Message = "Upload {Upload} of {Length} bytes taken in from township {Township} with key {Key}")]
        public static partial void TakenIn(ILogger logger, string upload, long length, string township, string key);
    }
}
