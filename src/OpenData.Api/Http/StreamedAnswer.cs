using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace OpenData.Api.Http;

/// <summary>An answer whose body is made while it is sent. When that fails the connection is broken off, so that nobody takes a part for
/// the whole.</summary>
public sealed class StreamedAnswer : IResult
{
    public required string ContentType { get; init; }

    public required string CacheControl { get; init; }

    public required Version Version { get; init; }

    public required Language Language { get; init; }

    public required IReadOnlyList<(string Name, string Value)> Headers { get; init; }

    /// <summary>Writes the body.</summary>
    public required Func<Stream, CancellationToken, Task> WriteAsync { get; init; }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var coding = Negotiation.CodingOf(request);
        if (!AnswerHeaders.Write(httpContext, CacheControl, Language, Version, coding, Headers)) return;
        response.ContentType = ContentType;
        if (coding is not null) response.Headers.ContentEncoding = coding;
        if (HttpMethods.IsHead(request.Method)) return;
        try
        {
            await WriteBodyAsync(response.Body, coding, httpContext.RequestAborted);
        }
        catch
        {
            httpContext.Abort();
            throw;
        }
    }

    private async Task WriteBodyAsync(Stream body, string? coding, CancellationToken aborted)
    {
        if (coding is null)
        {
            await WriteAsync(body, aborted);
            return;
        }

        await using Stream compressed = coding == "br"
            ? new BrotliStream(body, CompressionLevel.Fastest, leaveOpen: true)
            : new GZipStream(body, CompressionLevel.Fastest, leaveOpen: true);
        await WriteAsync(compressed, aborted);
    }
}
