using OpenData.Api.Formats;
using OpenData.Api.Http;

namespace OpenData.Api.Endpoints;

/// <summary>Chooses the media type of an answer.</summary>
internal static class Format
{
    public static readonly string[] OfLists = ["json", "csv", "jsonl"];

    /// <summary>For routes that answer with JSON only, when all parameters have been read.</summary>
    /// <exception cref="ProblemException">Something was wrong with them, or the client takes no JSON.</exception>
    public static void RequireJson(ApiRequest request)
    {
        request.Query.ThrowIfWrong();
        Of(request, "json");
    }

    /// <summary>As the parameter <c>format</c> says, or else as Accept does.</summary>
    /// <exception cref="ProblemException">Accept allows none of them.</exception>
    public static string Of(ApiRequest request, params string[] offered)
    {
        if (request.Query.Has("format")) return MediaTypes.OfFormat(request.Query.Word("format", offered, offered[0]));
        var types = Array.ConvertAll(offered, MediaTypes.OfFormat);
        return Negotiation.MediaTypeOf(request.Context.Request, types) ?? throw new ProblemException(Problems.NotAcceptable(types));
    }
}
