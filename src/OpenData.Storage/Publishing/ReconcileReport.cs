namespace OpenData.Storage.Publishing;

/// <summary>What one reconcile run found and did; all zeros but the first two where nothing had gone wrong.</summary>
public sealed record ReconcileReport
{
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Files in the container.</summary>
    public int Uploads { get; init; }

    /// <summary>Files no event had announced, whose attempt had died or failed, or that an older reader had read: read now.</summary>
    public int UploadsRead { get; init; }

    /// <summary>Of those, the ones that failed again.</summary>
    public int UploadsFailed { get; init; }

    /// <summary>Files left for the next run, because this one had no more time.</summary>
    public int UploadsLeft { get; init; }

    /// <summary>Entries settled whose file was replaced or removed before anyone read it.</summary>
    public int IngestionsSettled { get; init; }

    /// <summary>Commits that a crash had kept from the log: appended now.</summary>
    public int CommitsCompleted { get; init; }

    /// <summary>Attempts that never became visible and never will: their rows and texts are removed.</summary>
    public int AttemptsRemoved { get; init; }
}
