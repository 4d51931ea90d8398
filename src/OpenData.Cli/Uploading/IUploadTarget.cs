namespace OpenData.Cli.Uploading;

/// <summary>Where reports are sent: a storage, by whoever may write to it, or a service, with a township's key.</summary>
internal interface IUploadTarget
{
    /// <summary>Between two rounds of asking.</summary>
    TimeSpan Pause { get; }

    /// <param name="report">What to send.</param>
    /// <param name="cancellationToken">Ends it; the report may have been sent.</param>
    Task<SentReport> SendAsync(LocalReport report, CancellationToken cancellationToken);

    /// <summary>What became of some of the reports; those that are still under way are left out.</summary>
    Task<IReadOnlyList<SettledReport>> AskAsync(IReadOnlyCollection<SentReport> open, CancellationToken cancellationToken);
}

/// <summary>A report on its way.</summary>
/// <param name="Path">Its path in <c>uploads</c>.</param>
/// <param name="UploadId">The permanent id of the upload.</param>
/// <param name="IsUnchanged">Whether the same was there already, and stays as it is.</param>
internal sealed record SentReport(string Path, string UploadId, bool IsUnchanged)
{
    /// <summary>Not null where the target refused the file at its door.</summary>
    public SettledReport? Refused { get; init; }
}

/// <summary>What became of a report.</summary>
/// <param name="Path">Its path in <c>uploads</c>.</param>
/// <param name="UploadId">The permanent id of the upload.</param>
/// <param name="State">The word of the API for it.</param>
internal sealed record SettledReport(string Path, string UploadId, string State)
{
    public string? Code { get; init; }

    public string? Message { get; init; }

    public string? MessageEn { get; init; }

    public bool IsBad => State is "rejected" or "failed";
}
