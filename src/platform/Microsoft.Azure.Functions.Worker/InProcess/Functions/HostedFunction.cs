using System.Reflection;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;

namespace Microsoft.Azure.Functions.Worker.InProcess.Functions;

/// <summary>A function this host runs: what starts it and what then happens.</summary>
internal sealed class HostedFunction
{
    public HostedFunction(string name, MethodInfo method, ParameterInfo triggerParameter, FunctionTrigger trigger)
    {
        Name = name;
        Trigger = trigger;
        Method = new FunctionMethod(name, method, triggerParameter, trigger);
        Definition = new ReflectedDefinition(name, Id, method, triggerParameter, trigger.Type);
    }

    public string Name { get; }

    /// <summary>What the published host calls the function in receipts, locks and poison messages.</summary>
    public string Id => $"Host.Functions.{Name}";

    public FunctionTrigger Trigger { get; }

    public FunctionMethod Method { get; }

    public FunctionDefinition Definition { get; }
}
