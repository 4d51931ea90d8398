namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the trigger knows about the event of this invocation.</summary>
public abstract class BindingContext
{
    /// <summary>Route values, parts of the blob's path, properties of the queue message: by name, ignoring case.</summary>
    public abstract IReadOnlyDictionary<string, object?> BindingData { get; }
}
