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
        Format.RequireJson(request);
        using var reader = index.Read();
        return ListAnswer.Single(request, reader.Head, json => WriteDocument(json, request));
    }

    /// <summary>503 until everything that was published before the start can be answered.</summary>
    public async Task<IResult> HealthAsync(ApiRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var withDetail = request.Query.Truth("detail") ?? false;
        Format.RequireJson(request);
        if (!follower.CaughtUp.IsCompleted) throw new ProblemException(Problems.Starting());
        var reconciled = withDetail ? await reconciler.LatestAsync(request.Aborted) : null;
        var faults = follower.Faults.All;
        using var reader = index.Read();
        return ListAnswer.Passing(request, reader.Head, json =>
        {
            json.WriteStartObject();
            json.WriteMember("status", faults.Count == 0 ? "ok" : "degraded");
            json.WriteMember("observation_count", reader.CountObservations(ObservationFilter.Everything, reader.Head));
            json.WriteMember("report_count", reader.CountReports(new ReportFilter(), reader.Head));
            json.WriteMember("last_look_at", follower.LastLook is { } look ? Timestamp.Of(look) : null);
            json.WriteList("faults", faults, fault => WriteFault(json, fault));
            if (withDetail) WriteReconciled(json, reconciled);
            json.WriteMember("now", Timestamp.Of(clock.GetUtcNow()));
            json.WriteMember("version", FileVersionInfo.GetVersionInfo(typeof(ServiceEndpoints).Assembly.Location).ProductVersion);
            json.WriteEndObject();
        });
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
        json.WriteMember("started_at", Timestamp.Of(report.StartedAt));
        json.WriteMember("finished_at", Timestamp.Of(report.FinishedAt));
        json.WriteMember("uploads", report.Uploads);
        json.WriteMember("uploads_read", report.UploadsRead);
        json.WriteMember("uploads_failed", report.UploadsFailed);
        json.WriteMember("uploads_left", report.UploadsLeft);
        json.WriteMember("ingestions_settled", report.IngestionsSettled);
        json.WriteMember("commits_completed", report.CommitsCompleted);
        json.WriteMember("attempts_removed", report.AttemptsRemoved);
        json.WriteEndObject();
    }

    private static void WriteFault(JsonTextWriter json, FaultyCommit fault)
    {
        json.WriteStartObject();
        json.WriteMember("report_id", fault.Commit.Report.ToString());
        json.WriteMember("revision", fault.Commit.Revision);
        json.WriteMember("since", Timestamp.Of(fault.Since));
        json.WriteMember("last_tried_at", Timestamp.Of(fault.LastTried));
        json.WriteEndObject();
    }

    private void WriteDocument(JsonTextWriter json, ApiRequest request)
    {
        var language = request.Language;
        json.WriteStartObject();
        json.WriteMember("title", new Bilingual("乡镇工作报告开放数据", "Open data from township work reports").In(language));
        json.WriteMember("stability", new Bilingual("v1 之内只增不改。", "Inside v1 things are only added.").In(language));
        json.WritePropertyName("license");
        json.WriteStartObject();
        json.WriteMember("id", License.Id);
        json.WriteMember("title", License.Title.In(language));
        json.WriteMember("url", License.Url);
        json.WriteEndObject();
        json.WritePropertyName("limits");
        json.WriteStartObject();
        json.WriteMember("default_page", Limits.DefaultPage);
        json.WriteMember("largest_page", Limits.LargestPage);
        json.WriteMember("list_values", Limits.ListValues);
        json.WriteMember("url_length", Limits.UrlLength);
        json.WriteMember("search_length", Limits.SearchLength);
        json.WriteMember("facets", Limits.Facets);
        json.WriteMember("groupings", Limits.Groupings);
        json.WriteMember("export_rows", Limits.ExportRows);
        json.WriteMember("requests_per_minute", settings.RequestsPerMinute);
        json.WriteMember("upload_bytes", (int)Limits.UploadBytes);
        json.WriteMember("file_name_length", Limits.FileNameLength);
        json.WriteMember("draft_bytes", Limits.DraftBytes);
        json.WriteMember("drafts_per_minute", settings.DraftsPerMinute);
        json.WriteMember("wrong_keys_per_minute", Limits.WrongKeysPerMinute);
        json.WriteEndObject();
        json.WriteList("routes", Routes.All, route => WriteRoute(json, route, request));
        json.WriteEndObject();
    }

    private static void WriteRoute(JsonTextWriter json, Route route, ApiRequest request)
    {
        json.WriteStartObject();
        json.WriteMember("name", route.Name);
        json.WriteMember("method", route.Method);
        json.WriteMember("url", request.Origin + route.Path);
        json.WriteMember("needs_key", route.NeedsKey);
        json.WriteMember("title", route.Title.In(request.Language));
        json.WriteList("parameters", route.Parameters, parameter => WriteParameter(json, parameter, request.Language));
        json.WriteEndObject();
    }

    private static void WriteParameter(JsonTextWriter json, Parameter parameter, Language language)
    {
        json.WriteStartObject();
        json.WriteMember("name", parameter.Name);
        json.WriteMember("meaning", parameter.Meaning.In(language));
        json.WriteMember("list", parameter.IsList);
        json.WriteMember("default", parameter.Default);
        json.WriteList("allowed", parameter.Allowed);
        json.WriteEndObject();
    }
}
