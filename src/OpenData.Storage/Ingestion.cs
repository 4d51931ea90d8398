using Azure;
using OpenData.Observations;
using OpenData.Storage.Publishing;

namespace OpenData.Storage;

/// <summary>What became of one upload.</summary>
public sealed record Ingestion
{
    public required Upload Upload { get; init; }

    public required IngestionState State { get; init; }

    /// <summary>Why it was not published, in words for the sender; null where it was, and while nothing is known.</summary>
    public Rejection? Reason { get; init; }

    /// <summary>The report it belongs to; null where reading did not come so far.</summary>
    public ReportId? Report { get; init; }

    /// <summary>The revision it became, or equals; null where there is none.</summary>
    public int? Revision { get; init; }

    /// <summary>How many observations were read from it.</summary>
    public int Observations { get; init; }

    /// <summary>How many findings were made in it.</summary>
    public int Findings { get; init; }

    /// <summary>The version of the reader that judged it; null while none did.</summary>
    public string? ReaderVersion { get; init; }

    /// <summary>When the program first noticed the upload.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it came to its state; null while it is <see cref="IngestionState.Received"/>.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    public IngestionTimings Timings { get; init; }

    /// <summary>How often the program set out to read it.</summary>
    public int Attempts { get; init; }

    /// <summary>The public id of the upload.</summary>
    public string Id => Keys.UploadId(Upload);

    /// <summary>Whether this is the end of it. A failure is none: the reconcile run tries again.</summary>
    public bool IsSettled => State is not (IngestionState.Received or IngestionState.Failed);

    /// <summary>Whether this is the end of it as long as that reader reads.</summary>
    public bool IsSettledBy(string readerVersion) => IsSettled && ReaderVersion == readerVersion;

    internal ETag ETag { get; init; }

    /// <summary>This upload with what an attempt came to, or unchanged where that is no news.</summary>
    /// <remarks>
    /// The first end counts: whoever comes second with the same reader saw the same. Only who has published it has the last word: another
    /// instance may have found it replaced a moment later, and said so first. Another reader's judgement replaces a rejection; of what was
    /// published it can only make a further revision.
    /// </remarks>
    internal Ingestion With(Outcome outcome, string readerVersion, IngestionTimings timings, DateTimeOffset now)
    {
        var isPublishedAfterAll = outcome.State == IngestionState.Published && State != IngestionState.Published;
        if (IsSettledBy(readerVersion) && !isPublishedAfterAll) return this;
        var stays = outcome.State == IngestionState.Failed
            ? IsSettled
            : IsSettled && State != IngestionState.Rejected && outcome.State != IngestionState.Published;
        if (stays) return this with { ReaderVersion = readerVersion };
        return this with
        {
            State = outcome.State,
            Reason = outcome.Reason,
            Report = outcome.Report,
            Revision = outcome.Revision,
            Observations = outcome.Observations,
            Findings = outcome.Findings,
            ReaderVersion = readerVersion,
            FinishedAt = now,
            Timings = timings,
        };
    }

    /// <summary>This upload, once its file has been replaced: ended where nothing was known of it yet. No reader has judged it.</summary>
    internal Ingestion Replaced(DateTimeOffset now) => State != IngestionState.Received
        ? this
        : this with { State = IngestionState.Superseded, Reason = Reasons.ChangedMeanwhile, FinishedAt = now };
}

/// <summary>The states an upload goes through: <see cref="Received"/>, then one of the others.</summary>
public enum IngestionState
{
    Received,

    /// <summary>It became a revision.</summary>
    Published,

    /// <summary>The report says exactly this already.</summary>
    Duplicate,

    /// <summary>A newer upload counts instead.</summary>
    Superseded,

    /// <summary>It can't be published; the reason says what to do.</summary>
    Rejected,

    /// <summary>The program could not read it; the operator's matter.</summary>
    Failed,
}

/// <summary>How long the parts of the work took.</summary>
public readonly record struct IngestionTimings(TimeSpan Download, TimeSpan Reading, TimeSpan Publishing);

/// <summary>What one attempt to publish an upload came to.</summary>
public sealed record Outcome(IngestionState State, Rejection? Reason = null, ReportId? Report = null, int? Revision = null)
{
    public int Observations { get; init; }

    public int Findings { get; init; }
}
