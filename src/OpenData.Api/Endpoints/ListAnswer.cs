using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>Answers that hold one page of a list, or one thing.</summary>
internal static class ListAnswer
{
    /// <param name="request">What was asked.</param>
    /// <param name="point">As of when.</param>
    /// <param name="mediaType">As negotiated.</param>
    /// <param name="makePage">Asks the index; not called where the sender has the page already.</param>
    /// <param name="forSpreadsheets">For CSV: as <c>bom=true</c> asks.</param>
    public static Answer Of<T>(ApiRequest request, IndexPoint point, string mediaType, Func<Page<T>> makePage, bool forSpreadsheets = false)
    {
        var version = request.VersionAt(point.State, point.Time, mediaType);
        var page = version.IsKnownTo(request.Context.Request) ? null : makePage();
        return new Answer
        {
            ContentType = MediaTypes.WithCharset(mediaType),
            CacheControl = Caching.Lists,
            Version = version,
            IsOfTheIndex = true,
            Language = request.Language,
            Headers = page?.Headers() ?? [],
            Body = page?.Write(request, mediaType, forSpreadsheets),
        };
    }

    /// <summary>An answer about one thing, in JSON.</summary>
    public static Answer Single(ApiRequest request, IndexPoint point, Action<JsonTextWriter> writeData)
    {
        var version = request.VersionAt(point.State, point.Time, MediaTypes.Json);
        return new Answer
        {
            ContentType = MediaTypes.WithCharset(MediaTypes.Json),
            CacheControl = Caching.Lists,
            Version = version,
            IsOfTheIndex = true,
            Language = request.Language,
            Body = version.IsKnownTo(request.Context.Request) ? null : Envelope.Single(request, point, writeData),
        };
    }

    /// <summary>An answer about one thing, in JSON, that is true this moment and kept by nobody.</summary>
    public static Answer Passing(ApiRequest request, IndexPoint point, Action<JsonTextWriter> writeData,
        int status = StatusCodes.Status200OK, string? location = null) => new()
    {
        Status = status,
        ContentType = MediaTypes.WithCharset(MediaTypes.Json),
        CacheControl = Caching.Never,
        Language = request.Language,
        Headers = location is null ? [] : [("Location", location)],
        Body = Envelope.Single(request, point, writeData),
    };
}
