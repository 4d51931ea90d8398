using Microsoft.AspNetCore.Http;

namespace OpenData.Api.Http;

/// <summary>Lets pages of any site read every answer, failures too.</summary>
internal static class CorsHeaders
{
    private const string Exposed =
        "Accept-Ranges, Content-Disposition, Content-Language, Content-Range, ETag, Last-Modified, Link, Location, Retry-After, X-Request-Id, X-Total-Count";

    public static void AddTo(HttpResponse response)
    {
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = Exposed;
    }

    /// <summary>The answer to OPTIONS, preflight or not.</summary>
    public static void AddPreflightTo(HttpResponse response, string methods)
    {
        AddTo(response);
        response.Headers.Allow = methods;
        response.Headers.AccessControlAllowMethods = methods;
        response.Headers.AccessControlAllowHeaders = "Accept, Accept-Language, Authorization, Content-Type, If-Match, If-Modified-Since, If-None-Match, If-Range, Range";
        response.Headers.AccessControlMaxAge = "86400";
    }
}
