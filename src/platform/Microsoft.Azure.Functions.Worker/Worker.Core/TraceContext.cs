namespace Microsoft.Azure.Functions.Worker;

/// <summary>Where the invocation stands in a distributed trace, in the terms of W3C Trace Context.</summary>
public abstract class TraceContext
{
    public abstract string TraceParent { get; }

    public abstract string TraceState { get; }

    public virtual IReadOnlyDictionary<string, string> Attributes => new Dictionary<string, string>();
}
