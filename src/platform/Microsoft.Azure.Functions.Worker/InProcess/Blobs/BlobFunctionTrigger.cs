using System.Collections.Frozen;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Microsoft.Azure.Functions.Worker.InProcess.Functions;
using Microsoft.Azure.Functions.Worker.InProcess.Invocation;
using Microsoft.Azure.Functions.Worker.InProcess.Queues;
using Microsoft.Azure.Functions.Worker.InProcess.Settings;
using Microsoft.Azure.Functions.Worker.InProcess.Storage;

namespace Microsoft.Azure.Functions.Worker.InProcess.Blobs;

/// <summary>A function for the blobs of a container.</summary>
internal sealed class BlobFunctionTrigger : FunctionTrigger
{
    private BlobFunctionTrigger(BlobPathPattern pattern, BlobContainerClient container, StorageQueue poison)
    {
        Pattern = pattern;
        Container = container;
        Poison = poison;
        DataNames = pattern.Parameters.Concat([BlobEvent.PathName, BlobEvent.UriName]).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    public BlobPathPattern Pattern { get; }

    public BlobContainerClient Container { get; }

    /// <summary>Where blobs that could not be worked on are reported, on the account that holds them.</summary>
    public StorageQueue Poison { get; }

    public override string Type => "blobTrigger";

    public override string Source => Pattern.Text;

    public override IReadOnlySet<string> DataNames { get; }

    public static BlobFunctionTrigger Create(string function, BlobTriggerAttribute attribute, SettingNames names, StorageAccounts accounts)
    {
        var usedBy = $"Function '{function}'";
        try
        {
            var pattern = BlobPathPattern.Parse(names.Resolve(attribute.BlobPath, function));
            return new BlobFunctionTrigger(
                pattern,
                accounts.Blobs(attribute.Connection, usedBy).GetBlobContainerClient(pattern.Container),
                accounts.Queue(attribute.Connection, "webjobs-blobtrigger-poison", usedBy));
        }
        catch (FormatException e)
        {
            throw FunctionCatalog.Refused(function, e.Message, e);
        }
    }

    public override ParameterSource? SourceFor(Type parameterType)
    {
        if (parameterType == typeof(BlobClient) || parameterType == typeof(BlobBaseClient))
        {
            return invocation => ValueTask.FromResult<object?>(Blob(invocation));
        }

        if (parameterType == typeof(Stream))
        {
            return async invocation =>
            {
                var stream = await Blob(invocation).OpenReadAsync(cancellationToken: invocation.CancellationToken);
                invocation.Own(stream);
                return stream;
            };
        }

        if (parameterType == typeof(BinaryData))
        {
            return async invocation => await DownloadAsync(invocation);
        }

        if (parameterType == typeof(byte[]))
        {
            return async invocation => (await DownloadAsync(invocation)).ToArray();
        }

        return parameterType == typeof(string)
            ? async invocation => (await DownloadAsync(invocation)).ToString()
            : null;
    }

    private static BlobClient Blob(InvocationContext invocation) => ((BlobEvent)invocation.Trigger).Blob;

    private static async Task<BinaryData> DownloadAsync(InvocationContext invocation) =>
        (await Blob(invocation).DownloadContentAsync(invocation.CancellationToken)).Value.Content;
}
