using Microsoft.Azure.Functions.Worker;
using OpenData.Storage;
using OpenData.Storage.Publishing;

namespace OpenData.Functions;

/// <summary>What makes good what went wrong.</summary>
public sealed class RecoveryFunctions(FailureRecorder failures, Reconciler reconciler)
{
    [Function("RecordPoison")]
    public Task RecordPoison(
        [QueueTrigger("webjobs-blobtrigger-poison", Connection = StorageConnection.Setting)] string message,
        CancellationToken cancellationToken) =>
        failures.RecordAsync(message, cancellationToken);

    [Function("Reconcile")]
    public Task Reconcile([TimerTrigger("0 7 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        reconciler.RunAsync(cancellationToken);
}
