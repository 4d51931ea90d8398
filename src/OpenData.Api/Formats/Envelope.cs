using Newtonsoft.Json;
using OpenData.Api.Http;
using OpenData.Storage.Index;

namespace OpenData.Api.Formats;

/// <summary>What stands around the data of every JSON answer.</summary>
internal static class Envelope
{
    /// <summary>An answer about one thing: <c>data</c> is an object.</summary>
    public static byte[] Single(ApiRequest request, IndexPoint point, Action<JsonTextWriter> writeData) =>
        JsonBytes.Of(json =>
        {
            json.WriteStartObject();
            json.WritePropertyName("data");
            writeData(json);
            json.WritePropertyName("meta");
            json.WriteStartObject();
            WritePoint(json, point);
            json.WriteEndObject();
            WriteLinks(json, request, next: null, export: null);
            json.WriteEndObject();
        });

    public static void WritePoint(JsonTextWriter json, IndexPoint point)
    {
        json.WriteMember("as_of", point.Generation == 0 ? null : Timestamp.Of(point.Time));
        json.WriteMember("generation", point.Generation);
        json.WriteMember("license", License.Id);
    }

    public static void WriteLinks(JsonTextWriter json, ApiRequest request, string? next, string? export)
    {
        json.WritePropertyName("links");
        json.WriteStartObject();
        json.WriteMember("self", request.AddressWith());
        json.WriteMember("next", next);
        json.WriteMember("export", export);
        json.WriteMember("docs", request.AddressOf("/openapi.json"));
        json.WriteEndObject();
    }
}
