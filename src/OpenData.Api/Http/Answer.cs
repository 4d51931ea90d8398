using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace OpenData.Api.Http;

/// <summary>A complete answer with its headers: compressed, and left out, as the request allows.</summary>
public sealed class Answer : IResult
{
    /// <summary>Shorter bodies are not worth compressing.</summary>
    private const int ShortestToCompress = 1000;

    private (string Coding, byte[] Bytes)? compressed;

    public int Status { get; init; } = StatusCodes.Status200OK;

    public required string ContentType { get; init; }

    /// <summary>Null where the sender was found to have it already.</summary>
    public required byte[]? Body { get; init; }

    public required string CacheControl { get; init; }

    /// <summary>What the body depends on; the strong ETag is made from it. Null for answers that are not kept.</summary>
    public Version? Version { get; init; }

    public Language? Language { get; init; }

    /// <summary>Whether it depends on nothing but the request and the index, so that it can be given again while neither changes.</summary>
    public bool IsOfTheIndex { get; init; }

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        var coding = Negotiation.CodingOf(request);
        if (!AnswerHeaders.Write(httpContext, CacheControl, Language, Version, coding, Headers)) return;
        response.StatusCode = Status;
        if (Body is not { } bytes) return;
        if (bytes.Length < ShortestToCompress) coding = null;
        if (Version is not null) response.Headers.ETag = Version.ETag(coding);
        if (coding is not null)
        {
            if (compressed?.Coding != coding) compressed = (coding, Compress(bytes, coding));
            bytes = compressed.Value.Bytes;
            response.Headers.ContentEncoding = coding;
        }

        response.ContentType = ContentType;
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method)) await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    private static byte[] Compress(byte[] bytes, string coding)
    {
        using var output = new MemoryStream(bytes.Length / 4);
        using (Stream stream = coding == "br"
            ? new BrotliStream(output, CompressionLevel.Fastest)
            : new GZipStream(output, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return output.ToArray();
    }
}
