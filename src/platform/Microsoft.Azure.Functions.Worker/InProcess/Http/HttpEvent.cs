using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;

namespace Microsoft.Azure.Functions.Worker.InProcess.Http;

/// <summary>A request that reached a function's route.</summary>
internal sealed class HttpEvent(HttpContext context) : TriggerEvent
{
    public HttpContext Context => context;

    public override string Reason => $"{context.Request.Method} request";

    public override IReadOnlyDictionary<string, object?> BindingData => context.Request.RouteValues;

    public override void Attach(InvocationContext invocation)
    {
        invocation.Items[FunctionContextExtensions.HttpContextKey] = context;
        context.Features.Set<IServiceProvidersFeature>(new ServiceProvidersFeature { RequestServices = invocation.InstanceServices });
    }

    public override Task AcceptAsync(object? result) => result switch
    {
        IResult answer => answer.ExecuteAsync(context),
        IActionResult answer => answer.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor())),
        _ => Task.CompletedTask,
    };
}
