using Azure.Data.Tables;
using OpenData.Observations;

namespace OpenData.Storage;

/// <summary>The table <c>Observations</c>: the rows of every revision, in a partition of its own, written once and never changed.</summary>
public sealed class ObservationStore(StorageConnection storage, ReportStore reports)
{
    private const int MaxOperations = 100;

    /// <summary>Of the 4 MiB a transaction may have, less what HTTP wraps around each row.</summary>
    private const int MaxTransactionBytes = 3 * 1024 * 1024;

    private readonly TableClient table = storage.Observations;

    /// <summary>Writes all rows of a revision that nobody sees yet. Repeated with the same stamp, it changes nothing.</summary>
    /// <param name="revision">Its <see cref="PublishedRevision.CreatedAt"/> is not written.</param>
    /// <param name="stamp">See <see cref="Keys.Stamp"/>.</param>
    /// <param name="cancellationToken">Ends between two transactions, or in one; the rows written stay.</param>
    public async Task WriteAsync(PublishedRevision revision, string stamp, CancellationToken cancellationToken)
    {
        var (operations, bytes) = (new List<TableTransactionAction>(MaxOperations), 0);
        foreach (var row in RowsOf(revision, stamp))
        {
            var size = Weigh(row);
            if (operations.Count == MaxOperations || (operations.Count > 0 && bytes + size > MaxTransactionBytes))
            {
                await table.SubmitTransactionAsync(operations, cancellationToken);
                (operations, bytes) = (new List<TableTransactionAction>(MaxOperations), 0);
            }

            operations.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, row));
            bytes += size;
        }

        await table.SubmitTransactionAsync(operations, cancellationToken);
    }

    /// <summary>A revision that is or was visible, complete; null where there is none of that number.</summary>
    public async Task<PublishedRevision?> ReadAsync(ReportId report, int revision, CancellationToken cancellationToken) =>
        await reports.FindRevisionAsync(report, revision, cancellationToken) is { } entry
            ? await ReadAsync(entry, cancellationToken)
            : null;

    /// <inheritdoc cref="ReadAsync(ReportId, int, CancellationToken)"/>
    /// <exception cref="InvalidDataException">Rows are missing, which no crash of this program explains.</exception>
    public async Task<PublishedRevision> ReadAsync(RevisionEntry entry, CancellationToken cancellationToken)
    {
        TableEntity? head = null;
        var (observations, findings) = (new List<Observation>(entry.Observations), new List<Finding>(entry.Findings));
        await foreach (var row in table.QueryAsync<TableEntity>(InPartitionOf(entry), cancellationToken: cancellationToken))
        {
            if (!Keys.TryParseRecordId(row.RowKey, out var id)) throw new InvalidDataException($"'{row.RowKey}' is no row of Observations.");
            if (id.Kind == RecordKind.Observation) observations.Add(ObservationRows.ToObservation(row));
            else if (id.Kind == RecordKind.Finding) findings.Add(ObservationRows.ToFinding(row));
            else head = row;
        }

        if (head is null || observations.Count != head.RequiredInt32("Observations") || findings.Count != head.RequiredInt32("Findings"))
            throw new InvalidDataException($"Revision {entry.Revision} of {entry.Report} is not complete in the table.");

        // Keys are ordered as texts, which is not the order of numbers beyond 9999.
        observations.Sort((one, other) => one.Sequence.CompareTo(other.Sequence));
        findings.Sort((one, other) => one.Sequence.CompareTo(other.Sequence));
        return ObservationRows.ToRevision(head, entry, observations, findings);
    }

    /// <summary>Removes the rows of an attempt that never became visible and never will.</summary>
    public async Task RemoveAsync(RevisionEntry entry, CancellationToken cancellationToken)
    {
        var keys = table.QueryAsync<TableEntity>(InPartitionOf(entry), select: ["PartitionKey", "RowKey"], cancellationToken: cancellationToken);
        await foreach (var page in keys.AsPages(pageSizeHint: MaxOperations))
        {
            foreach (var row in page.Values)
                await table.DeleteEntityAsync(row.PartitionKey, row.RowKey, Azure.ETag.All, cancellationToken);
        }
    }

    private static string InPartitionOf(RevisionEntry entry)
    {
        var partition = Keys.ObservationsPartition(entry.Report, entry.Revision, entry.Stamp);
        return TableClient.CreateQueryFilter($"PartitionKey eq {partition}");
    }

    private static IEnumerable<TableEntity> RowsOf(PublishedRevision revision, string stamp)
    {
        var (report, number) = (revision.Report, revision.Revision);
        var partition = Keys.ObservationsPartition(report, number, stamp);
        yield return ObservationRows.Head(revision, partition);
        foreach (var observation in revision.Observations)
            yield return ObservationRows.ToRow(observation, partition, Keys.ObservationId(report, number, observation.Sequence));
        foreach (var finding in revision.Findings)
            yield return ObservationRows.ToRow(finding, partition, Keys.FindingId(report, number, finding.Sequence));
    }

    /// <summary>The most bytes a row takes in a request: six a character, for JSON may write Chinese as <c>\u4E00</c>.</summary>
    private static int Weigh(TableEntity row)
    {
        const int envelope = 1024;
        return envelope + row.Sum(property => 64 + (property.Value is string text ? 6 * text.Length : 32));
    }
}
