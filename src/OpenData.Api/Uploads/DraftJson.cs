using System.Globalization;
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
        json.WriteMember("text", draft.Text);
        json.WriteList("observations", draft.Observations,
            observation => JsonRecords.Write(json, DraftFields.All, new DraftObservation(draft, observation, supplementary)));
        json.WriteList("findings", draft.Findings, finding => WriteFinding(json, finding));
        json.WriteList("diagnostics", draft.Diagnostics, diagnostic => WriteDiagnostic(json, diagnostic, supplementary));
        json.WriteEndObject();
    }

    private static void WriteFacts(JsonTextWriter json, ReadReport draft)
    {
        var isReport = draft is { Township: not null, Period: not null };
        json.WriteMember("report_id", isReport ? new ReportId(draft.Township!.Id, draft.Period!.Value, draft.Slug).ToString() : null);
        json.WriteMember("title", draft.Title);
        json.WriteMember("kind", draft.Kind.Code());
        json.WriteMember("period", draft.Period?.ToString());
        json.WriteMember("township_id", draft.Township?.Id);
        json.WriteMember("township_name", draft.Township?.Name);
        json.WriteMember("county_name", draft.Township?.CountyName);
        json.WriteMember("province_name", draft.Township?.ProvinceName);
        json.WriteMember("issuer", draft.Issuer);
        json.WriteMember("published_on", draft.PublishedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteMember("format", draft.Format);
        json.WriteMember("encoding", draft.Encoding);
        json.WriteMember("reader_version", draft.ReaderVersion);
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
        json.WriteMember("code", rejection.Code);
        json.WriteMember("message", rejection.Message);
        json.WriteMember("message_en", rejection.MessageEn);
        json.WriteEndObject();
    }

    private static void WriteFinding(JsonTextWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteMember("kind", finding.Kind.Code());
        json.WriteMember("verified", finding.Verified);
        json.WriteList("observations", finding.Observations, json.WriteValue);
        foreach (var (name, value) in (IEnumerable<(string, decimal?)>)
            [("expected", finding.Expected), ("stated", finding.Stated), ("tolerance", finding.Tolerance)])
        {
            json.WritePropertyName(name);
            JsonRecords.Write(json, FieldValue.Of(value));
        }

        json.WriteMember("message", finding.Message);
        json.WriteMember("message_en", finding.MessageEn);
        json.WriteEndObject();
    }

    private static void WriteDiagnostic(JsonTextWriter json, Diagnostic diagnostic, byte[]? supplementary)
    {
        json.WriteStartObject();
        json.WriteMember("code", diagnostic.Code);
        json.WriteMember("source_start", CodePoints.Of(diagnostic.Span.Start, supplementary));
        json.WriteMember("source_end", CodePoints.Of(diagnostic.Span.End, supplementary));
        json.WriteEndObject();
    }
}
