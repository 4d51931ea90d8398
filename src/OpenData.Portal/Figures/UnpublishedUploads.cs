using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OpenData.Api.Http;
using OpenData.Storage;

namespace OpenData.Portal.Figures;

/// <summary>Files that townships sent and that are not to be seen, with the reason: the index knows only what was published.</summary>
public sealed partial class UnpublishedUploads(IngestionLog ingestions, TimeProvider clock, ILogger<UnpublishedUploads> logger) : IDisposable
{
    private const int Most = 5000;
    private const int AtOnce = 8;

    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    /// <summary>A page is not to wait longer for reasons; what comes later is there for the next one.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, Answer> answers = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim questions = new(AtOnce);

    /// <summary>Those of some townships, asked at most once a minute; none for a township whose answer does not come in time.</summary>
    /// <param name="townships">Ids.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<ILookup<string, UnpublishedUpload>> OfAsync(IEnumerable<string> townships, CancellationToken cancellationToken)
    {
        var asked = townships.Select(id => (Township: id, Uploads: Ask(id))).ToList();
        try
        {
            await Task.WhenAll(asked.Select(one => one.Uploads)).WaitAsync(Patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            Log.Slow(logger, asked.Count(one => !one.Uploads.IsCompleted));
        }

        return asked
            .Where(one => one.Uploads.IsCompletedSuccessfully)
            .SelectMany(one => one.Uploads.Result, (one, upload) => (one.Township, Upload: upload))
            .ToLookup(one => one.Township, one => one.Upload, StringComparer.Ordinal);
    }

    public void Dispose() => questions.Dispose();

    private Task<IReadOnlyList<UnpublishedUpload>> Ask(string township)
    {
        var now = clock.GetUtcNow();
        if (answers.TryGetValue(township, out var known) && now - known.AskedAt < Freshness) return known.Uploads;
        if (answers.Count >= Most) answers.Clear();
        return (answers[township] = new Answer(now, FindAsync(township))).Uploads;
    }

    /// <summary>Of each file its newest upload, where that was not published.</summary>
    private async Task<IReadOnlyList<UnpublishedUpload>> FindAsync(string township)
    {
        await questions.WaitAsync();
        try
        {
            var all = new List<Ingestion>();
            await foreach (var ingestion in ingestions.ListAsync(township, CancellationToken.None)) all.Add(ingestion);
            return [.. all
                .GroupBy(one => one.Upload.Path, StringComparer.Ordinal)
                // A blob's time has whole seconds; of two uploads in one second the later was noticed later.
                .Select(file => file.MaxBy(one => (one.Upload.LastModified, one.ReceivedAt))!)
                .Where(one => one.State is IngestionState.Rejected or IngestionState.Failed or IngestionState.Received)
                .Select(UnpublishedUpload.Of)];
        }
        catch (Exception failure) when (Gate.IsOfTheStorage(failure))
        {
            Log.NotFound(logger, failure, township);
            return [];
        }
        finally
        {
            questions.Release();
        }
    }

    private readonly record struct Answer(DateTimeOffset AskedAt, Task<IReadOnlyList<UnpublishedUpload>> Uploads);

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "What became of the uploads of {Township} could not be found out; the page shows no reasons.")]
        public static partial void NotFound(ILogger logger, Exception exception, string township);

        [LoggerMessage(Level = LogLevel.Warning, Message = "What became of the uploads of {Count} townships was not found out in time; the page shows no reasons for them.")]
        public static partial void Slow(ILogger logger, int count);
    }
}
