using System.Net;
using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>The table <c>Ingestions</c>: one row for every upload the program has noticed, and what became of it.</summary>
public sealed class IngestionLog(StorageConnection storage, TimeProvider clock)
{
    private readonly TableClient table = storage.Ingestions;

    /// <summary>Writes down that an upload is there, before anything is done with it.</summary>
    /// <returns>The row, which may be an old one with its end.</returns>
    public async Task<Ingestion> ReceiveAsync(Upload upload, CancellationToken cancellationToken) =>
        (await FindOrAddAsync(upload, attempts: 0, cancellationToken)).Ingestion;

    /// <summary>As <see cref="ReceiveAsync"/>, and counts an attempt where the upload is still to be read by this reader.</summary>
    public async Task<Ingestion> BeginAsync(Upload upload, string readerVersion, CancellationToken cancellationToken)
    {
        var (ingestion, added) = await FindOrAddAsync(upload, attempts: 1, cancellationToken);
        return added || ingestion.IsSettledBy(readerVersion)
            ? ingestion
            : await ChangeAsync(ingestion, current => current with { Attempts = current.Attempts + 1 }, cancellationToken);
    }

    /// <summary>Writes down what an attempt came to, unless the upload has come to its end otherwise meanwhile.</summary>
    /// <returns>The row as it is now.</returns>
    public Task<Ingestion> SettleAsync(
        Ingestion ingestion, Outcome outcome, string readerVersion, IngestionTimings timings, CancellationToken cancellationToken) =>
        ChangeAsync(ingestion, current => current.With(outcome, readerVersion, timings, clock.GetUtcNow()), cancellationToken);

    /// <summary>Ends an upload whose file has been replaced before anyone read it; whoever is reading it just now may still say otherwise.</summary>
    public async Task SupersedeAsync(Upload replaced, CancellationToken cancellationToken)
    {
        // Its sender may be about to enter it, and finds it ended.
        var known = await ReceiveAsync(replaced, cancellationToken);
        await ChangeAsync(known, current => current.Replaced(clock.GetUtcNow()), cancellationToken);
    }

    public async Task<Ingestion?> FindAsync(Upload upload, CancellationToken cancellationToken) =>
        await FindAsync(Keys.IngestionsPartition(upload.Path), upload.Id, cancellationToken);

    /// <param name="partition">The township's id, or <see cref="Keys.NoTownship"/>.</param>
    /// <param name="id">The upload's public id.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<Ingestion?> FindAsync(string partition, string id, CancellationToken cancellationToken)
    {
        if (!Keys.IsUploadId(id)) return null;
        var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, id, cancellationToken: cancellationToken);
        return row.HasValue ? IngestionRows.ToIngestion(row.Value!) : null;
    }

    /// <summary>The uploads of a township, the newest first.</summary>
    /// <param name="partition">The township's id, or <see cref="Keys.NoTownship"/>.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    public IAsyncEnumerable<Ingestion> ListAsync(string partition, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), cancellationToken);

    /// <summary>The uploads of a township behind one of them, the newest first.</summary>
    /// <param name="partition">The township's id, or <see cref="Keys.NoTownship"/>.</param>
    /// <param name="after">The id of the upload before the first one wanted; null to begin at the newest.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<IReadOnlyList<Ingestion>> PageAsync(string partition, string? after, int limit, CancellationToken cancellationToken)
    {
        var from = after ?? "";
        var page = new List<Ingestion>();
        var rows = QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey gt {from}"), cancellationToken);
        await foreach (var ingestion in rows)
        {
            page.Add(ingestion);
            if (page.Count == limit) break;
        }

        return page;
    }

    /// <summary>How many uploads of a township the program has noticed.</summary>
    /// <param name="partition">The township's id, or <see cref="Keys.NoTownship"/>.</param>
    /// <param name="cancellationToken">Ends waiting.</param>
    public async Task<int> CountAsync(string partition, CancellationToken cancellationToken)
    {
        var count = 0;
        var rows = table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {partition}"), select: ["RowKey"], cancellationToken: cancellationToken);
        await foreach (var _ in rows) count++;
        return count;
    }

    /// <summary>The uploads of all townships that have come to no end yet.</summary>
    public IAsyncEnumerable<Ingestion> ListOpenAsync(CancellationToken cancellationToken)
    {
        var received = Codes<IngestionState>.Of(IngestionState.Received);
        return QueryAsync(TableClient.CreateQueryFilter($"State eq {received}"), cancellationToken);
    }

    private async IAsyncEnumerable<Ingestion> QueryAsync(string filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
            yield return IngestionRows.ToIngestion(row);
    }

    private async Task<(Ingestion Ingestion, bool Added)> FindOrAddAsync(
        Upload upload, int attempts, CancellationToken cancellationToken)
    {
        var received = new Ingestion
        {
            Upload = upload,
            State = IngestionState.Received,
            ReceivedAt = clock.GetUtcNow(),
            Attempts = attempts,
        };
        while (true)
        {
            if (await FindAsync(upload, cancellationToken) is { } known) return (known, false);
            try
            {
                var response = await table.AddEntityAsync(IngestionRows.ToRow(received), cancellationToken);
                return (received with { ETag = Version(response) }, true);
            }
            catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.Conflict)
            {
                // Another instance noticed it in the same moment: its row is ours.
            }
        }
    }

    private async Task<Ingestion> ChangeAsync(
        Ingestion known, Func<Ingestion, Ingestion> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            var changed = change(known);
            if (changed == known) return known;
            try
            {
                var response = await table.UpdateEntityAsync(
                    IngestionRows.ToRow(changed), known.ETag, TableUpdateMode.Replace, cancellationToken);
                return changed with { ETag = Version(response) };
            }
            catch (RequestFailedException failed) when (failed.Status == (int)HttpStatusCode.PreconditionFailed)
            {
                known = await ReadAgainAsync(known, cancellationToken);
            }
        }
    }

    private async Task<Ingestion> ReadAgainAsync(Ingestion known, CancellationToken cancellationToken) =>
        await FindAsync(known.Upload, cancellationToken) ?? throw new InvalidDataException($"Upload {known.Id} has lost its row.");

    private static ETag Version(Response written) =>
        written.Headers.ETag ?? throw new InvalidDataException("The service answered a write without an ETag.");
}
