using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for a message of a queue.</summary>
/// <param name="queueName">Name of the queue; <c>%setting%</c> is looked up.</param>
public sealed class QueueTriggerAttribute(string queueName) : TriggerBindingAttribute
{
    public string QueueName { get; } = queueName;

    /// <summary>Name of the setting, or the group of settings, that says which account; without one <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }
}
