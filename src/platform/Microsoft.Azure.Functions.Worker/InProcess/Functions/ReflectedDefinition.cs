using System.Collections.Immutable;
using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.InProcess.Functions;

/// <summary>A function's definition read from its method.</summary>
internal sealed class ReflectedDefinition(string name, string id, MethodInfo method, ParameterInfo trigger, string triggerType)
    : FunctionDefinition
{
    public override ImmutableArray<FunctionParameter> Parameters { get; } =
        [.. method.GetParameters().Select(p => new FunctionParameter(p.Name!, p.ParameterType, Properties(p, trigger)))];

    public override string PathToAssembly { get; } = method.Module.FullyQualifiedName;

    public override string EntryPoint { get; } = $"{method.DeclaringType!.FullName}.{method.Name}";

    public override string Id { get; } = id;

    public override string Name { get; } = name;

    public override IImmutableDictionary<string, BindingMetadata> InputBindings { get; } =
        ImmutableDictionary<string, BindingMetadata>.Empty.Add(trigger.Name!, new TriggerMetadata(trigger.Name!, triggerType));

    public override IImmutableDictionary<string, BindingMetadata> OutputBindings => ImmutableDictionary<string, BindingMetadata>.Empty;

    private static ImmutableDictionary<string, object> Properties(ParameterInfo parameter, ParameterInfo trigger) =>
        parameter == trigger
            ? ImmutableDictionary<string, object>.Empty.Add("bindingAttribute", FunctionCatalog.TriggerOf(parameter)!)
            : ImmutableDictionary<string, object>.Empty;

    private sealed class TriggerMetadata(string name, string type) : BindingMetadata
    {
        public override string Name => name;

        public override string Type => type;

        public override BindingDirection Direction => BindingDirection.In;
    }
}
