using Azure;
using Azure.Identity;

namespace Microsoft.Azure.Functions.Worker.InProcess.Storage;

/// <summary>Tells a storage account that does not answer, or not well, from a mistake of ours.</summary>
internal static class StorageTrouble
{
    /// <param name="exception">What a storage client threw, its own retries included.</param>
    /// <param name="stopped">What the caller cancels by; a cancellation that is not from there is a network timeout.</param>
    public static bool Is(Exception exception, CancellationToken stopped = default) =>
        exception is RequestFailedException or AuthenticationFailedException or AggregateException
        || (exception is OperationCanceledException && !stopped.IsCancellationRequested);
}
