namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the host and middleware offer for one invocation, by type.</summary>
public interface IInvocationFeatures : IEnumerable<KeyValuePair<Type, object>>
{
    void Set<T>(T instance);

    /// <returns>Null where nobody set the feature.</returns>
    T? Get<T>();
}
