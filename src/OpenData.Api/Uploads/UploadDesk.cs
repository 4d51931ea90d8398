using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenData.Api.Http;
using OpenData.Observations;
using OpenData.Reading;
using OpenData.Storage;

namespace OpenData.Api.Uploads;

/// <summary>Takes drafts and uploads that come in a form of a page: the same limits, keys and checks as over the API.</summary>
public sealed partial class UploadDesk(
    ReportReading reading,
    KeyHolders holders,
    UploadIntake intake,
    IngestionLog ingestions,
    ClientLimiter limiter,
    ApiSettings settings,
    ILogger<UploadDesk> logger)
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(300);

    /// <summary>What would be read from a draft; nothing of it is kept.</summary>
    /// <param name="sender">Who sent it, as for the limits.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="hint">What the sender said of it.</param>
    /// <exception cref="ProblemException">It is empty or too large, or its sender tries too often.</exception>
    public ReadReport Read(string sender, ReadOnlyMemory<byte> file, ReportHint hint)
    {
        if (file.IsEmpty) throw new ProblemException(UploadProblems.EmptyFile());
        if (file.Length > Limits.DraftBytes) throw new ProblemException(UploadProblems.TooLarge(Limits.DraftBytes));
        if (settings.DraftsPerMinute > 0 && limiter.Take("drafts " + sender, settings.DraftsPerMinute) is { } wait)
            throw new ProblemException(UploadProblems.TooManyDrafts(settings.DraftsPerMinute, wait));
        return reading(file, hint);
    }

    /// <summary>Takes a file in for a township whose key came with it.</summary>
    /// <param name="sender">Who sent it, as for the limits.</param>
    /// <param name="key">The key as sent; it is compared and forgotten.</param>
    /// <param name="township">Whose file it is.</param>
    /// <param name="fileName">Its name.</param>
    /// <param name="file">Its bytes.</param>
    /// <param name="cancellationToken">Ends waiting; the file may have been written.</param>
    /// <exception cref="ProblemException">The key is wrong, or the file can't be a report.</exception>
    public async Task<Ingestion> SendAsync(
        string sender, string? key, string? township, string? fileName, byte[] file, CancellationToken cancellationToken)
    {
        var holder = await holders.RequireAsync(sender, key, township, cancellationToken);
        if (!UploadPath.TryParse($"{township}/{fileName}", out var path)) throw new ProblemException(UploadProblems.BadFileName());
        ArgumentNullException.ThrowIfNull(file);
        if (file.Length == 0) throw new ProblemException(UploadProblems.EmptyFile());
        if (file.Length > Limits.UploadBytes) throw new ProblemException(UploadProblems.TooLarge(Limits.UploadBytes));
        var (format, rejection) = FileInspection.Of(file, fileName);
        if (rejection is not null) throw new ProblemException(UploadProblems.ContentNotTaken(rejection));
        using var content = new MemoryStream(file, writable: false);
        var taken = await intake.AcceptAsync(path, content, ReportMediaTypes.Checked(ReportMediaTypes.Declared(null), format), Replacement.UnlessItCounts, cancellationToken);
        var (ingestion, isNew) = taken!.Value;
        if (isNew) Log.TakenIn(logger, ingestion.Id, file.Length, path.TownshipId, holder.Id);
        return ingestion;
    }

    /// <summary>What became of an upload, or where it stands when patience ends.</summary>
    public async Task<Ingestion> WaitAsync(Ingestion ingestion, TimeSpan patience, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ingestion);
        for (var end = DateTimeOffset.UtcNow + patience; !ingestion.IsSettled && DateTimeOffset.UtcNow < end;)
        {
            await Task.Delay(PollInterval, cancellationToken);
            ingestion = await ingestions.FindAsync(ingestion.Upload, cancellationToken) ?? ingestion;
        }

        return ingestion;
    }

    /// <summary>What is wrong with a form that the server stopped reading.</summary>
    /// <param name="failure">What reading it threw.</param>
    public static ProblemException Refused(Exception failure) =>
        new(failure is BadHttpRequestException refused ? UploadProblems.BodyRefused(refused.StatusCode) : UploadProblems.TooLarge(Limits.UploadBytes));

    private static partial class Log
    {
        [LoggerMessage(EventId = 303, Level = LogLevel.Information, Message = "Upload {Upload} of {Length} bytes taken in from township {Township} with key {Key}, by form")]
        public static partial void TakenIn(ILogger logger, string upload, long length, string township, string key);
    }
}
