using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;

namespace Microsoft.Azure.Functions.Worker.InProcess.Blobs;

/// <summary>A blob that is new or was changed.</summary>
internal sealed class BlobEvent : TriggerEvent
{
    /// <summary>Container and name, as the published host calls it.</summary>
    public const string PathName = "blobTrigger";

    public const string UriName = "uri";

    /// <param name="blob">The blob.</param>
    /// <param name="parameters">What the trigger's path took from its name.</param>
    public BlobEvent(BlobClient blob, Dictionary<string, object?> parameters)
    {
        Blob = blob;
        BindingData = new Dictionary<string, object?>(parameters, StringComparer.OrdinalIgnoreCase)
        {
            [PathName] = $"{blob.BlobContainerName}/{blob.Name}",
            [UriName] = blob.Uri,
        };
    }

    public BlobClient Blob { get; }

    public override string Reason => $"blob {Blob.BlobContainerName}/{Blob.Name}, try {RetryCount + 1} of {MaxRetryCount + 1}";

    public override IReadOnlyDictionary<string, object?> BindingData { get; }
}
