using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace OpenData.Platform.Tests.Worker;

public sealed class HttpFunctionTests
{
    [Theory]
    [InlineData("/reports/7", "report 7")]
    [InlineData("/reports/7/revisions/2", "revision 2 of 7")]
    [InlineData("/keys/3f2504e0-4f89-11d3-9a0c-0305e82c3301", "3f2504e0-4f89-11d3-9a0c-0305e82c3301")]
    [InlineData("/files/430681104/a/b.txt", "430681104: a/b.txt")]
    [InlineData("/files/430681104", "430681104: nothing")]
    [InlineData("/pages", "page 1")]
    [InlineData("/pages/4", "page 4")]
    [InlineData("/", "the root")]
    [InlineData("/Unnamed", "by its name")]
    [InlineData("/static", "static")]
    public async Task Answers_on_its_route_and_binds_route_values(string path, string answer)
    {
        await using var app = await FunctionApp.StartAsync(typeof(Routes));

        Assert.Equal(answer, await app.Http.GetStringAsync(new Uri(path, UriKind.Relative)));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("/reports/seven")]
    [InlineData("/keys/none")]
    [InlineData("/pages/4/5")]
    public async Task Answers_404_where_no_route_or_no_constraint_fits(string path)
    {
        await using var app = await FunctionApp.StartAsync(typeof(Routes));

        using var response = await app.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Answers_405_with_the_methods_there_are()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Routes));

        using var response = await app.Http.DeleteAsync(new Uri("/reports/7", UriKind.Relative));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "HEAD", "PUT"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task Answers_every_method_where_none_is_named()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Routes));

        using var response = await app.Http.PatchAsync(new Uri("/static", UriKind.Relative), content: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Puts_the_prefix_of_host_json_before_every_route()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Routes), "AzureFunctionsJobHost:extensions:http:routePrefix=api/v1");

        Assert.Equal("report 7", await app.Http.GetStringAsync(new Uri("/api/v1/reports/7", UriKind.Relative)));
        using var bare = await app.Http.GetAsync(new Uri("/reports/7", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, bare.StatusCode);
    }

    [Theory]
    [InlineData("/result", HttpStatusCode.Accepted, "{\"name\":\"白水镇\"}")]
    [InlineData("/action", HttpStatusCode.Created, "{\"name\":\"白水镇\"}")]
    [InlineData("/valuetask", HttpStatusCode.OK, "late")]
    [InlineData("/written", HttpStatusCode.OK, "by hand")]
    [InlineData("/union", HttpStatusCode.NotFound, "")]
    public async Task Carries_out_what_a_function_returns(string path, HttpStatusCode status, string body)
    {
        await using var app = await FunctionApp.StartAsync(typeof(Results));

        using var response = await app.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(body, System.Text.RegularExpressions.Regex.Unescape(await response.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Answers_500_without_a_word_when_a_function_throws_and_logs_it()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Results));

        using var response = await app.Http.GetAsync(new Uri("/throws?secret=42", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.Contains(app.Log.Lines, line => line.StartsWith("Error Function.Throws: Executed Throws (failed", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Log.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Breaks_off_the_connection_when_a_function_throws_in_the_middle_of_its_answer()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Results));

        await Assert.ThrowsAnyAsync<Exception>(() => app.Http.GetStringAsync(new Uri("/half", UriKind.Relative)));
    }

    [Fact]
    public async Task Takes_an_upload_of_25_MB()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Results));
        using var large = new ByteArrayContent(new byte[25_000_000]);

        using var taken = await app.Http.PostAsync(new Uri("/length", UriKind.Relative), large);

        Assert.Equal("25000000", await taken.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Answers_413_to_a_body_over_the_limit()
    {
        await using var app = await FunctionApp.StartAsync(typeof(Results), "FUNCTIONS_REQUEST_BODY_SIZE_LIMIT=1000");
        using var tooLarge = new ByteArrayContent(new byte[1001]);

        using var refused = await app.Http.PostAsync(new Uri("/length", UriKind.Relative), tooLarge);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, refused.StatusCode);
    }

    [Fact]
    public async Task Adds_the_headers_of_host_json_to_every_answer_but_never_over_those_of_a_function()
    {
        await using var app = await FunctionApp.StartAsync(
            typeof(Results),
            "AzureFunctionsJobHost:extensions:http:customHeaders:X-Content-Type-Options=nosniff",
            "AzureFunctionsJobHost:extensions:http:customHeaders:X-Mine=theirs");

        using var written = await app.Http.GetAsync(new Uri("/written", UriKind.Relative));
        using var missing = await app.Http.GetAsync(new Uri("/missing", UriKind.Relative));

        Assert.Equal(["nosniff"], written.Headers.GetValues("X-Content-Type-Options"));
        Assert.Equal(["mine"], written.Headers.GetValues("X-Mine"));
        Assert.Equal(["theirs"], missing.Headers.GetValues("X-Mine"));
    }

    [Fact]
    public async Task Cancels_the_token_when_the_caller_goes_away()
    {
        Results.Waiting = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await FunctionApp.StartAsync(typeof(Results));
        using var leave = new CancellationTokenSource();
        var request = app.Http.GetAsync(new Uri("/waits", UriKind.Relative), leave.Token);
        var token = await Results.Waiting.Task;

        await leave.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
        await Eventually.TrueAsync(() => token.IsCancellationRequested, "the function's token is cancelled");
    }

    public static class Routes
    {
        [Function("Report")]
        public static IResult Report([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "reports/{id:int}")] HttpRequest request, int id) =>
            TypedResults.Text($"report {id}");

        [Function("PutReport")]
        public static IResult PutReport([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "reports/{id:int}")] HttpRequest request, string id) =>
            TypedResults.Text(id);

        [Function("Revision")]
        public static IResult Revision(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "reports/{id}/revisions/{n:regex(^\\d+$)}")] HttpRequest request, string id, long n) =>
            TypedResults.Text($"revision {n} of {id}");

        [Function("Key")]
        public static IResult Key([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "keys/{key:guid}")] HttpContext context, Guid key) =>
            TypedResults.Text(key.ToString());

        [Function("File")]
        public static IResult File(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "files/{township}/{*path}")] HttpRequest request, string township, string? path) =>
            TypedResults.Text($"{township}: {path ?? "nothing"}");

        [Function("Page")]
        public static IResult Page([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "pages/{page:int?}")] HttpRequest request, int page = 1) =>
            TypedResults.Text($"page {page}");

        [Function("Root")]
        public static IResult Root([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "/")] HttpRequest request) => TypedResults.Text("the root");

        [Function("Unnamed")]
        public static IResult Unnamed([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => TypedResults.Text("by its name");

        [Function("Static")]
        public static IResult Static([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request) => TypedResults.Text("static");
    }

    public static class Results
    {
        public static TaskCompletionSource<CancellationToken> Waiting { get; set; } = new();

        [Function("Result")]
        public static IResult Result([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "result")] HttpRequest request) =>
            TypedResults.Json(new { name = "白水镇" }, statusCode: 202);

        [Function("Action")]
        public static async Task<IActionResult> Action([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request)
        {
            await Task.Yield();
            return new ObjectResult(new { name = "白水镇" }) { StatusCode = 201 };
        }

        [Function("ValueTask")]
        public static async ValueTask<IResult> Late([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "valuetask")] HttpRequest request)
        {
            await Task.Yield();
            return TypedResults.Text("late");
        }

        [Function("Written")]
        public static Task Written([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "written")] HttpRequest request)
        {
            request.HttpContext.Response.Headers["X-Mine"] = "mine";
            return request.HttpContext.Response.WriteAsync("by hand");
        }

        [Function("Union")]
        public static Microsoft.AspNetCore.Http.HttpResults.Results<Microsoft.AspNetCore.Http.HttpResults.Ok, Microsoft.AspNetCore.Http.HttpResults.NotFound> Union(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "union")] HttpRequest request) => TypedResults.NotFound();

        [Function("Throws")]
        public static IResult Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "throws")] HttpRequest request) =>
            throw new InvalidDataException("inside");

        [Function("Half")]
        public static async Task Half([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "half")] HttpRequest request)
        {
            await request.HttpContext.Response.WriteAsync("half an");
            await request.HttpContext.Response.Body.FlushAsync();
            throw new InvalidDataException("inside");
        }

        [Function("Length")]
        public static async Task<IResult> Length([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "length")] HttpRequest request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return TypedResults.Text($"{body.Length}");
        }

        [Function("Waits")]
        public static async Task Waits([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "waits")] HttpRequest request, CancellationToken cancellationToken)
        {
            Waiting.SetResult(cancellationToken);
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }
}
