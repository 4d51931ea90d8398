using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using OpenData.Storage;

namespace OpenData.Api.Http;

/// <summary>Shows operators which routes are asked, how they are answered, and how long that takes.</summary>
public sealed class RequestTelemetry(Telemetry telemetry)
{
    private readonly Histogram<double> duration = telemetry.Meter.CreateHistogram<double>(
        "opendata.request.duration", "s", "How long requests took to their last byte, by route, method, status and what became of caching.");

    /// <summary>Measures a request to its end.</summary>
    /// <param name="context">The request, of which nothing but the method is told.</param>
    /// <param name="route">The route's template, never the path that was asked for.</param>
    public void Observe(HttpContext context, string route)
    {
        ArgumentNullException.ThrowIfNull(context);
        var started = Stopwatch.GetTimestamp();
        context.Response.OnCompleted(() =>
        {
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            duration.Record(
                seconds,
                new KeyValuePair<string, object?>("http.route", route),
                new KeyValuePair<string, object?>("http.request.method", context.Request.Method),
                new KeyValuePair<string, object?>("http.response.status_code", context.Response.StatusCode),
                new KeyValuePair<string, object?>("opendata.cache", CacheOf(context)));
            return Task.CompletedTask;
        });
    }

    /// <summary>Notes that the answer was made for an earlier request.</summary>
    public static void MarkKept(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Items[typeof(RequestTelemetry)] = true;
    }

    /// <summary>A hit: the sender had the answer already. Kept: we had it. A miss: it was made, and may be kept. None: nobody may keep it.</summary>
    private static string CacheOf(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status304NotModified ? "hit"
        : context.Items.ContainsKey(typeof(RequestTelemetry)) ? "kept"
        : context.Response.Headers.ETag.Count > 0 ? "miss"
        : "none";
}
