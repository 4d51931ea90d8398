using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using OpenData.Portal;

namespace OpenData.Functions;

/// <summary>The pages for people, on every path that is not the API's.</summary>
public sealed class PortalFunctions(OpenDataPortal portal)
{
    [Function("PortalHome")]
    public Task<IResult> Home([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "/")] HttpRequest request) =>
        portal.AnswerAsync(request.HttpContext, path: "");

    /// <remarks>The host has routes of its own below <c>admin</c> and <c>runtime</c> (the blob trigger's among them), which a catch-all
    /// would hide.</remarks>
    [Function("Portal")]
    public Task<IResult> Page(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "get", "head", "post",
                Route = "{*path:regex(^(?!(api|admin|runtime)(/|$)).*$)}")] HttpRequest request,
        string? path) =>
        portal.AnswerAsync(request.HttpContext, path);
}
