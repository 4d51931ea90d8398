using Newtonsoft.Json;
using OpenData.Api.Fields;
using OpenData.Api.Formats;
using OpenData.Observations;
using OpenData.Storage.Index;

namespace OpenData.Api.Uploads;

/// <summary>Writes what was read from a draft: what it is, its text, observations, findings, and what was not understood.</summary>
/// <remarks>Nothing in a draft has an id yet: findings name observations by their place in the list, from 1.</remarks>
internal static class DraftJson
{
    public static void Write(JsonTextWriter json, ReadReport draft)
    {
        var supplementary = SupplementaryCharacters.Find(draft.Text);
        json.WriteStartObject();
        WriteFacts(json, draft);
        WriteRejection(json, draft.Rejection);
        Write(json, "text", draft.Text);
        WriteList(json, "observations", draft.Observations,
            observation => JsonRecords.Write(json, DraftFields.All, new DraftObservation(draft, observation, supplementary)));
        WriteList(json, "findings", draft.Findings, finding => WriteFinding(json, finding));
        WriteList(json, "diagnostics", draft.Diagnostics, diagnostic => WriteDiagnostic(json, diagnostic, supplementary));
        json.WriteEndObject();
    }

    private static void WriteFacts(JsonTextWriter json, ReadReport draft)
    {
        var isReport = draft is { Township: not null, Period: not null };
        Write(json, "report_id", isReport ? new ReportId(draft.Township!.Id, draft.Period!.Value, draft.Slug).ToString() : null);
        Write(json, "title", draft.Title);
        Write(json, "kind", draft.Kind.Code());
        Write(json, "period", draft.Period?.ToString());
        Write(json, "township_id", draft.Township?.Id);
        Write(json, "township_name", draft.Township?.Name);
        Write(json, "county_name", draft.Township?.CountyName);
        Write(json, "province_name", draft.Township?.ProvinceName);
        Write(json, "issuer", draft.Issuer);
        json.WritePropertyName("published_on");
        JsonRecords.Write(json, FieldValue.Of(draft.PublishedOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)));
        Write(json, "format", draft.Format);
        Write(json, "encoding", draft.Encoding);
        Write(json, "reader_version", draft.ReaderVersion);
    }

    private static void WriteRejection(JsonTextWriter json, Rejection? rejection)
    {
        json.WritePropertyName("rejection");
        if (rejection is null)
        {
            json.WriteNull();
            return;
        }

        json.WriteStartObject();
        Write(json, "code", rejection.Code);
        Write(json, "message", rejection.Message);
        Write(json, "message_en", rejection.MessageEn);
        json.WriteEndObject();
    }

    private static void WriteFinding(JsonTextWriter json, Finding finding)
    {
        json.WriteStartObject();
        Write(json, "kind", finding.Kind.Code());
        json.WritePropertyName("verified");
        json.WriteValue(finding.Verified);
        WriteList(json, "observations", finding.Observations, place => json.WriteValue(place));
        foreach (var (name, value) in (IEnumerable<(string, decimal?)>)
            [("expected", finding.Expected), ("stated", finding.Stated), ("tolerance", finding.Tolerance)])
        {
            json.WritePropertyName(name);
            JsonRecords.Write(json, FieldValue.Of(value));
        }

        Write(json, "message", finding.Message);
        Write(json, "message_en", finding.MessageEn);
        json.WriteEndObject();
    }

    private static void WriteDiagnostic(JsonTextWriter json, Diagnostic diagnostic, byte[]? supplementary)
    {
        json.WriteStartObject();
        Write(json, "code", diagnostic.Code);
        json.WritePropertyName("source_start");
        json.WriteValue(CodePoints.Of(diagnostic.Span.Start, supplementary));
        json.WritePropertyName("source_end");
        json.WriteValue(CodePoints.Of(diagnostic.Span.End, supplementary));
        json.WriteEndObject();
    }

    private static void WriteList<T>(JsonTextWriter json, string name, IReadOnlyList<T> members, Action<T> write)
    {
        json.WritePropertyName(name);
        json.WriteStartArray();
        foreach (var member in members) write(member);
        json.WriteEndArray();
    }

    private static void Write(JsonTextWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
