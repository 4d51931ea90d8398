using System.Collections.Concurrent;

namespace OpenData.Cli.Uploading;

/// <summary>
/// Sends reports, several at a time, and waits until it is known what became of each. A run that was interrupted is simply repeated: the
/// target knows what it has, and only the rest is sent.
/// </summary>
internal sealed class UploadRun(IUploadTarget target, int parallel)
{
    /// <summary>Reports asked about in one round.</summary>
    private const int Round = 100;

    private readonly ConcurrentQueue<SentReport> open = new();
    private readonly ConcurrentQueue<SettledReport> settled = new();
    private int unchanged;

    /// <summary>Reports that the target had already.</summary>
    public int Unchanged => unchanged;

    /// <summary>Reports of which it is not known yet what became of them.</summary>
    public int Open => open.Count;

    /// <summary>What became of the others.</summary>
    public IReadOnlyCollection<SettledReport> Settled => settled;

    /// <param name="reports">What to send.</param>
    /// <param name="onSent">After each.</param>
    /// <param name="cancellationToken">Ends it; what was sent stays sent.</param>
    public Task SendAsync(IEnumerable<LocalReport> reports, Action onSent, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(
            reports,
            new ParallelOptions { MaxDegreeOfParallelism = parallel, CancellationToken = cancellationToken },
            async (report, token) =>
            {
                var sent = await target.SendAsync(report, token);
                if (sent.IsUnchanged) Interlocked.Increment(ref unchanged);
                if (sent.Refused is { } refused) settled.Enqueue(refused);
                else open.Enqueue(sent);
                onSent();
            });

    /// <summary>Waits until nothing is <see cref="Open"/>, or nothing was settled for as long as patience lasts.</summary>
    /// <param name="patience">How long to wait for the next one.</param>
    /// <param name="onSettled">Told how many are.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task WaitAsync(TimeSpan patience, Action<int> onSettled, CancellationToken cancellationToken)
    {
        var clock = TimeProvider.System;
        var lastNews = clock.GetTimestamp();
        onSettled(settled.Count);
        while (!open.IsEmpty && clock.GetElapsedTime(lastNews) <= patience)
        {
            var asked = new List<SentReport>(Round);
            while (asked.Count < Round && open.TryDequeue(out var report)) asked.Add(report);
            var news = (await target.AskAsync(asked, cancellationToken)).ToDictionary(report => report.UploadId, StringComparer.Ordinal);
            foreach (var report in asked)
            {
                if (news.TryGetValue(report.UploadId, out var outcome)) settled.Enqueue(outcome);
                else open.Enqueue(report);
            }

            if (news.Count > 0) lastNews = clock.GetTimestamp();
            onSettled(settled.Count);
            if (!open.IsEmpty) await Task.Delay(target.Pause, cancellationToken);
        }
    }
}
