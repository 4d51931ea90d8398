using System.Diagnostics;
using System.Globalization;
using Azure;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;
using OpenData.Api.Parameters;
using OpenData.Storage.Index;

namespace OpenData.Api.Http;

/// <summary>What every request passes before its endpoint and every answer behind it: the one place that turns failures into
/// problems.</summary>
public sealed partial class Gate(ApiSettings settings, ClientLimiter limiter, AnswerCache answers, ObservationIndex index, RequestTelemetry telemetry, ILogger<Gate> logger)
{
    /// <summary>What is said of an address that is no route.</summary>
    private const string ReadingMethods = "GET, HEAD, OPTIONS";

    /// <summary>Answers a request to a route.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">Which one it is for.</param>
    /// <param name="endpoint">Makes the answer; may throw <see cref="ProblemException"/>.</param>
    public Task<IResult> AnswerAsync(HttpContext context, Route route, Func<ApiRequest, Task<IResult>> endpoint)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(endpoint);
        telemetry.Observe(context, route.Path);
        var allowed = Routes.MethodsAt(route.Template);
        return GuardAsync(context, allowed, async () =>
        {
            if (!route.Methods.Contains(context.Request.Method, StringComparer.OrdinalIgnoreCase))
                throw new ProblemException(Problems.MethodNotAllowed(context.Request.Method, allowed));

            var (key, changes) = (IsReading(context.Request) ? AnswerCache.KeyOf(context.Request) : null, index.Changes);
            if (key is not null && answers.Find(key, context.Request) is { } kept)
            {
                RequestTelemetry.MarkKept(context);
                return kept;
            }

            var query = new Query(context.Request.QueryString.Value, route.Parameters);
            var language = LanguageOf(context.Request);
            query.Word(CommonParameters.Lang.Name, CommonParameters.Lang.Allowed!, otherwise: "");
            var made = await endpoint(new ApiRequest(context, route, query, language, OriginOf(context.Request), ClientOf(context)));
            if (key is not null && made is Answer { IsOfTheIndex: true } answer) answers.Add(key, changes, answer);
            return made;
        });
    }

    /// <summary>The same for an endpoint that waits for nothing.</summary>
    public Task<IResult> AnswerAsync(HttpContext context, Route route, Func<ApiRequest, IResult> endpoint) =>
        AnswerAsync(context, route, request => Task.FromResult(endpoint(request)));

    /// <summary>Answers a request to no route there is.</summary>
    public Task<IResult> AnswerUnknownAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        telemetry.Observe(context, "none");
        return GuardAsync(context, ReadingMethods, () => throw new ProblemException(Problems.UnknownRoute(context.Request.Path)));
    }

    private static bool IsReading(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

    private async Task<IResult> GuardAsync(HttpContext context, string allowed, Func<Task<IResult>> answer)
    {
        var requestId = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("n");
        context.Response.Headers["X-Request-Id"] = requestId;
        if (HttpMethods.IsOptions(context.Request.Method)) return Preflight(context, allowed);
        try
        {
            Admit(context);
            return await answer();
        }
        catch (ProblemException failure)
        {
            return ToAnswer(failure.Problem, context, requestId);
        }
        catch (Exception failure) when (IsOfTheStorage(failure))
        {
            Log.StorageFailed(logger, failure, context.Request.Path);
            return ToAnswer(Problems.Busy(), context, requestId);
        }
        catch (BadHttpRequestException failure)
        {
            // The server stopped reading the body: too large, too slow, or cut off.
            return ToAnswer(UploadProblems.BodyRefused(failure.StatusCode), context, requestId);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, context.Request.Path, requestId);
            return ToAnswer(Problems.Internal(), context, requestId);
        }
    }

    /// <summary>Azure.Core gathers what its retries met in an aggregate; a storage that does not answer in time is a cancellation there.</summary>
    public static bool IsOfTheStorage(Exception failure) => failure switch
    {
        RequestFailedException => true,
        AggregateException all => all.InnerExceptions.All(one => one is RequestFailedException or IOException or HttpRequestException or OperationCanceledException),
        _ => false,
    };

    /// <summary>Counts a request against its client's share, and measures its address.</summary>
    /// <exception cref="ProblemException">The client asks too often, or the address is too long.</exception>
    public void Admit(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (settings.RequestsPerMinute > 0 && limiter.Take(ClientOf(context), settings.RequestsPerMinute) is { } wait)
        {
            throw new ProblemException(Problems.TooManyRequests(settings.RequestsPerMinute, wait));
        }

        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        var length = target is { Length: > 0 }
            ? target.Length
            : context.Request.Path.Value!.Length + (context.Request.QueryString.Value?.Length ?? 0);
        if (length > Limits.UrlLength) throw new ProblemException(Problems.UrlTooLong(Limits.UrlLength));
    }

    /// <summary>As the parameter says, where it says something right; else as the header says. Also for queries that are wrong.</summary>
    private static Language LanguageOf(HttpRequest request) => request.Query[CommonParameters.Lang.Name].ToString() switch
    {
        "zh" => Language.Zh,
        "en" => Language.En,
        _ => Negotiation.LanguageOf(request),
    };

    /// <summary>Scheme and host under which the request's sender knows this service, without a slash at the end.</summary>
    public string OriginOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (settings.PublicUrl is { } url) return url.GetLeftPart(UriPartial.Authority);
        var scheme = settings.IsBehindProxy && request.Headers["X-Forwarded-Proto"].ToString() is "http" or "https"
            ? request.Headers["X-Forwarded-Proto"].ToString()
            : request.Scheme;
        return $"{scheme}://{request.Host.ToUriComponent()}";
    }

    /// <summary>Whose share of the limits a request counts against.</summary>
    public string ClientOf(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // The proxy in front appends the address it saw; what stands before it anyone can write.
        var forwarded = context.Request.Headers["X-Forwarded-For"].ToString().Split(',')[^1].Trim();
        if (settings.IsBehindProxy && forwarded.Length > 0) return forwarded;
        return context.Connection.RemoteIpAddress?.ToString() ?? "unknown";
    }

    private static Answer ToAnswer(Problem problem, HttpContext context, string requestId)
    {
        var language = LanguageOf(context.Request);
        var headers = new List<(string, string)>();
        if (problem.Allow is { } allow) headers.Add(("Allow", allow));
        if (problem.Status == StatusCodes.Status401Unauthorized) headers.Add(("WWW-Authenticate", "Bearer realm=\"uploads\""));
        if (problem.RetryAfter is { } wait)
        {
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            headers.Add(("Retry-After", seconds.ToString(CultureInfo.InvariantCulture)));
        }

        return new Answer
        {
            Status = problem.Status,
            ContentType = ProblemJson.ContentType,
            CacheControl = "no-store",
            Language = language,
            Headers = headers,
            Body = ProblemJson.Write(problem, context.Request.Path.ToUriComponent(), requestId, language),
        };
    }

    private static IResult Preflight(HttpContext context, string allowed)
    {
        CorsHeaders.AddPreflightTo(context.Response, allowed);
        return Results.StatusCode(StatusCodes.Status204NoContent);
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The answer for {Path} failed; request id {RequestId}.")]
        public static partial void Failed(ILogger logger, Exception exception, string path, string requestId);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The storage failed while answering {Path}.")]
        public static partial void StorageFailed(ILogger logger, Exception exception, string path);
    }
}
