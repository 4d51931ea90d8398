using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace OpenData.Platform.Tests.Worker;

public sealed class InvocationTests
{
    private readonly ConcurrentQueue<string> journal = new();

    [Fact]
    public async Task Gives_every_invocation_a_scope_of_its_own_and_disposes_it()
    {
        await using var app = await StartAsync(typeof(Scoped));

        var first = await GetAsync(app, "/scope");
        var second = await GetAsync(app, "/scope");

        // The class, its collaborator and the context share one scope; the next invocation has another.
        Assert.Equal(first[0], first[1]);
        Assert.NotEqual(first[0], second[0]);
        Assert.Equal(
            [$"function of {first[0]} disposed", $"scope {first[0]} disposed", $"function of {second[0]} disposed", $"scope {second[0]} disposed"],
            journal);
    }

    [Fact]
    public async Task Runs_middleware_around_the_function_in_the_order_it_was_added()
    {
        var builder = FunctionApp.CreateBuilder([typeof(Plain)]);
        builder.Services.AddSingleton(journal);
        builder.UseMiddleware<Outer>();
        builder.UseMiddleware<Inner>();
        await using var app = await FunctionApp.StartAsync(builder);

        await app.Http.GetStringAsync(new Uri("/plain/430681104", UriKind.Relative));

        Assert.Equal(["outer in", "inner in", "plain", "inner out", "outer out"], journal);
    }

    [Fact]
    public async Task Lets_middleware_answer_in_place_of_the_function()
    {
        var builder = FunctionApp.CreateBuilder([typeof(Plain)]);
        builder.Services.AddSingleton(journal);
        builder.UseMiddleware<Closed>();
        await using var app = await FunctionApp.StartAsync(builder);

        using var response = await app.Http.GetAsync(new Uri("/plain/1", UriKind.Relative));

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Empty(journal);
    }

    [Fact]
    public async Task Lets_middleware_see_what_a_function_throws()
    {
        var builder = FunctionApp.CreateBuilder([typeof(Plain)]);
        builder.Services.AddSingleton(journal);
        builder.UseMiddleware<Catching>();
        await using var app = await FunctionApp.StartAsync(builder);

        using var response = await app.Http.GetAsync(new Uri("/broken", UriKind.Relative));

        Assert.Equal(418, (int)response.StatusCode);
    }

    [Fact]
    public async Task Tells_middleware_and_function_everything_about_the_invocation()
    {
        FunctionContext? seen = null;
        string? binding = null;
        var builder = FunctionApp.CreateBuilder([typeof(Plain)]);
        builder.Services.AddSingleton(journal);
        builder.Use(next => context =>
        {
            seen = context;
            binding = (string?)context.BindingContext.BindingData["Township"];
            Assert.Equal("/plain/430681104", context.GetHttpContext()!.Request.Path);
            Assert.Same(context.InstanceServices, context.GetHttpContext()!.RequestServices);
            context.Items["from middleware"] = "for the function";
            context.Features.Set<IAsyncLifetime>(new Lifetime());
            return next(context);
        });
        await using var app = await FunctionApp.StartAsync(builder);

        var answer = await app.Http.GetStringAsync(new Uri("/plain/430681104", UriKind.Relative));

        Assert.Equal("for the function", answer);
        Assert.Equal("430681104", binding);
        Assert.True(Guid.TryParse(seen!.InvocationId, out _));
        Assert.Equal("Plain", seen.FunctionDefinition.Name);
        Assert.Equal("OpenData.Platform.Tests.Worker.InvocationTests+Plain.Run", seen.FunctionDefinition.EntryPoint);
        Assert.Equal(seen.FunctionDefinition.Id, seen.FunctionId);
        Assert.Equal(["request", "context"], seen.FunctionDefinition.Parameters.Select(p => p.Name));
        Assert.Equal("httpTrigger", seen.FunctionDefinition.InputBindings["request"].Type);
        Assert.Equal(0, seen.RetryContext.RetryCount);
        Assert.IsType<Lifetime>(seen.Features.Get<IAsyncLifetime>());
    }

    [Fact]
    public async Task Cancels_the_token_when_the_time_of_a_function_is_over()
    {
        var start = DateTimeOffset.UnixEpoch;
        var time = new ManualTime(start);
        var builder = FunctionApp.CreateBuilder([typeof(Plain)], "AzureFunctionsJobHost:functionTimeout=00:05:00");
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(journal);
        await using var app = await FunctionApp.StartAsync(builder);
        var request = app.Http.GetAsync(new Uri("/endless", UriKind.Relative));
        await Eventually.TrueAsync(() => time.IsAwaited(start.AddMinutes(5)) && journal.Contains("endless"), "the function runs");

        time.MoveTo(start.AddMinutes(5));

        using var response = await request;
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(app.Log.Lines, line => line.Contains("Executed Endless (timed out", StringComparison.Ordinal));
    }

    private Task<FunctionApp> StartAsync(Type functions)
    {
        var builder = FunctionApp.CreateBuilder([functions]);
        builder.Services.AddSingleton(journal);
        builder.Services.AddScoped<Scope>();
        return FunctionApp.StartAsync(builder);
    }

    private static async Task<string[]> GetAsync(FunctionApp app, string path) =>
        (await app.Http.GetStringAsync(new Uri(path, UriKind.Relative))).Split(' ');

    public sealed class Scope(ConcurrentQueue<string> journal) : IDisposable
    {
        public string Id { get; } = Guid.NewGuid().ToString();

        public void Dispose() => journal.Enqueue($"scope {Id} disposed");
    }

    public sealed class Scoped(Scope scope, ConcurrentQueue<string> journal) : IAsyncDisposable
    {
        [Function("Scope")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "scope")] HttpRequest request, FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            return TypedResults.Text($"{scope.Id} {context.InstanceServices.GetRequiredService<Scope>().Id}");
        }

        public ValueTask DisposeAsync()
        {
            journal.Enqueue($"function of {scope.Id} disposed");
            return ValueTask.CompletedTask;
        }
    }

    public sealed class Plain(ConcurrentQueue<string> journal)
    {
        [Function("Plain")]
        public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "plain/{township}")] HttpRequest request, FunctionContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            journal.Enqueue("plain");
            return TypedResults.Text(context.Items.TryGetValue("from middleware", out var value) ? (string)value : "");
        }

        [Function("Broken")]
        public IResult Broken([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "broken")] HttpRequest request) =>
            throw new InvalidDataException($"after {journal.Count}");

        [Function("Endless")]
        public async Task Endless(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "endless")] HttpRequest request, CancellationToken cancellationToken)
        {
            journal.Enqueue("endless");
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
    }

    private sealed class Outer(ConcurrentQueue<string> journal) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            journal.Enqueue("outer in");
            await next(context);
            journal.Enqueue("outer out");
        }
    }

    private sealed class Inner(ConcurrentQueue<string> journal) : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            journal.Enqueue("inner in");
            await next(context);
            journal.Enqueue("inner out");
        }
    }

    private sealed class Closed : IFunctionsWorkerMiddleware
    {
        public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            context.GetHttpContext()!.Response.StatusCode = 503;
            return Task.CompletedTask;
        }
    }

    private sealed class Catching : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            try
            {
                await next(context);
            }
            catch (InvalidDataException)
            {
                context.GetHttpContext()!.Response.StatusCode = 418;
            }
        }
    }

    private sealed class Lifetime : IAsyncLifetime
    {
        public Task InitializeAsync() => Task.CompletedTask;

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
