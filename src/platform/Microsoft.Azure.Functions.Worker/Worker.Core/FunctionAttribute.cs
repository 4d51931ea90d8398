namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a public method as a function and gives it the name it has in logs, settings and storage.</summary>
/// <param name="name">Unique in the app, ignoring case.</param>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
