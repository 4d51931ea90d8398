using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenData.EndToEnd.Tests;

/// <summary>Stands where an operator's collector would: takes OTLP over HTTP and keeps the bytes. Texts lie in them as they are.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<(string Path, byte[] Body)> received = new();

    private Collector(WebApplication app) => this.app = app;

    public Uri Address => new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public static async Task<Collector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var collector = new Collector(builder.Build());
        collector.app.MapPost("/v1/{signal}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            collector.received.Enqueue((request.Path.Value!, body.ToArray()));
            return Results.Ok();
        });
        await collector.app.StartAsync();
        return collector;
    }

    /// <param name="signal"><c>traces</c>, <c>metrics</c> or <c>logs</c>.</param>
    /// <param name="text">Written the same way.</param>
    public bool Has(string signal, string text) =>
        received.Any(message => message.Path == $"/v1/{signal}" && message.Body.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0);

    public bool Has(string text) => Has("traces", text) || Has("metrics", text) || Has("logs", text);

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
