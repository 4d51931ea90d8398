using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OpenData.Storage.Index;

/// <summary>The services of the index.</summary>
public static class IndexRegistration
{
    /// <summary>Setting: path of the index file. Default: <c>opendata/index.sqlite</c> in the temporary folder.</summary>
    public const string PathSetting = "OpenDataIndexPath";

    /// <summary>Setting: milliseconds between two looks at the commit log. Default: 400.</summary>
    public const string IntervalSetting = "OpenDataIndexInterval";

    private const int DefaultInterval = 400;

    /// <summary>Adds the index and the service that keeps it current; the stores have to be registered already.</summary>
    public static IServiceCollection AddObservationIndex(this IServiceCollection services, PlainText plain)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<Telemetry>();
        services.AddSingleton(provider => new ObservationIndex(PathIn(provider.GetRequiredService<IConfiguration>()), plain));
        services.AddSingleton(provider => new IndexFollowing(
            TimeSpan.FromMilliseconds(provider.GetRequiredService<IConfiguration>().GetValue(IntervalSetting, DefaultInterval))));
        services.AddSingleton<IndexSnapshots>();
        services.AddSingleton<IndexTelemetry>();
        services.AddSingleton<IndexFollower>();
        services.AddHostedService(provider => provider.GetRequiredService<IndexFollower>());
        return services;
    }

    private static string PathIn(IConfiguration configuration) =>
        configuration[PathSetting] is { Length: > 0 } path ? path : Path.Combine(Path.GetTempPath(), "opendata", "index.sqlite");
}
