namespace Azure.Data.Tables;

/// <summary>One of the at most 100 changes, all in one partition, that a transaction makes together or not at all.</summary>
public class TableTransactionAction
{
    /// <inheritdoc cref="TableTransactionAction(TableTransactionActionType, ITableEntity, ETag)"/>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity)
        : this(actionType, entity, default)
    {
    }

    /// <param name="actionType">What to do with the entity.</param>
    /// <param name="entity">The row; only its keys matter to a delete.</param>
    /// <param name="etag">The version an update or a delete requires; the default requires none.</param>
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
    {
        ActionType = actionType;
        Entity = entity;
        ETag = etag;
    }

    public TableTransactionActionType ActionType { get; }

    public ITableEntity Entity { get; }

    public ETag ETag { get; }
}
