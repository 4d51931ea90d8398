namespace Azure.Data.Tables;

/// <summary>What every row has. A class that implements it is stored by its public readable and writable properties.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>When the service last wrote the row; null on a row that was never read, and never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>The version of the row as it was read; conditions take it explicitly, none is implied by it.</summary>
    ETag ETag { get; set; }
}
