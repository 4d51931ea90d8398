using System.Globalization;
using System.Text;
using Newtonsoft.Json;
using OpenData.Api.Fields;
using OpenData.Api.Http;
using OpenData.Storage.Index;

namespace OpenData.Api.Formats;

/// <summary>One page of a list, ready to be written in any format.</summary>
/// <param name="Fields">Those to write, in order.</param>
/// <param name="Records">Of this page.</param>
/// <param name="Total">How many there are on all pages.</param>
/// <param name="Limit">The most there can be on a page.</param>
/// <param name="Point">As of when.</param>
internal sealed record Page<T>(IReadOnlyList<Field<T>> Fields, IReadOnlyList<T> Records, long Total, int Limit, IndexPoint Point)
{
    /// <summary>The address of the next page; null on the last one.</summary>
    public string? Next { get; init; }

    /// <summary>The address of everything at once; null where there is none.</summary>
    public string? Export { get; init; }

    /// <summary>Writes <c>meta.facets</c>; null writes null.</summary>
    public Action<JsonTextWriter>? Facets { get; init; }

    public byte[] Write(ApiRequest request, string mediaType, bool forSpreadsheets = false)
    {
        using var bytes = new MemoryStream();
        switch (mediaType)
        {
            case MediaTypes.Csv:
                using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
                {
                    var csv = new Csv(writer, forSpreadsheets);
                    csv.WriteHeader(Fields);
                    foreach (var record in Records) csv.Write(Fields, record);
                }

                break;
            case MediaTypes.JsonLines:
                using (var writer = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
                {
                    foreach (var record in Records) JsonRecords.WriteLine(writer, Fields, record);
                }

                break;
            default:
                using (var json = JsonBytes.Writer(bytes)) WriteEnvelope(json, request);
                break;
        }

        return bytes.ToArray();
    }

    public IReadOnlyList<(string Name, string Value)> Headers()
    {
        var headers = new List<(string, string)> { ("X-Total-Count", Total.ToString(CultureInfo.InvariantCulture)) };
        if (Next is not null) headers.Add(("Link", $"<{Next}>; rel=\"next\""));
        return headers;
    }

    private void WriteEnvelope(JsonTextWriter json, ApiRequest request)
    {
        json.WriteStartObject();
        json.WriteList("data", Records, record => JsonRecords.Write(json, Fields, record));
        json.WritePropertyName("meta");
        json.WriteStartObject();
        json.WriteMember("count", Records.Count);
        json.WriteMember("total", Total);
        json.WriteMember("limit", Limit);
        Envelope.WritePoint(json, Point);
        json.WritePropertyName("facets");
        if (Facets is null) json.WriteNull();
        else Facets(json);
        json.WriteEndObject();
        Envelope.WriteLinks(json, request, Next, Export);
        json.WriteEndObject();
    }
}
