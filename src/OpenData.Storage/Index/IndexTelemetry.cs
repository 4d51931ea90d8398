using System.Diagnostics.Metrics;

namespace OpenData.Storage.Index;

/// <summary>Shows operators how far this instance's index is behind the commit log.</summary>
public sealed class IndexTelemetry
{
    private readonly TimeProvider clock;
    private readonly Histogram<double> lag;

    public IndexTelemetry(Telemetry telemetry, TimeProvider clock)
    {
        this.clock = clock;
        lag = telemetry.Meter.CreateHistogram<double>(
            "opendata.index.lag", "s", "From the moment a commit became visible in the tables to its being in this index, once the index had caught up.");
        telemetry.Meter.CreateObservableGauge(
            "opendata.index.age", Age, "s", "How long ago the commit log was last read to its end.");
    }

    /// <summary>When the log was last read to its end; null before the first time.</summary>
    internal DateTimeOffset? LastLook { get; set; }

    /// <summary>By this machine's clock and that of the instance which published; a clock that is off gives no negative time.</summary>
    internal void Applied(Commit commit) => lag.Record(Math.Max(0, (clock.GetUtcNow() - commit.Time).TotalSeconds));

    private IEnumerable<Measurement<double>> Age() =>
        LastLook is { } look ? [new Measurement<double>((clock.GetUtcNow() - look).TotalSeconds)] : [];
}
