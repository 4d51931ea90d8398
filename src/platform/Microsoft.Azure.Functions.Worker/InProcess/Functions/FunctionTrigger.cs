using Microsoft.Azure.Functions.Worker.InProcess.Invocation;

namespace Microsoft.Azure.Functions.Worker.InProcess.Functions;

/// <summary>What starts a function, with every name in it resolved.</summary>
internal abstract class FunctionTrigger
{
    /// <summary>The kind of binding, as in <see cref="BindingMetadata.Type"/>.</summary>
    public abstract string Type { get; }

    /// <summary>What is listened to, for the list at the start: a route, a path, a queue, a schedule.</summary>
    public abstract string Source { get; }

    /// <summary>Names whose values other parameters of the method may take.</summary>
    public abstract IReadOnlySet<string> DataNames { get; }

    /// <summary>How a parameter of this type is filled from the event itself; null where it cannot be.</summary>
    public abstract ParameterSource? SourceFor(Type parameterType);

    /// <summary>Whether this host knows what to do with what the function returns.</summary>
    /// <param name="resultType">What is left when tasks are awaited; <c>void</c> for nothing.</param>
    public virtual bool Accepts(Type resultType) => resultType == typeof(void);
}
