namespace Azure.Data.Tables;

/// <summary>What one action of a transaction does with its entity.</summary>
public enum TableTransactionActionType
{
    /// <summary>Fails where the row exists.</summary>
    Add = 0,

    /// <summary>Fails where the row does not exist or has another ETag; properties not given stay.</summary>
    UpdateMerge = 1,

    /// <summary>Fails where the row does not exist or has another ETag; properties not given go.</summary>
    UpdateReplace = 2,

    /// <summary>Fails where the row does not exist or has another ETag.</summary>
    Delete = 3,

    /// <summary>Properties not given stay.</summary>
    UpsertMerge = 4,

    /// <summary>Properties not given go.</summary>
    UpsertReplace = 5,
}
