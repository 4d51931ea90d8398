using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace OpenData.Api.Http;

/// <summary>Headers that all answers have in common.</summary>
internal static class AnswerHeaders
{
    /// <summary>Writes them.</summary>
    /// <returns>False where the request turned out to know the body already; the status is 304 then.</returns>
    public static bool Write(
        HttpContext context,
        string cacheControl,
        Language? language,
        Version? version,
        string? coding,
        IReadOnlyList<(string Name, string Value)> further)
    {
        var response = context.Response;
        CorsHeaders.AddTo(response);
        response.Headers.CacheControl = cacheControl;
        response.Headers.Vary = "Accept, Accept-Encoding, Accept-Language";
        response.Headers.XContentTypeOptions = "nosniff";
        if (language is { } spoken) response.Headers.ContentLanguage = spoken == Language.Zh ? "zh-Hans" : "en";
        foreach (var (name, value) in further) response.Headers.Append(name, value);
        if (version is null) return true;
        response.Headers.ETag = version.ETag(coding);
        response.Headers.LastModified = version.LastModified.ToString("R", CultureInfo.InvariantCulture);
        if (!version.IsKnownTo(context.Request)) return true;
        response.StatusCode = StatusCodes.Status304NotModified;
        return false;
    }
}
