using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function for a blob that is new or was changed.</summary>
/// <param name="blobPath">Container, a slash and a pattern: <c>uploads/{township}/{name}</c>; <c>%setting%</c> is looked up.</param>
public sealed class BlobTriggerAttribute(string blobPath) : TriggerBindingAttribute
{
    public string BlobPath { get; } = blobPath;

    /// <summary>Name of the setting, or the group of settings, that says which account; without one <c>AzureWebJobsStorage</c>.</summary>
    public string? Connection { get; set; }

    public BlobTriggerSource Source { get; set; }
}

/// <summary>How the host learns of blobs in Azure. In process both are a listing of the container.</summary>
public enum BlobTriggerSource
{
    LogsAndContainerScan,
    EventGrid,
}
