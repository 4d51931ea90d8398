using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>The table <c>Commits</c>: what became visible, in the order of time. Entries are only ever added, each once.</summary>
/// <remarks>
/// An entry carries the time of its manifest, and is appended a moment later: by the same request as a rule, by the reconcile run
/// after a crash. Readers who tail the log therefore look back by <see cref="Overlap"/> each time, and what is appended later than
/// that would allow is written a second time into a partition that is ordered by the time of appending. See <c>docs/data-flow.md</c>.
/// </remarks>
public sealed class CommitLog(StorageConnection storage, TimeProvider clock)
{
    /// <summary>How far a reader looks back behind the newest entry it knows: clocks that differ, and appends under way.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);

    /// <summary>An entry older than this when it is appended counts as late. The rest of <see cref="Overlap"/> is for clocks.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(4);

    private readonly TableClient table = storage.Commits;

    /// <summary>Makes sure that the log has the entry. Repeated, it changes nothing.</summary>
    /// <returns>Whether the entry was missing.</returns>
    public async Task<bool> AppendAsync(Commit commit, CancellationToken cancellationToken)
    {
        var (month, now) = (Keys.CommitsPartition(commit.Time), clock.GetUtcNow());
        if (now - commit.Time > Late)
        {
            var found = await table.GetEntityIfExistsAsync<TableEntity>(month, commit.Id, ["RowKey"], cancellationToken);
            if (found.HasValue) return false;

            // First for the readers who have passed the entry's place, then in its place: a crash between the two repeats both.
            var late = ToRow(commit, Keys.LateCommits, Keys.CommitRow(now, commit.Report, commit.Revision));
            await table.UpsertEntityAsync(late, TableUpdateMode.Replace, cancellationToken);
        }

        try
        {
            await table.AddEntityAsync(ToRow(commit, month, commit.Id), cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.ErrorCode == TableErrorCode.EntityAlreadyExists.ToString())
        {
            // Nothing less will do: an entry that any other conflict is taken for would be missed by every index.
            return false;
        }
    }

    /// <summary>All entries, oldest first.</summary>
    public IAsyncEnumerable<Commit> ReadAllAsync(CancellationToken cancellationToken)
    {
        var late = Keys.LateCommits;
        return ReadAsync(TableClient.CreateQueryFilter($"PartitionKey lt {late}"), cancellationToken);
    }

    /// <summary>
    /// What may have been appended since <paramref name="newest"/> was the newest entry known, oldest first, at the end what was late.
    /// Some entries are known already and some come twice: <see cref="Commit.Id"/> tells.
    /// </summary>
    /// <param name="newest">The latest <see cref="Commit.Time"/> the reader has applied.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public IAsyncEnumerable<Commit> ReadSinceAsync(DateTimeOffset newest, CancellationToken cancellationToken)
    {
        // An entry from a clock ahead of ours must not make us look back less.
        var now = clock.GetUtcNow();
        var since = (newest < now ? newest : now) - Overlap;
        var (month, row) = (Keys.CommitsPartition(since), Keys.CommitsFrom(since));
        return ReadAsync(TableClient.CreateQueryFilter($"PartitionKey ge {month} and RowKey ge {row}"), cancellationToken);
    }

    private async IAsyncEnumerable<Commit> ReadAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken)) yield return ToCommit(row);
    }

    private static TableEntity ToRow(Commit commit, string partition, string key)
    {
        var row = new TableEntity(partition, key)
        {
            ["Commit"] = commit.Id,
            ["Kind"] = Codes<CommitKind>.Of(commit.Kind),
            ["Successor"] = commit.Successor?.ToString(),
        };
        row.PutText("Reason", commit.Reason);
        return row;
    }

    private static Commit ToCommit(TableEntity row)
    {
        var id = row.RequiredText("Commit");
        if (!Keys.TryParseCommitRow(id, out var time, out var report, out var revision))
            throw new InvalidDataException($"'{id}' is no row of Commits.");
        return new Commit(
            id,
            time,
            row.Code<CommitKind>("Kind"),
            report,
            revision,
            row.Text("Reason"),
            row.GetString("Successor") is { } successor ? ReportId.Parse(successor) : null);
    }
}
