using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>The table <c>Reports</c>: a manifest for each report, and an entry for each of its revisions.</summary>
public sealed class ReportStore(StorageConnection storage)
{
    private const int NotFound = 404;
    private const int Conflict = 409;
    private const int PreconditionFailed = 412;

    private readonly TableClient table = storage.Reports;

    /// <summary>Null where nothing was ever published under that id.</summary>
    public async Task<Manifest?> FindAsync(ReportId report, CancellationToken cancellationToken)
    {
        var row = await table.GetEntityIfExistsAsync<TableEntity>(
            Keys.ReportsPartition(report), Keys.ManifestRow(report), cancellationToken: cancellationToken);
        return row.HasValue ? ReportRows.ToManifest(row.Value!) : null;
    }

    /// <summary>Replaces a manifest by another in one step, so that readers see the one or the other.</summary>
    /// <param name="from">As it was read; null where there was none.</param>
    /// <param name="to">The manifest that everyone is to see.</param>
    /// <param name="cancellationToken">Ends waiting; the flip may have happened.</param>
    /// <returns>False where the manifest is no longer <paramref name="from"/>: read it again and think again.</returns>
    public async Task<bool> TryFlipAsync(Manifest? from, Manifest to, CancellationToken cancellationToken)
    {
        try
        {
            var row = ReportRows.ToRow(to);
            if (from is null) await table.AddEntityAsync(row, cancellationToken);
            else await table.UpdateEntityAsync(row, from.ETag, TableUpdateMode.Replace, cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is Conflict or PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>Writes down, before anything else of it is written, that an attempt at this revision is under way.</summary>
    /// <remarks>Repeats of one attempt renew the time; an entry that has become visible meanwhile stays as it is.</remarks>
    public async Task StageAsync(RevisionEntry entry, CancellationToken cancellationToken)
    {
        var row = ReportRows.ToRow(entry);
        while (true)
        {
            try
            {
                var found = await table.GetEntityIfExistsAsync<TableEntity>(
                    row.PartitionKey, row.RowKey, cancellationToken: cancellationToken);
                if (!found.HasValue) await table.AddEntityAsync(row, cancellationToken);
                else if (ReportRows.ToEntry(found.Value!).CreatedAt is null)
                    await table.UpdateEntityAsync(row, found.Value!.ETag, TableUpdateMode.Replace, cancellationToken);
                return;
            }
            catch (RequestFailedException failed) when (failed.Status is NotFound or Conflict or PreconditionFailed)
            {
                // Another attempt at the same upload, or the sweep, came between: look again.
            }
        }
    }

    /// <summary>Writes down when a revision became visible.</summary>
    public Task RecordAsync(RevisionEntry visible, CancellationToken cancellationToken) =>
        table.UpsertEntityAsync(ReportRows.ToRow(visible), TableUpdateMode.Replace, cancellationToken);

    /// <summary>Whether nobody has taken the attempt up again since the entry was read.</summary>
    public async Task<bool> IsUnchangedAsync(RevisionEntry entry, CancellationToken cancellationToken)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(
            Keys.ReportsPartition(entry.Report),
            Keys.RevisionRow(entry.Report, entry.Revision, entry.Stamp),
            cancellationToken: cancellationToken);
        return found.HasValue && found.Value!.ETag == entry.ETag;
    }

    /// <summary>Forgets an attempt that never became visible.</summary>
    /// <returns>False where the entry has changed since it was read.</returns>
    public async Task<bool> TryRemoveAsync(RevisionEntry entry, CancellationToken cancellationToken)
    {
        try
        {
            await table.DeleteEntityAsync(
                Keys.ReportsPartition(entry.Report),
                Keys.RevisionRow(entry.Report, entry.Revision, entry.Stamp),
                entry.ETag,
                cancellationToken);
            return true;
        }
        catch (RequestFailedException failed) when (failed.Status is PreconditionFailed)
        {
            return false;
        }
    }

    /// <summary>A revision that was or is visible; null where there is none of that number.</summary>
    public async Task<RevisionEntry?> FindRevisionAsync(ReportId report, int revision, CancellationToken cancellationToken)
    {
        if (await FindAsync(report, cancellationToken) is not { } manifest || revision > manifest.Current.Revision) return null;
        if (revision == manifest.Current.Revision) return manifest.Current;
        await foreach (var entry in EntriesAsync(report, Keys.RevisionRows(report, revision), cancellationToken))
        {
            if (entry.CreatedAt is not null) return entry;
        }

        return null;
    }

    /// <summary>The revisions that were or are visible, first to last, each with what became of it.</summary>
    public async Task<IReadOnlyList<RevisionEntry>> RevisionsAsync(ReportId report, CancellationToken cancellationToken)
    {
        if (await FindAsync(report, cancellationToken) is not { } manifest) return [];
        var current = manifest.Current;
        var visible = new SortedDictionary<int, RevisionEntry> { [current.Revision] = current };
        await foreach (var entry in EntriesAsync(report, Keys.RevisionRows(report), cancellationToken))
        {
            if (entry.CreatedAt is not null && entry.Revision < current.Revision) visible[entry.Revision] = entry;
        }

        return [.. visible.Values.Select(entry => visible.GetValueOrDefault(entry.Revision + 1) is { } next
            ? entry with { SupersededAt = next.CreatedAt, SupersededBy = next.Revision }
            : entry)];
    }

    /// <summary>Every row of the table: manifests, each before the entries of its report.</summary>
    public async IAsyncEnumerable<(Manifest? Manifest, RevisionEntry? Entry)> AllAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in table.QueryAsync<TableEntity>(cancellationToken: cancellationToken))
        {
            yield return Keys.IsManifestRow(row.RowKey) ? (ReportRows.ToManifest(row), null) : (null, ReportRows.ToEntry(row));
        }
    }

    private async IAsyncEnumerable<RevisionEntry> EntriesAsync(
        ReportId report, string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // '/' follows '.' in the order of characters: between the two lies everything that begins with the prefix.
        var (partition, end) = (Keys.ReportsPartition(report), prefix[..^1] + '/');
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partition} and RowKey ge {prefix} and RowKey lt {end}");
        await foreach (var row in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken))
        {
            yield return ReportRows.ToEntry(row);
        }
    }
}
