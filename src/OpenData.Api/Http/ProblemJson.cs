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
            Property(json, "type", $"urn:opendata:problem:{problem.Code}");
            Property(json, "title", problem.Title.In(language));
            json.WritePropertyName("status");
            json.WriteValue(problem.Status);
            Property(json, "detail", problem.Detail.In(language));
            Property(json, "instance", instance);
            Property(json, "code", problem.Code);
            Property(json, "request_id", requestId);
            json.WritePropertyName("errors");
            json.WriteStartArray();
            foreach (var error in problem.Errors) WriteError(json, error, language);
            json.WriteEndArray();
            if (problem.Withdrawal is { } note)
            {
                Property(json, "withdrawn_at", Timestamp.Of(note.At));
                Property(json, "reason", note.Reason);
                Property(json, "successor", note.Successor);
            }

            json.WriteEndObject();
        });

    private static void WriteError(JsonTextWriter json, ParameterError error, Language language)
    {
        json.WriteStartObject();
        Property(json, "code", error.Code);
        Property(json, "parameter", error.Parameter);
        Property(json, "value", error.Value);
        Property(json, "detail", error.Detail.In(language));
        json.WritePropertyName("allowed");
        if (error.Allowed is null) json.WriteNull();
        else
        {
            json.WriteStartArray();
            foreach (var value in error.Allowed) json.WriteValue(value);
            json.WriteEndArray();
        }

        Property(json, "did_you_mean", error.DidYouMean);
        json.WriteEndObject();
    }

    private static void Property(JsonTextWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
