using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.InProcess;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Sets up a function app: its services, its configuration and the middleware around its functions.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder, IFunctionsWorkerApplicationBuilder
{
    private readonly WebApplicationBuilder web;
    private readonly List<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> steps = [];
    private bool built;

    internal FunctionsApplicationBuilder(string[] args) => web = InProcessHost.CreateBuilder(args);

    public IDictionary<object, object> Properties => ((IHostApplicationBuilder)web).Properties;

    IConfigurationManager IHostApplicationBuilder.Configuration => Configuration;

    public ConfigurationManager Configuration => web.Configuration;

    public IHostEnvironment Environment => web.Environment;

    public ILoggingBuilder Logging => web.Logging;

    public IMetricsBuilder Metrics => web.Metrics;

    public IServiceCollection Services => web.Services;

    /// <summary>Whether <see cref="FunctionsApplicationBuilderAspNetCoreExtensions.ConfigureFunctionsWebApplication"/> was called.</summary>
    internal bool IsWebApplication { get; set; }

    /// <summary>The classes to look for functions in; null for those of the app's assemblies.</summary>
    internal IEnumerable<Type>? FunctionClasses { get; set; }

    public void ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure = null)
        where TContainerBuilder : notnull =>
        ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    public IFunctionsWorkerApplicationBuilder Use(Func<FunctionExecutionDelegate, FunctionExecutionDelegate> middleware)
    {
        ThrowIfBuilt();
        steps.Add(middleware);
        return this;
    }

    /// <summary>The app, ready to run. Once.</summary>
    /// <exception cref="InvalidOperationException">A function or a setting makes no sense; the message says which and why.</exception>
    public IHost Build()
    {
        ThrowIfBuilt();
        built = true;
        FunctionExecutionDelegate pipeline = InvocationContext.RunFunctionAsync;
        foreach (var step in Enumerable.Reverse(steps))
        {
            pipeline = step(pipeline);
        }

        return InProcessHost.Build(web, pipeline, FunctionClasses ?? FunctionAssemblies.Classes(Configuration), IsWebApplication);
    }

    private void ThrowIfBuilt()
    {
        if (built)
        {
            throw new InvalidOperationException("The application has already been built.");
        }
    }
}
