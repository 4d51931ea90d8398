using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace OpenData.Api.Http;

/// <summary>A stored file as it is, whole or one range of it, so that a download that broke off can go on.</summary>
internal sealed class DownloadAnswer : IResult
{
    private (long From, long Length) range;
    private Stream? content;

    public required string Name { get; init; }

    public required string ContentType { get; init; }

    public required long Length { get; init; }

    public required string CacheControl { get; init; }

    public required Version Version { get; init; }

    /// <summary>Opens the content as far as the request wants it, while failing is still possible.</summary>
    /// <param name="request">GET or HEAD.</param>
    /// <param name="open">Gives the bytes from an offset on, as many as told; null where the file is gone.</param>
    /// <exception cref="ProblemException">The file is gone, or has no such range.</exception>
    public async Task<DownloadAnswer> OpenAsync(HttpRequest request, Func<long, long, Task<Stream?>> open)
    {
        if (Version.IsKnownTo(request)) return this;
        range = OneRange(request) is { } asked
            ? Resolve(asked) ?? throw new ProblemException(Problems.RangeNotSatisfiable(Length))
            : (0, Length);
        if (HttpMethods.IsHead(request.Method) || range.Length == 0) return this;
        content = await open(range.From, range.Length) ?? throw new ProblemException(Problems.NotFound("file", Name));
        return this;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var opened = content;
        List<(string, string)> headers =
            [("Accept-Ranges", "bytes"), ("Content-Disposition", $"attachment; filename=\"{Name}\"")];
        if (!AnswerHeaders.Write(httpContext, CacheControl, language: null, Version, coding: null, headers)) return;
        var response = httpContext.Response;
        response.ContentType = ContentType;
        response.ContentLength = range.Length;
        if (range.Length < Length)
        {
            response.StatusCode = StatusCodes.Status206PartialContent;
            response.Headers.ContentRange =
                string.Create(CultureInfo.InvariantCulture, $"bytes {range.From}-{range.From + range.Length - 1}/{Length}");
        }

        if (opened is not null) await opened.CopyToAsync(response.Body, httpContext.RequestAborted);
    }

    /// <summary>The range asked for; null where there is none, there are several, or the file is another one by now.</summary>
    private RangeItemHeaderValue? OneRange(HttpRequest request)
    {
        var headers = request.GetTypedHeaders();
        if (headers.Range is not { Unit.Value: "bytes", Ranges.Count: 1 } asked) return null;
        var isSame = headers.IfRange is not { } condition
            || (condition.EntityTag is { } tag && tag.Tag == Version.ETag(null))
            || (condition.LastModified is { } time && time.ToUnixTimeSeconds() == Version.LastModified.ToUnixTimeSeconds());
        return isSame ? asked.Ranges.First() : null;
    }

    private (long From, long Length)? Resolve(RangeItemHeaderValue asked)
    {
        var (from, to) = asked.From is { } first
            ? (first, Math.Min(asked.To ?? (Length - 1), Length - 1))
            : (Math.Max(0, Length - asked.To!.Value), Length - 1);
        return from <= to && from < Length ? (from, to - from + 1) : null;
    }
}
