using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using OpenData.Api.Http;
using OpenData.Portal.Pages.Failure;
using OpenData.Storage.Index;

namespace OpenData.Portal.Http;

/// <summary>Opens a page and answers with it; the one place where failures become pages.</summary>
public sealed partial class PageOpener(ObservationIndex index, Gate gate, IServiceProvider services, ILoggerFactory loggers)
{
    private const string UntilNewData = "public, max-age=60, stale-while-revalidate=600";

    private readonly ILogger logger = loggers.CreateLogger<PageOpener>();

    public async Task<IResult> OpenAsync(HttpContext context, Site site, (IPage Page, RouteValueDictionary Values)? found)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(site);
        try
        {
            gate.Admit(context);
            if (found is not { } page) throw new ProblemException(Problems.UnknownPage(site.Path));
            return await OpenAsync(context, site, page.Page, page.Values);
        }
        catch (ProblemException failure)
        {
            return await FailAsync(site, failure.Problem);
        }
        catch (Exception failure) when (Gate.IsOfTheStorage(failure))
        {
            Log.StorageFailed(logger, failure, site.Path);
            return await FailAsync(site, Problems.Busy());
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, site.Path);
            return await FailAsync(site, Problems.Internal());
        }
    }

    private async Task<IResult> OpenAsync(HttpContext context, Site site, IPage page, RouteValueDictionary values)
    {
        var route = page.Route;
        var query = PageQuery.Read(context.Request.QueryString, route.Parameters);
        site = site with { Query = query.ToString() };
        if (route.Parameters.Count > 0 && !query.IsAsSent && HttpMethods.IsGet(context.Request.Method))
        {
            return Results.Redirect(site.Here(site.Language));
        }

        PageContent content;
        Api.Http.Version? version = null;
        var data = new Lazy<IndexReader>(index.Read);
        try
        {
            if (route.IsOfTheData && !HttpMethods.IsPost(context.Request.Method))
            {
                version = VersionOf(site, data.Value.Head);
                if (version.IsKnownTo(context.Request)) return ToAnswer(site, route, version, 200, null);
            }

            content = await page.OpenAsync(new PageRequest(context, site, values, query, data));
        }
        finally
        {
            if (data.IsValueCreated) data.Value.Dispose();
        }

        if (content.MovedTo is { } address) return Results.Redirect(site.Href(address));
        return ToAnswer(site, route, content is { Status: 200, IsBehind: false } ? version : null, content.Status, await RenderAsync(site, content));
    }

    private async Task<IResult> FailAsync(Site site, Problem problem)
    {
        var content = PageContent.Of<Failure>(problem, problem.Title) with { Status = problem.Status };
        return ToAnswer(site, new PageRoute(site.Path), version: null, problem.Status, await RenderAsync(site, content));
    }

    private async Task<byte[]> RenderAsync(Site site, PageContent content) =>
        await DocumentWriter.WriteAsync(services, loggers, site, content);

    private static Answer ToAnswer(Site site, PageRoute route, Api.Http.Version? version, int status, byte[]? body) => new()
    {
        Status = status,
        ContentType = "text/html; charset=utf-8",
        CacheControl = version is null ? "no-store" : UntilNewData,
        Version = version,
        Language = site.Language,
        Headers = SecurityHeaders.For(route, site.Origin),
        Body = body,
    };

    /// <summary>The same page of another build has other words.</summary>
    private static Api.Http.Version VersionOf(Site site, IndexPoint point) => new(
        point.State, point.Time, site.Origin, site.Here(site.Language), typeof(PageOpener).Module.ModuleVersionId.ToString());

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Error, Message = "The page {Path} failed.")]
        public static partial void Failed(ILogger logger, Exception exception, string path);

        [LoggerMessage(Level = LogLevel.Warning, Message = "The storage failed while the page {Path} was made.")]
        public static partial void StorageFailed(ILogger logger, Exception exception, string path);
    }
}
