using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using OpenData.Storage;

namespace OpenData.Testing.Instances;

/// <summary>Listens to the spans and metrics of one instance of the app, as an exporter would.</summary>
public sealed class RecordedTelemetry : IDisposable
{
    private readonly ActivityListener spansListener;
    private readonly MeterListener metricsListener = new();
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ConcurrentQueue<RecordedMeasurement> measurements = new();

    public RecordedTelemetry(Telemetry telemetry)
    {
        ArgumentNullException.ThrowIfNull(telemetry);
        spansListener = new ActivityListener
        {
            // By reference: other tests of this process have sources of the same name.
            ShouldListenTo = source => ReferenceEquals(source, telemetry.Spans),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(spansListener);
        metricsListener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, telemetry.Meter)) listener.EnableMeasurementEvents(instrument);
        };
        metricsListener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Record(instrument, value, tags));
        metricsListener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Record(instrument, value, tags));
        metricsListener.Start();
    }

    /// <summary>Spans that have ended.</summary>
    public IReadOnlyCollection<Activity> Spans => spans;

    public IReadOnlyCollection<RecordedMeasurement> Measurements => measurements;

    /// <summary>Asks those instruments that tell only when asked.</summary>
    public RecordedTelemetry Observe()
    {
        metricsListener.RecordObservableInstruments();
        return this;
    }

    public IEnumerable<RecordedMeasurement> Of(string instrument) => measurements.Where(measurement => measurement.Instrument == instrument);

    /// <summary>Every text in it: what could give away what it must not.</summary>
    public IEnumerable<string> Texts() =>
        spans.SelectMany(span => span.TagObjects.Select(tag => $"{tag.Value}").Append(span.DisplayName).Append(span.StatusDescription ?? ""))
            .Concat(measurements.SelectMany(measurement => measurement.Tags.Values.Select(value => $"{value}")));

    public void Dispose()
    {
        spansListener.Dispose();
        metricsListener.Dispose();
    }

    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, tag) in tags) named.Add(name, tag);
        measurements.Enqueue(new RecordedMeasurement(instrument.Name, value, named));
    }
}

/// <summary>One measurement, with what it was made of.</summary>
public sealed record RecordedMeasurement(string Instrument, double Value, IReadOnlyDictionary<string, object?> Tags);
