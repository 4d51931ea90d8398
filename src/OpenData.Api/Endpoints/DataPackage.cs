using Newtonsoft.Json;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>The descriptor of the export as a Data Package, version 2, with the fields of the one list there is.</summary>
internal static class DataPackage
{
    public static byte[] Write(ApiRequest request, IndexPoint point) =>
        JsonBytes.Of(json =>
        {
            json.WriteStartObject();
            Property(json, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
            Property(json, "name", "township-work-reports");
            Property(json, "id", request.AddressOf("/datapackage.json"));
            Property(json, "title", "Open data from township work reports");
            Property(json, "description",
                "Statistical records read from the work reports of Chinese township governments, each with the sentence it comes from.");
            Property(json, "homepage", request.Origin + "/");
            Property(json, "version", FormattableString.Invariant($"1.0.{point.Generation}"));
            Property(json, "created", Timestamp.Of(point.Time));
            json.WritePropertyName("licenses");
            json.WriteStartArray();
            json.WriteStartObject();
            Property(json, "name", License.Id);
            Property(json, "path", License.Url);
            Property(json, "title", License.Title.En);
            json.WriteEndObject();
            json.WriteEndArray();
            json.WritePropertyName("resources");
            json.WriteStartArray();
            WriteResource(json, request);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteResource(JsonTextWriter json, ApiRequest request)
    {
        json.WriteStartObject();
        Property(json, "name", "observations");
        Property(json, "path", request.AddressOf("/observations/export?format=csv"));
        Property(json, "type", "table");
        Property(json, "format", "csv");
        Property(json, "mediatype", MediaTypes.Csv);
        Property(json, "encoding", "utf-8");
        json.WritePropertyName("schema");
        json.WriteStartObject();
        Property(json, "$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
        json.WritePropertyName("fields");
        json.WriteStartArray();
        foreach (var field in ObservationFields.All) WriteField(json, field);
        json.WriteEndArray();
        json.WritePropertyName("primaryKey");
        json.WriteStartArray();
        json.WriteValue("id");
        json.WriteEndArray();
        json.WritePropertyName("missingValues");
        json.WriteStartArray();
        json.WriteValue("");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteField(JsonTextWriter json, Field<IndexedObservation> field)
    {
        json.WriteStartObject();
        Property(json, "name", field.Name);
        Property(json, "type", TypeOf(field.Type));
        if (field.Type == FieldType.List) Property(json, "delimiter", ";");
        Property(json, "title", field.Meaning.Zh);
        Property(json, "description", field.Meaning.En);
        if (field.Allowed is { } allowed)
        {
            json.WritePropertyName("constraints");
            json.WriteStartObject();
            json.WritePropertyName("enum");
            json.WriteStartArray();
            foreach (var word in allowed) json.WriteValue(word);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static string TypeOf(FieldType type) => type switch
    {
        FieldType.Whole => "integer",
        FieldType.Number => "number",
        FieldType.Truth => "boolean",
        FieldType.Time => "datetime",
        FieldType.Date => "date",
        FieldType.List => "list",
        _ => "string",
    };

    private static void Property(JsonTextWriter json, string name, string value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
