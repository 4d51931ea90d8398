using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using OpenData.Api.Formats;
using OpenData.Api.Http;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;
using OpenData.Storage.Publishing;

namespace OpenData.Api.Endpoints;

/// <summary>The service document and <c>/health</c>.</summary>
public sealed class ServiceEndpoints(ObservationIndex index, IndexFollower follower, Reconciler reconciler, ApiSettings settings, TimeProvider clock)
{
    public static Route DocumentRoute { get; } = new("Service", "",
        new("服务说明：全部路径、参数与限制", "Service document: all routes, parameters and limits"), [CommonParameters.Lang]);

    public static Route HealthRoute { get; } = new("Health", "/health", new("服务状况", "State of the service"),
    [
        new("detail", ParameterKind.Truth, new("也给出最近一次例行修复的结果。", "Also what the latest hourly repair found."))
        {
            Allowed = ["true", "false"],
            Default = "false",
        },
        CommonParameters.Lang,
    ]);

    public Answer Document(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Query.ThrowIfWrong();
        Format.Of(request, "json");
        using var reader = index.Read();
        return ListAnswer.Single(request, reader.Head, json => WriteDocument(json, request));
    }

    /// <summary>503 until everything that was published before the start can be answered.</summary>
    public async Task<IResult> HealthAsync(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var withDetail = request.Query.Truth("detail") ?? false;
        request.Query.ThrowIfWrong();
        Format.Of(request, "json");
        if (!follower.CaughtUp.IsCompleted) throw new ProblemException(Problems.Starting());
        var reconciled = withDetail ? await reconciler.LatestAsync(request.Aborted) : null;
        var faults = follower.Faults.All;
        using var reader = index.Read();
        var body = Envelope.Single(request, reader.Head, json =>
        {
            json.WriteStartObject();
            Property(json, "status", faults.Count == 0 ? "ok" : "degraded");
            json.WritePropertyName("observation_count");
            json.WriteValue(reader.CountObservations(ObservationFilter.Everything, reader.Head));
            json.WritePropertyName("report_count");
            json.WriteValue(reader.CountReports(new ReportFilter(), reader.Head));
            Property(json, "last_look_at", follower.LastLook is { } look ? Timestamp.Of(look) : null);
            json.WritePropertyName("faults");
            json.WriteStartArray();
            foreach (var fault in faults) WriteFault(json, fault);
            json.WriteEndArray();
            if (withDetail) WriteReconciled(json, reconciled);
            Property(json, "now", Timestamp.Of(clock.GetUtcNow()));
            Property(json, "version", FileVersionInfo.GetVersionInfo(typeof(ServiceEndpoints).Assembly.Location).ProductVersion);
            json.WriteEndObject();
        });
        return new Answer
        {
            ContentType = MediaTypes.WithCharset(MediaTypes.Json),
            CacheControl = Caching.Never,
            Language = request.Language,
            Body = body,
        };
    }

    /// <summary>Zeros where nothing had gone wrong.</summary>
    private static void WriteReconciled(JsonTextWriter json, ReconcileReport? report)
    {
        json.WritePropertyName("reconciled");
        if (report is null)
        {
            json.WriteNull();
            return;
        }

        json.WriteStartObject();
        Property(json, "started_at", Timestamp.Of(report.StartedAt));
        Property(json, "finished_at", Timestamp.Of(report.FinishedAt));
        Property(json, "uploads", report.Uploads);
        Property(json, "uploads_read", report.UploadsRead);
        Property(json, "uploads_failed", report.UploadsFailed);
        Property(json, "uploads_left", report.UploadsLeft);
        Property(json, "ingestions_settled", report.IngestionsSettled);
        Property(json, "commits_completed", report.CommitsCompleted);
        Property(json, "attempts_removed", report.AttemptsRemoved);
        json.WriteEndObject();
    }

    private static void WriteFault(JsonTextWriter json, FaultyCommit fault)
    {
        json.WriteStartObject();
        Property(json, "report_id", fault.Commit.Report.ToString());
        Property(json, "revision", fault.Commit.Revision);
        Property(json, "since", Timestamp.Of(fault.Since));
        Property(json, "last_tried_at", Timestamp.Of(fault.LastTried));
        json.WriteEndObject();
    }

    private void WriteDocument(JsonTextWriter json, ApiRequest request)
    {
        var language = request.Language;
        json.WriteStartObject();
        Property(json, "title", new Bilingual("乡镇工作报告开放数据", "Open data from township work reports").In(language));
        Property(json, "stability", new Bilingual("v1 之内只增不改。", "Inside v1 things are only added.").In(language));
        json.WritePropertyName("license");
        json.WriteStartObject();
        Property(json, "id", License.Id);
        Property(json, "title", License.Title.In(language));
        Property(json, "url", License.Url);
        json.WriteEndObject();
        json.WritePropertyName("limits");
        json.WriteStartObject();
        Property(json, "default_page", Limits.DefaultPage);
        Property(json, "largest_page", Limits.LargestPage);
        Property(json, "list_values", Limits.ListValues);
        Property(json, "url_length", Limits.UrlLength);
        Property(json, "search_length", Limits.SearchLength);
        Property(json, "facets", Limits.Facets);
        Property(json, "groupings", Limits.Groupings);
        Property(json, "export_rows", Limits.ExportRows);
        Property(json, "requests_per_minute", settings.RequestsPerMinute);
        Property(json, "upload_bytes", (int)Limits.UploadBytes);
        Property(json, "file_name_length", Limits.FileNameLength);
        Property(json, "draft_bytes", Limits.DraftBytes);
        Property(json, "drafts_per_minute", settings.DraftsPerMinute);
        Property(json, "wrong_keys_per_minute", Limits.WrongKeysPerMinute);
        json.WriteEndObject();
        json.WritePropertyName("routes");
        json.WriteStartArray();
        foreach (var route in Routes.All) WriteRoute(json, route, request);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRoute(JsonTextWriter json, Route route, ApiRequest request)
    {
        json.WriteStartObject();
        Property(json, "name", route.Name);
        Property(json, "method", route.Method);
        Property(json, "url", request.Origin + route.Path);
        json.WritePropertyName("needs_key");
        json.WriteValue(route.NeedsKey);
        Property(json, "title", route.Title.In(request.Language));
        json.WritePropertyName("parameters");
        json.WriteStartArray();
        foreach (var parameter in route.Parameters) WriteParameter(json, parameter, request.Language);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteParameter(JsonTextWriter json, Parameter parameter, Language language)
    {
        json.WriteStartObject();
        Property(json, "name", parameter.Name);
        Property(json, "meaning", parameter.Meaning.In(language));
        json.WritePropertyName("list");
        json.WriteValue(parameter.IsList);
        Property(json, "default", parameter.Default);
        json.WritePropertyName("allowed");
        if (parameter.Allowed is null) json.WriteNull();
        else
        {
            json.WriteStartArray();
            foreach (var word in parameter.Allowed) json.WriteValue(word);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Property(JsonTextWriter json, string name, string? value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }

    private static void Property(JsonTextWriter json, string name, int value)
    {
        json.WritePropertyName(name);
        json.WriteValue(value);
    }
}
