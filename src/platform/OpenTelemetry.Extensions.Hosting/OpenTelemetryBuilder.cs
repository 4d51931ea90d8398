using Microsoft.Extensions.DependencyInjection;

namespace OpenTelemetry;

/// <summary>Sets up OpenTelemetry among the services of a host.</summary>
public sealed class OpenTelemetryBuilder : IOpenTelemetryBuilder
{
    internal OpenTelemetryBuilder(IServiceCollection services) => Services = services;

    public IServiceCollection Services { get; }
}
