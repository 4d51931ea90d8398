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
        json.WritePropertyName("as_of");
        json.WriteValue(point.Generation == 0 ? null : Timestamp.Of(point.Time));
        json.WritePropertyName("generation");
        json.WriteValue(point.Generation);
        json.WritePropertyName("license");
        json.WriteValue(License.Id);
    }

    public static void WriteLinks(JsonTextWriter json, ApiRequest request, string? next, string? export)
    {
        json.WritePropertyName("links");
        json.WriteStartObject();
        json.WritePropertyName("self");
        json.WriteValue(request.AddressWith());
        json.WritePropertyName("next");
        json.WriteValue(next);
        json.WritePropertyName("export");
        json.WriteValue(export);
        json.WritePropertyName("docs");
        json.WriteValue(request.AddressOf("/openapi.json"));
        json.WriteEndObject();
    }
}
