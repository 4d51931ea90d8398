using System.Net;
using Azure;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenData.Storage.Index;

/// <summary>
/// Keeps the index current: begins with the local file or the newest snapshot, applies what the commit log has beyond it, and
/// then looks for new entries a few times a second.
/// </summary>
public sealed partial class IndexFollower(
    ObservationIndex index,
    StorageSetup setup,
    IndexSnapshots snapshots,
    CommitLog log,
    ObservationStore observations,
    TextStore texts,
    IndexFollowing settings,
    IndexTelemetry telemetry,
    TimeProvider clock,
    ILogger<IndexFollower> logger) : BackgroundService
{
    /// <summary>Revisions read from the tables ahead of the one being applied.</summary>
    private const int Ahead = 8;

    /// <summary>Until a faulty commit is tried again.</summary>
    private const int IntervalsBetweenTries = 100;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly TaskCompletionSource caughtUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the index has had everything once that was in the log at the start.</summary>
    public Task CaughtUp => caughtUp.Task;

    /// <summary>What could not be applied.</summary>
    public FaultyCommits Faults { get; } = new();

    /// <summary>When the log was last read to its end; null before the first time.</summary>
    public DateTimeOffset? LastLook => telemetry.LastLook;

    /// <summary>Applies what the log has and the index lacks.</summary>
    /// <returns>How many commits were applied.</returns>
    public async Task<int> FollowOnceAsync(CancellationToken cancellationToken)
    {
        var newest = NewestKnown();
        var commits = newest is { } time && CaughtUp.IsCompleted
            ? log.ReadSinceAsync(time, cancellationToken)
            : log.ReadAllAsync(cancellationToken);
        var applied = 0;
        var loading = new Queue<LoadingCommit>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        try
        {
            foreach (var commit in Faults.Due(clock.GetUtcNow(), settings.Interval * IntervalsBetweenTries))
                loading.Enqueue(Load(commit, cancellationToken));
            await foreach (var commit in commits)
            {
                if (!seen.Add(commit.Id) || Faults.Contains(commit.Id) || index.Contains(commit.Id)) continue;
                loading.Enqueue(Load(commit, cancellationToken));
                if (loading.Count >= Ahead) applied += await ApplyAsync(loading.Dequeue());
            }

            while (loading.TryDequeue(out var next)) applied += await ApplyAsync(next);
        }
        finally
        {
            // After a failure the others are still on their way; their own failures would be the same one again.
            foreach (var (_, revision, text) in loading) await Task.WhenAll(revision, text).ContinueWith(_ => { }, TaskScheduler.Default);
        }

        telemetry.LastLook = clock.GetUtcNow();
        caughtUp.TrySetResult();
        return applied;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host must not wait for the first pass.
        await Task.Yield();
        var isBegun = false;
        var pause = settings.Interval;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await setup.EnsureAsync(stoppingToken);
                if (!isBegun && NewestKnown() is null) await snapshots.TryLoadAsync(stoppingToken);
                isBegun = true;
                await FollowOnceAsync(stoppingToken);
                pause = settings.Interval;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (SqliteException broken) when (IndexFile.IsBroken(broken))
            {
                Log.Broken(logger, broken, index.Path);
                index.Restart();
                isBegun = false;
            }
            catch (Exception failed) when (failed is RequestFailedException or AggregateException or IOException or SqliteException or InvalidDataException)
            {
                pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks));
                Log.Failed(logger, failed, pause.TotalSeconds);
            }

            try
            {
                await Task.Delay(pause, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private LoadingCommit Load(Commit commit, CancellationToken cancellationToken) =>
        new(commit, LoadAsync(commit, cancellationToken), LoadTextAsync(commit, cancellationToken));

    private async Task<int> ApplyAsync(LoadingCommit loading)
    {
        var commit = loading.Commit;
        try
        {
            var (revision, text) = (await loading.Revision, await loading.Text);
            if (commit.Kind == CommitKind.Published && (revision is null || text is null))
                throw new InvalidDataException($"The revision or the text of {commit.Id} is not in storage.");
            var isNew = index.Apply(commit, revision, text);
            if (Faults.Remove(commit.Id)) Log.Healed(logger, commit.Id);
            if (isNew && CaughtUp.IsCompleted) telemetry.Applied(commit);
            return isNew ? 1 : 0;
        }
        catch (Exception fault) when (IsOfTheRevision(fault))
        {
            // Tables that were restored or edited by hand; one damaged revision must not hold up all others.
            if (Faults.Add(commit, fault, clock.GetUtcNow())) Log.Faulty(logger, fault, commit.Id);
            return 0;
        }
    }

    /// <summary>What lies in the data of one revision, and not in a storage or a disk that everything has to wait for.</summary>
    private static bool IsOfTheRevision(Exception fault) => fault switch
    {
        RequestFailedException { Status: (int)HttpStatusCode.NotFound } => true,
        RequestFailedException or AggregateException or IOException or SqliteException or OperationCanceledException => false,
        _ => true,
    };

    private Task<PublishedRevision?> LoadAsync(Commit commit, CancellationToken cancellationToken) =>
        commit.Kind == CommitKind.Published
            ? observations.ReadAsync(commit.Report, commit.Revision, cancellationToken)
            : Task.FromResult<PublishedRevision?>(null);

    private Task<string?> LoadTextAsync(Commit commit, CancellationToken cancellationToken) =>
        commit.Kind == CommitKind.Published
            ? texts.ReadAsync(commit.Report, commit.Revision, cancellationToken)
            : Task.FromResult<string?>(null);

    private DateTimeOffset? NewestKnown()
    {
        using var reader = index.Read();
        return reader.Head.Generation == 0 ? null : reader.NewestCommitTime;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Warning, Message = "The index could not follow the commit log; trying again in {Seconds} s.")]
        public static partial void Failed(ILogger logger, Exception exception, double seconds);

        [LoggerMessage(Level = LogLevel.Error, Message = "The index file {Path} is broken and is made anew.")]
        public static partial void Broken(ILogger logger, Exception exception, string path);

        [LoggerMessage(Level = LogLevel.Error, Message = "Commit {Commit} can't be applied and is set aside.")]
        public static partial void Faulty(ILogger logger, Exception exception, string commit);

        [LoggerMessage(Level = LogLevel.Information, Message = "Commit {Commit}, set aside before, is applied.")]
        public static partial void Healed(ILogger logger, string commit);
    }

    private sealed record LoadingCommit(Commit Commit, Task<PublishedRevision?> Revision, Task<string?> Text);
}

/// <summary>How the index follows the log.</summary>
/// <param name="Interval">Between two looks.</param>
public sealed record IndexFollowing(TimeSpan Interval);
