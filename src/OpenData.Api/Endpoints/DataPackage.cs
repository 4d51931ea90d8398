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
            json.WriteMember("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
            json.WriteMember("name", "township-work-reports");
            if (id is not null) json.WriteMember("id", id);
            json.WriteMember("title", "Open data from township work reports");
            json.WriteMember("description",
                "Statistical records read from the work reports of Chinese township governments, each with the sentence it comes from.");
            if (homepage is not null) json.WriteMember("homepage", homepage);
            json.WriteMember("version", FormattableString.Invariant($"1.0.{point.Generation}"));
            json.WriteMember("created", Timestamp.Of(point.Time));
            json.WritePropertyName("licenses");
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteMember("name", License.Id);
            json.WriteMember("path", License.Url);
            json.WriteMember("title", License.Title.En);
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
        json.WriteMember("name", name);
        json.WriteMember("path", path);
        json.WriteMember("format", format);
        json.WriteMember("mediatype", mediaType);
        if (file is not null)
        {
            json.WriteMember("bytes", file.Bytes);
            json.WriteMember("hash", "sha256:" + file.Sha256);
        }

        if (format != "sqlite") WriteTable(json);
        json.WriteEndObject();
    }

    private static void WriteTable(JsonTextWriter json)
    {
        json.WriteMember("type", "table");
        json.WriteMember("encoding", "utf-8");
        json.WritePropertyName("schema");
        json.WriteStartObject();
        json.WriteMember("$schema", "https://datapackage.org/profiles/2.0/tableschema.json");
        json.WriteList("fields", ObservationFields.All, field => WriteField(json, field));
        json.WriteList("primaryKey", ["id"]);
        json.WriteList("missingValues", [""]);
        json.WriteEndObject();
    }

    private static void WriteField(JsonTextWriter json, Field<IndexedObservation> field)
    {
        json.WriteStartObject();
        json.WriteMember("name", field.Name);
        json.WriteMember("type", TypeOf(field.Type));
        if (field.Type == FieldType.List) json.WriteMember("delimiter", ";");
        json.WriteMember("title", field.Meaning.Zh);
        json.WriteMember("description", field.Meaning.En);
        if (field.Allowed is { } allowed)
        {
            json.WritePropertyName("constraints");
            json.WriteStartObject();
            json.WriteList("enum", allowed);
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
}
