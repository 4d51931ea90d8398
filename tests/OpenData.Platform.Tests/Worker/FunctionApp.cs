using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenData.Platform.Tests.Worker;

/// <summary>A running function app with the functions of the given classes, on a port the system chose.</summary>
internal sealed class FunctionApp : IAsyncDisposable
{
    private readonly IHost host;
    private bool stopped;

    private FunctionApp(IHost host, CapturedLog log)
    {
        this.host = host;
        Log = log;
        Http = new HttpClient { BaseAddress = Address(host) };
    }

    public HttpClient Http { get; }

    public CapturedLog Log { get; }

    public IServiceProvider Services => host.Services;

    /// <summary>A builder as <c>Program.cs</c> of an app has it, with settings given as on a command line.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(Type[] functions, params string[] settings)
    {
        var builder = FunctionsApplication.CreateBuilder(
        [
            "--urls=http://127.0.0.1:0",
            "--AzureFunctionsJobHost:extensions:http:routePrefix=",
            .. settings.Select(setting => $"--{setting}"),
        ]);
        builder.ConfigureFunctionsWebApplication();
        builder.FunctionClasses = functions;
        builder.Logging.ClearProviders();
        return builder;
    }

    public static Task<FunctionApp> StartAsync(Type functions, params string[] settings) =>
        StartAsync(CreateBuilder([functions], settings));

    public static async Task<FunctionApp> StartAsync(FunctionsApplicationBuilder builder)
    {
        var log = new CapturedLog();
        builder.Logging.AddProvider(log);
        var app = builder.Build();
        await app.StartAsync();
        return new FunctionApp(app, log);
    }

    public T Service<T>()
        where T : notnull =>
        host.Services.GetRequiredService<T>();

    public async Task StopAsync()
    {
        stopped = true;
        await host.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!stopped) await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }

    private static Uri Address(IHost host) =>
        new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
}
