namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which try of an event this invocation is.</summary>
public abstract class RetryContext
{
    /// <summary>0 for the first try.</summary>
    public abstract int RetryCount { get; }

    /// <summary>How many tries may follow the first one before the event is given up.</summary>
    public abstract int MaxRetryCount { get; }
}
