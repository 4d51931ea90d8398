using Microsoft.AspNetCore.Http;
using OpenData.Api.Http;

namespace OpenData.Portal.Http;

/// <summary>Sends an asset.</summary>
/// <param name="Asset">Which one.</param>
/// <param name="IsCurrent">Whether it was asked for by the address of this build, under which it never changes.</param>
public sealed record AssetAnswer(Asset Asset, bool IsCurrent) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var (request, response) = (httpContext.Request, httpContext.Response);
        var coding = Asset.ContentType.StartsWith("image/png", StringComparison.Ordinal) ? null : Negotiation.CodingOf(request);
        var tag = $"\"{Asset.Hash}{(coding is null ? "" : "-" + coding)}\"";
        response.Headers.ETag = tag;
        response.Headers.CacheControl = IsCurrent ? "public, max-age=31536000, immutable" : "no-cache";
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (request.Headers.IfNoneMatch.ToString().Contains(tag, StringComparison.Ordinal))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = Asset.In(coding);
        response.ContentType = Asset.ContentType;
        response.ContentLength = body.Length;
        if (coding is not null) response.Headers.ContentEncoding = coding;
        if (!HttpMethods.IsHead(request.Method)) await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
