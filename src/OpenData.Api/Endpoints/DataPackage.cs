using Newtonsoft.Json;
using OpenData.Api.Exports;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Storage.Exports;
using OpenData.Storage.Index;

namespace OpenData.Api.Endpoints;

/// <summary>Descriptors of the observations as a Data Package, version 2, with the fields of the one list there is.</summary>
internal static class DataPackage
{
    /// <summary>Of the export that the API makes when asked.</summary>
    public static byte[] OfApi(ApiRequest request, IndexPoint point) =>
        Write(point, request.AddressOf("/datapackage.json"), request.Origin + "/", json =>
            WriteResource(json, "observations", request.AddressOf("/observations/export?format=csv"), "csv", MediaTypes.Csv, file: null));

    /// <summary>Of a release of the bulk files, in whose folder it lies.</summary>
    public static byte[] OfRelease(IndexPoint point, IReadOnlyList<ExportFile> files) =>
        Write(point, id: null, homepage: null, json =>
        {
            foreach (var file in files)
            {
                var (name, format) = file.Name switch
                {
                    BulkFiles.Csv => ("observations-csv", "csv"),
                    BulkFiles.JsonLines => ("observations-jsonl", "jsonl"),
                    _ => ("database", "sqlite"),
                };
                WriteResource(json, name, file.Name, format, file.MediaType, file);
            }
        });

    private static byte[] Write(IndexPoint point, string? id, string? homepage, Action<JsonTextWriter> writeResources) =>
        JsonBytes.Of(json =>
        {
            json.WriteStartObject();
            Property(json, "$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
            Property(json, "name", "township-work-reports");
            if (id is not null) Property(json, "id", id);
            Property(json, "title", "Open data from township work reports");
            Property(json, "description",
                "Statistical records read from the work reports of Chinese township governments, each with the sentence it comes from.");
            if (homepage is not null) Property(json, "homepage", homepage);
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
            writeResources(json);
            json.WriteEndArray();
            json.WriteEndObject();
        });

    private static void WriteResource(JsonTextWriter json, string name, string path, string format, string mediaType, ExportFile? file)
    {
        json.WriteStartObject();
        Property(json, "name", name);
        Property(json, "path", path);
        Property(json, "format", format);
        Property(json, "mediatype", mediaType);
        if (file is not null)
        {
            json.WritePropertyName("bytes");
            json.WriteValue(file.Bytes);
            Property(json, "hash", "sha256:" + file.Sha256);
        }

        if (format != "sqlite") WriteTable(json);
        json.WriteEndObject();
    }

    private static void WriteTable(JsonTextWriter json)
    {
        Property(json, "type", "table");
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
