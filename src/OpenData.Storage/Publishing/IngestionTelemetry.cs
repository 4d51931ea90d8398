using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using OpenData.Observations;

namespace OpenData.Storage.Publishing;

/// <summary>Shows operators each attempt to publish an upload: one span, one line in the log, counts and times.</summary>
public sealed partial class IngestionTelemetry(Telemetry telemetry, ILogger<IngestionTelemetry> logger)
{
    private readonly Counter<long> ingestions = telemetry.Meter.CreateCounter<long>(
        "opendata.ingestions", "{ingestion}", "Uploads that came to an end, by outcome and by the code of a rejection.");

    private readonly Histogram<double> stages = telemetry.Meter.CreateHistogram<double>(
        "opendata.ingestion.duration", "s", "How long the stages of an ingestion took: download, reading, publishing.");

    private readonly Histogram<double> lag = telemetry.Meter.CreateHistogram<double>(
        "opendata.ingestion.lag", "s", "From the moment a file lay in storage to its end, the first time it was read.");

    /// <summary>Begins the span of an attempt; it counts as broken off until <see cref="Settled"/> says otherwise.</summary>
    internal Activity? Begin()
    {
        var span = telemetry.Spans.StartActivity("ingestion");
        span?.SetStatus(ActivityStatusCode.Error, "broken off");
        return span;
    }

    /// <param name="span">What <see cref="Begin"/> gave.</param>
    /// <param name="before">The upload as it was when the attempt began.</param>
    /// <param name="settled">As it is now.</param>
    /// <param name="outcome">What the attempt came to.</param>
    /// <param name="watch">What it saw on its way.</param>
    internal void Settled(Activity? span, Ingestion before, Ingestion settled, Outcome outcome, PublishingWatch watch)
    {
        var timings = watch.Timings();
        var waited = before.IsSettled ? null : Waited(settled);
        var township = Keys.IngestionsPartition(settled.Upload.Path);
        var state = Codes<IngestionState>.Of(outcome.State);
        var diagnostics = string.Join(' ', watch.Diagnostics.Select(code => $"{code.Key}={code.Value}"));

        Count(outcome.State, outcome.Reason?.Code);
        stages.Record(timings.Download.TotalSeconds, new KeyValuePair<string, object?>("stage", "download"));
        stages.Record(timings.Reading.TotalSeconds, new KeyValuePair<string, object?>("stage", "reading"));
        stages.Record(timings.Publishing.TotalSeconds, new KeyValuePair<string, object?>("stage", "publishing"));
        if (waited is { } time) lag.Record(time.TotalSeconds, new KeyValuePair<string, object?>("outcome", state));

        span?.SetStatus(ActivityStatusCode.Ok)
            .SetTag("opendata.upload", settled.Id)
            .SetTag("opendata.township", township)
            .SetTag("opendata.bytes", settled.Upload.Length)
            .SetTag("opendata.format", watch.Format)
            .SetTag("opendata.reader", settled.ReaderVersion)
            .SetTag("opendata.outcome", state)
            .SetTag("opendata.code", outcome.Reason?.Code)
            .SetTag("opendata.report", outcome.Report?.ToString())
            .SetTag("opendata.revision", outcome.Revision)
            .SetTag("opendata.observations", outcome.Observations)
            .SetTag("opendata.findings", outcome.Findings)
            .SetTag("opendata.diagnostics", diagnostics)
            .SetTag("opendata.download_ms", timings.Download.TotalMilliseconds)
            .SetTag("opendata.reading_ms", timings.Reading.TotalMilliseconds)
            .SetTag("opendata.publishing_ms", timings.Publishing.TotalMilliseconds)
            .SetTag("opendata.lag_ms", waited?.TotalMilliseconds);

        Log.Settled(
            logger, settled.Id, outcome.State, outcome.Reason?.Code, township, outcome.Report, outcome.Revision,
            settled.Upload.Length, watch.Format, settled.ReaderVersion, outcome.Observations, outcome.Findings, diagnostics,
            (long)timings.Download.TotalMilliseconds, (long)timings.Reading.TotalMilliseconds, (long)timings.Publishing.TotalMilliseconds,
            (long?)waited?.TotalMilliseconds);
    }

    /// <summary>Counts an upload that came to its end otherwise than by an attempt.</summary>
    internal void Count(IngestionState outcome, string? code) => ingestions.Add(
        1,
        new KeyValuePair<string, object?>("outcome", Codes<IngestionState>.Of(outcome)),
        new KeyValuePair<string, object?>("code", code));

    /// <summary>By two clocks, ours and the storage service's, which tells full seconds only.</summary>
    private static TimeSpan? Waited(Ingestion settled) =>
        settled.FinishedAt is not { } finished ? null
        : finished > settled.Upload.LastModified ? finished - settled.Upload.LastModified
        : TimeSpan.Zero;

    private static partial class Log
    {
        [LoggerMessage(
            EventId = 201,
            Level = LogLevel.Information,
            Message = "Upload {Upload}: {State} {Code}; township {Township}, report {Report} revision {Revision}; {Bytes} bytes {Format}, reader {Reader}; " +
                "{Observations} observations, {Findings} findings, {Diagnostics}; " +
                "download {DownloadMs} ms, reading {ReadingMs} ms, publishing {PublishingMs} ms; lag {LagMs} ms")]
        public static partial void Settled(
            ILogger logger, string upload, IngestionState state, string? code, string township, ReportId? report, int? revision,
            long bytes, string? format, string? reader, int observations, int findings, string diagnostics,
            long downloadMs, long readingMs, long publishingMs, long? lagMs);
    }
}
