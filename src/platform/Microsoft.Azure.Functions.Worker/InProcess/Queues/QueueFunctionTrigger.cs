using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;

namespace Microsoft.Azure.Functions.Worker.InProcess.Queues;

/// <summary>A function for the messages of a queue.</summary>
internal sealed class QueueFunctionTrigger : FunctionTrigger
{
    private const string PoisonSuffix = "-poison";

    private static readonly JsonSerializerOptions AnyCase = new() { PropertyNameCaseInsensitive = true };

    private QueueFunctionTrigger(StorageQueue queue, StorageQueue? poison)
    {
        Queue = queue;
        Poison = poison;
    }

    public StorageQueue Queue { get; }

    /// <summary>Where messages that could not be worked on go; null for a poison queue, which has none of its own.</summary>
    public StorageQueue? Poison { get; }

    public override string Type => "queueTrigger";

    public override string Source => Queue.Name;

    public override IReadOnlySet<string> DataNames { get; } = QueueEvent.Names.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static QueueFunctionTrigger Create(string function, QueueTriggerAttribute attribute, SettingNames names, StorageAccounts accounts)
    {
        // The published host lowers the name as well; the service knows no other.
        var name = names.Resolve(attribute.QueueName, function).ToLowerInvariant();
        if (name.Length is < 3 or > 63 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            throw FunctionCatalog.Refused(function, $"'{name}' is not the name of a queue.");
        }

        var usedBy = $"Function '{function}'";
        return new QueueFunctionTrigger(
            accounts.Queue(attribute.Connection, name, usedBy),
            name.EndsWith(PoisonSuffix, StringComparison.Ordinal) ? null : accounts.Queue(attribute.Connection, name + PoisonSuffix, usedBy));
    }

    public override ParameterSource? SourceFor(Type parameterType)
    {
        if (parameterType == typeof(string))
        {
            return invocation => ValueTask.FromResult<object?>(Body(invocation).ToString());
        }

        if (parameterType == typeof(BinaryData))
        {
            return invocation => ValueTask.FromResult<object?>(Body(invocation));
        }

        if (parameterType == typeof(byte[]))
        {
            return invocation => ValueTask.FromResult<object?>(Body(invocation).ToArray());
        }

        return parameterType.IsPrimitive || parameterType.IsInterface || parameterType == typeof(object)
            ? null
            : invocation => ValueTask.FromResult(JsonSerializer.Deserialize(Body(invocation), parameterType, AnyCase));
    }

    private static BinaryData Body(InvocationContext invocation) => ((QueueEvent)invocation.Trigger).Body;
}
