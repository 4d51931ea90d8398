namespace Azure.Data.Tables;

/// <summary>What happens to the properties a stored row has and the given entity lacks.</summary>
public enum TableUpdateMode
{
    /// <summary>They stay.</summary>
    Merge = 0,

    /// <summary>They go.</summary>
    Replace = 1,
}
