namespace Microsoft.Azure.Functions.Worker.InProcess.Invocation;

/// <summary>Why an invocation happens: a request, a blob, a message, the clock.</summary>
internal abstract class TriggerEvent
{
    /// <summary>For the log: names, never content.</summary>
    public abstract string Reason { get; }

    /// <summary>Keys ignore case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }

    public int RetryCount { get; init; }

    public int MaxRetryCount { get; init; }

    /// <summary>Puts into the context what middleware may ask for.</summary>
    public virtual void Attach(InvocationContext invocation)
    {
    }

    /// <summary>Takes what the function returned, while the services of the invocation are still there.</summary>
    public virtual Task AcceptAsync(object? result) => Task.CompletedTask;
}
