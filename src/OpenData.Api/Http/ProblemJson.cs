using Newtonsoft.Json;
using OpenData.Api.Formats;

namespace OpenData.Api.Http;

/// <summary>Writes problems as <c>application/problem+json</c>; every key is always present.</summary>
internal static class ProblemJson
{
    public const string ContentType = "application/problem+json; charset=utf-8";

    public static byte[] Write(Problem problem, string instance, string requestId, Language language) =>
        JsonBytes.Of(json =>
        {
            json.WriteStartObject();
            json.WriteMember("type", $"urn:opendata:problem:{problem.Code}");
            json.WriteMember("title", problem.Title.In(language));
            json.WriteMember("status", problem.Status);
            json.WriteMember("detail", problem.Detail.In(language));
            json.WriteMember("instance", instance);
            json.WriteMember("code", problem.Code);
            json.WriteMember("request_id", requestId);
            json.WriteList("errors", problem.Errors, error => WriteError(json, error, language));
            if (problem.Withdrawal is { } note)
            {
                json.WriteMember("withdrawn_at", Timestamp.Of(note.At));
                json.WriteMember("reason", note.Reason);
                json.WriteMember("successor", note.Successor);
            }

            json.WriteEndObject();
        });

    private static void WriteError(JsonTextWriter json, ParameterError error, Language language)
    {
        json.WriteStartObject();
        json.WriteMember("code", error.Code);
        json.WriteMember("parameter", error.Parameter);
        json.WriteMember("value", error.Value);
        json.WriteMember("detail", error.Detail.In(language));
        json.WriteList("allowed", error.Allowed);
        json.WriteMember("did_you_mean", error.DidYouMean);
        json.WriteEndObject();
    }
}
