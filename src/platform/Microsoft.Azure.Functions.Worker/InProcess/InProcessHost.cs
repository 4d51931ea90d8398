using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.Azure.Functions.Worker.InProcess.Blobs;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Http;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Queues;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;
using Microsoft.Azure.Functions.Worker.InProcess.Timers;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// Stands where the Functions host and its gRPC channel stand in Azure: finds the functions, listens for what triggers them and
/// runs them in this process.
/// </summary>
internal static class InProcessHost
{
    private const string DefaultPort = "7071";

    /// <summary>An application builder with the configuration and logging of a function app.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var start = new ConfigurationBuilder()
            .AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables("DOTNET_").AddEnvironmentVariables("AZURE_FUNCTIONS_")
            .AddCommandLine(args)
            .Build();
        var web = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            Args = args,
            EnvironmentName = start[HostDefaults.EnvironmentKey],
            // A function app's files lie beside its assembly, wherever it was started from.
            ContentRootPath = start[HostDefaults.ContentRootKey] ?? AppContext.BaseDirectory,
        });
        HostConfiguration.AddTo(web.Configuration, web.Environment.ContentRootPath);
        // The slim builder's own console cannot be told another format by configuration.
        web.Logging.ClearProviders().AddConsole();
        return web;
    }

    /// <summary>The app, ready to start.</summary>
    /// <exception cref="InvalidOperationException">A function or a setting makes no sense; the message says which and why.</exception>
    public static WebApplication Build(WebApplicationBuilder web, FunctionExecutionDelegate pipeline, IEnumerable<Type> classes, bool answersHttp)
    {
        var settings = HostSettings.Read(web.Configuration);
        var functions = new FunctionCatalog(web.Configuration, settings).Find(classes);
        var http = functions.Where(f => f.Trigger is HttpFunctionTrigger).ToList();
        if (http.Count > 0 && !answersHttp)
        {
            throw new InvalidOperationException($"'{http[0].Name}' is an HTTP function: call ConfigureFunctionsWebApplication() on the builder.");
        }

        var services = web.Services;
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(settings).AddSingleton(pipeline).AddSingleton<HostShutdown>().AddSingleton<FunctionInvoker>();
        services.Configure<HostOptions>(options => options.ServicesStopConcurrently = true);
        // The slim builder leaves this constraint out; routes of functions may have it.
        services.Configure<RouteOptions>(options => options.SetParameterPolicy<RegexInlineRouteConstraint>("regex"));
        AddListeners(services, functions, settings, new StorageAccounts(web.Configuration));
        ConfigureServer(web, settings);

        var app = web.Build();
        HttpFunctions.Map(app, http, settings, app.Services.GetRequiredService<FunctionInvoker>());
        StartupReport.WriteWhenStarted(app, functions, app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Functions"));
        return app;
    }

    private static void AddListeners(
        IServiceCollection services, IReadOnlyList<HostedFunction> functions, HostSettings settings, StorageAccounts accounts)
    {
        foreach (var function in functions.Where(f => f.Trigger is QueueFunctionTrigger))
        {
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<QueueListener>(provider, function));
        }

        var blobs = functions.Where(f => f.Trigger is BlobFunctionTrigger).ToList();
        var timers = functions.Where(f => f.Trigger is TimerFunctionTrigger).ToList();
        if (blobs.Count + timers.Count == 0)
        {
            return;
        }

        var hosts = accounts.Blobs(StorageAccounts.HostConnection, "The host, for receipts and timers,")
            .GetBlobContainerClient("azure-webjobs-hosts");
        services.AddSingleton<BlobSlots>();
        foreach (var function in blobs)
        {
            var container = ((BlobFunctionTrigger)function.Trigger).Pattern.Container;
            var receipts = new BlobReceipts(hosts, settings.HostId, function.Id, container);
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<BlobListener>(
                provider, function, receipts, ActivatorUtilities.CreateInstance<BlobRunner>(provider, function, receipts)));
        }

        if (timers.Count > 0)
        {
            services.AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<TimerListener>(
                provider,
                timers.Select(function => ActivatorUtilities.CreateInstance<TimerRunner>(
                    provider, function, new TimerState(hosts, settings.HostId, function.Id))).ToList(),
                new TimerLock(hosts, settings.HostId)));
        }
    }

    private static void ConfigureServer(WebApplicationBuilder web, HostSettings settings)
    {
        web.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = settings.MaxRequestBody;
            kestrel.ConfigureEndpointDefaults(RawRequestLines.Accept);
        });
        string[] addresses = [WebHostDefaults.ServerUrlsKey, WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey];
        if (addresses.All(key => string.IsNullOrEmpty(web.Configuration[key])) && !web.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            web.WebHost.UseUrls($"http://127.0.0.1:{web.Configuration[HostConfiguration.LocalHttpPortKey] ?? DefaultPort}");
        }
    }
}
