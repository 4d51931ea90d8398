using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace OpenData.Storage;

/// <summary>The one source of the app's spans and metrics; <c>docs/operate.md</c> lists them. They carry ids, codes, sizes and times: nothing that a
/// report says, no name of a file and no question of a user.</summary>
public sealed class Telemetry : IDisposable
{
    /// <summary>By which an exporter, or <c>dotnet-counters</c>, listens.</summary>
    public const string Name = "OpenData";

    public ActivitySource Spans { get; } = new(Name);

    public Meter Meter { get; } = new(Name);

    public void Dispose()
    {
        Spans.Dispose();
        Meter.Dispose();
    }
}
