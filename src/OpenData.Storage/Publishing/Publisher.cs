using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using OpenData.Observations;

namespace OpenData.Storage.Publishing;

/// <summary>Publishes one upload: its bytes become a revision that everyone sees, or it is said why not.</summary>
/// <remarks>
/// May be called for the same upload by anyone, at any time, any number of times, by several instances at once, and may die
/// between any two lines: the tables end up as if it had been called once. <c>docs/data-flow.md</c> says why, step by step.
/// </remarks>
public sealed partial class Publisher(
    StorageSetup setup,
    UploadStore uploads,
    ReportStore reports,
    ObservationStore observations,
    TextStore texts,
    Completion completion,
    IngestionLog ingestions,
    ReportReading reading,
    TimeProvider clock,
    IngestionTelemetry telemetry,
    ILogger<Publisher> logger)
{
    /// <summary>An attempt older than this is dead: it ends by itself before the host's limit of five minutes.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(4);

    private readonly string readerVersion = reading.Version();

    /// <summary>Publishes what lies at a path of <c>uploads</c> now.</summary>
    /// <returns>What became of it; null where nothing lies there any more.</returns>
    /// <exception cref="TimeoutException">The storage is too slow; nothing is lost, try again.</exception>
    public async Task<Ingestion?> PublishAsync(string path, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(TimeLimit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            await setup.EnsureAsync(either.Token);
            return await PublishWithinLimitAsync(path, either.Token);
        }
        catch (OperationCanceledException exception) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"An upload was not published within {TimeLimit}.", exception);
        }
    }

    private async Task<Ingestion?> PublishWithinLimitAsync(string path, CancellationToken cancellationToken)
    {
        if (await uploads.FindAsync(path, cancellationToken) is not { } upload)
        {
            Log.Gone(logger);
            return null;
        }

        var ingestion = await ingestions.BeginAsync(upload, readerVersion, cancellationToken);
        if (ingestion.IsSettledBy(readerVersion)) return ingestion;

        using var span = telemetry.Begin();
        var watch = new PublishingWatch(clock);
        var outcome = await PublishAsync(upload, watch, cancellationToken);
        var settled = await ingestions.SettleAsync(ingestion, outcome, readerVersion, watch.Timings(), cancellationToken);
        telemetry.Settled(span, ingestion, settled, outcome, watch);
        return settled;
    }

    private async Task<Outcome> PublishAsync(Upload upload, PublishingWatch watch, CancellationToken cancellationToken)
    {
        // 1. The bytes of exactly this version.
        if (!UploadPath.TryParse(upload.Path, out var path)) return new Outcome(IngestionState.Rejected, Reasons.BadPath);
        if (upload.Length > Upload.MaxLength) return new Outcome(IngestionState.Rejected, Reasons.TooLarge);
        if (await uploads.ReadAsync(upload, cancellationToken) is not { } file)
            return new Outcome(IngestionState.Superseded, Reasons.ChangedMeanwhile);
        var contentHash = Convert.ToHexStringLower(SHA256.HashData(file.Span));
        watch.Downloaded();

        // 2. Read completely. A text that can't be published is an outcome, not an exception.
        var read = reading(file, new ReportHint(path.TownshipId, path.FileName));
        watch.WasRead(read);
        if (Reasons.Against(read, path) is { } rejection) return new Outcome(IngestionState.Rejected, rejection);
        var report = new ReportId(path.TownshipId, read.Period!.Value, read.Slug);

        while (true)
        {
            var manifest = await reports.FindAsync(report, cancellationToken);
            if (manifest is not null && await DecidedAsync(manifest, upload, contentHash, cancellationToken) is { } decided) return decided;
            if (manifest is not null && IsSameContent(manifest, contentHash))
            {
                // What it says is visible already. That it was said again still counts against uploads in between.
                if (!await reports.TryFlipAsync(manifest, manifest with { Newest = upload }, cancellationToken)) continue;
                return OutcomeOf(IngestionState.Duplicate, manifest.Current, Reasons.SameContent);
            }

            // 3. All rows of the next revision, where nobody looks yet.
            var revision = NextRevision(manifest, report, upload, contentHash, read);
            var entry = StagedEntry(revision, upload);
            await reports.StageAsync(entry, cancellationToken);
            await observations.WriteAsync(revision, entry.Stamp, cancellationToken);
            await texts.WriteAsync(entry, read.Text, cancellationToken);

            // 4. Only what still lies at the path may become visible. The manifest was read before: it can't know a newer version.
            if (!await uploads.IsCurrentAsync(upload, cancellationToken))
                return await SupersededAsync(report, upload, Reasons.ChangedMeanwhile, cancellationToken);

            // 5. The only moment of visibility. Another publisher came first: think again.
            if (manifest is not null) await completion.CompleteAsync(manifest, cancellationToken);
            var next = Flipped(manifest, entry);
            if (!await reports.TryFlipAsync(manifest, next, cancellationToken)) continue;

            // 6. The history and the log, which the reconcile run completes if we don't get there.
            await completion.CompleteAsync(next, cancellationToken);
            return OutcomeOf(IngestionState.Published, next.Current);
        }
    }

    /// <summary>What became of an upload that can no longer change the manifest; null for one that can.</summary>
    private async Task<Outcome?> DecidedAsync(
        Manifest manifest, Upload upload, string contentHash, CancellationToken cancellationToken)
    {
        // We, or another instance, came as far as step 5 with this upload before.
        if (manifest.Current.Source.IsSameVersionAs(upload) && manifest.Current.ReaderVersion == readerVersion)
        {
            await completion.CompleteAsync(manifest, cancellationToken);
            return OutcomeOf(IngestionState.Published, manifest.Current);
        }

        if (upload.IsOlderThan(manifest.Newest))
        {
            var late = await SupersededAsync(manifest.Report, upload, Reasons.NewerPublished, cancellationToken);
            return late.State == IngestionState.Superseded && IsSameContent(manifest, contentHash)
                ? OutcomeOf(IngestionState.Duplicate, manifest.Current, Reasons.SameContent)
                : late;
        }

        return manifest.State == ManifestState.Withdrawn && IsFromBeforeTheWithdrawal(manifest, upload)
            ? await SupersededAsync(manifest.Report, upload, Reasons.WithdrawnSince, cancellationToken)
            : null;
    }

    private bool IsSameContent(Manifest manifest, string contentHash) =>
        manifest.State == ManifestState.Published
        && manifest.Current.ContentHash == contentHash
        && manifest.Current.ReaderVersion == readerVersion;

    /// <summary>By the service's clock, which tells full seconds only, and ours.</summary>
    private static bool IsFromBeforeTheWithdrawal(Manifest withdrawn, Upload upload) =>
        upload.IsSameVersionAs(withdrawn.Newest) || upload.LastModified.AddSeconds(1) <= withdrawn.CommittedAt;

    /// <summary>Superseded, unless the upload had its time as a revision before.</summary>
    private async Task<Outcome> SupersededAsync(ReportId report, Upload upload, Rejection reason, CancellationToken cancellationToken)
    {
        var history = await reports.RevisionsAsync(report, cancellationToken);
        return history.LastOrDefault(entry => entry.Source.IsSameVersionAs(upload)) is { } own
            ? OutcomeOf(IngestionState.Published, own)
            : new Outcome(IngestionState.Superseded, reason, report);
    }

    private PublishedRevision NextRevision(Manifest? manifest, ReportId report, Upload upload, string contentHash, ReadReport read) => new()
    {
        Report = report,
        Revision = (manifest?.Current.Revision ?? 0) + 1,
        Township = read.Township!,
        Kind = read.Kind,
        Title = read.Title,
        Issuer = read.Issuer,
        PublishedOn = read.PublishedOn,
        SourceBlob = upload.Path,
        ContentHash = contentHash,
        TextLength = read.Text.EnumerateRunes().Count(),
        ReaderVersion = readerVersion,
        CreatedAt = clock.GetUtcNow(),
        Observations = read.Observations,
        Findings = read.Findings,
    };

    private RevisionEntry StagedEntry(PublishedRevision revision, Upload upload) => new()
    {
        Report = revision.Report,
        Revision = revision.Revision,
        Stamp = Keys.Stamp(upload, revision.ContentHash, readerVersion),
        Source = upload,
        ContentHash = revision.ContentHash,
        ReaderVersion = readerVersion,
        Observations = revision.Observations.Count,
        Findings = revision.Findings.Count,
        StagedAt = clock.GetUtcNow(),
    };

    private Manifest Flipped(Manifest? manifest, RevisionEntry entry)
    {
        var time = Manifest.CommitTimeAfter(manifest, clock.GetUtcNow());
        return new Manifest(entry with { CreatedAt = time }, ManifestState.Published, Newest: entry.Source, CommittedAt: time);
    }

    private static Outcome OutcomeOf(IngestionState state, RevisionEntry entry, Rejection? reason = null) =>
        new(state, reason, entry.Report, entry.Revision) { Observations = entry.Observations, Findings = entry.Findings };

    private static partial class Log
    {
        [LoggerMessage(EventId = 200, Level = LogLevel.Information, Message = "An upload was gone before it was read")]
        public static partial void Gone(ILogger logger);
    }
}
