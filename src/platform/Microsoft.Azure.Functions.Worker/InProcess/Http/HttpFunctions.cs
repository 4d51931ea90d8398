using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;

namespace Microsoft.Azure.Functions.Worker.InProcess.Http;

/// <summary>Puts functions on the routes of the web server; ASP.NET Core's routing answers 404 and 405 for what is not there.</summary>
internal static class HttpFunctions
{
    public static void Map(WebApplication app, IReadOnlyList<HostedFunction> functions, HostSettings settings, FunctionInvoker invoker)
    {
        if (settings.CustomHeaders.Count > 0)
        {
            app.Use((context, next) =>
            {
                context.Response.OnStarting(() => AddMissing(context.Response.Headers, settings.CustomHeaders));
                return next(context);
            });
        }

        foreach (var function in functions)
        {
            var trigger = (HttpFunctionTrigger)function.Trigger;
            var route = ((IEndpointRouteBuilder)app).Map(trigger.Pattern, context => AnswerAsync(context, function, invoker));
            route.WithDisplayName(function.Name);
            if (trigger.Methods.Count > 0)
            {
                route.WithMetadata(new HttpMethodMetadata(trigger.Methods));
            }
        }
    }

    private static Task AddMissing(IHeaderDictionary headers, IReadOnlyDictionary<string, string> custom)
    {
        foreach (var (name, value) in custom)
        {
            headers.TryAdd(name, value);
        }

        return Task.CompletedTask;
    }

    private static async Task AnswerAsync(HttpContext context, HostedFunction function, FunctionInvoker invoker)
    {
        var services = context.Features.Get<IServiceProvidersFeature>();
        try
        {
            await invoker.InvokeAsync(function, new HttpEvent(context), context.RequestAborted);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller is gone, and the invoker has logged what happened.
            context.Abort();
        }
        catch (Exception) when (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
        }
        catch (Exception e)
        {
            context.Response.Clear();
            context.Response.StatusCode = e switch
            {
                BadHttpRequestException bad => bad.StatusCode,
                OperationCanceledException => StatusCodes.Status503ServiceUnavailable,
                _ => StatusCodes.Status500InternalServerError,
            };
        }
        finally
        {
            // The scope of the invocation is disposed; what runs after it must not reach for it.
            context.Features.Set(services);
        }
    }
}
