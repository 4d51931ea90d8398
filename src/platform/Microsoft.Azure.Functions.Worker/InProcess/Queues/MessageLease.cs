using Azure;

namespace Microsoft.Azure.Functions.Worker.InProcess.Queues;

/// <summary>The right to a message that was taken off its queue; the service changes the receipt with every use.</summary>
internal sealed class MessageLease(StorageQueue queue, QueuedMessage message, TimeSpan hidden)
{
    private string popReceipt = message.PopReceipt;

    /// <summary>Keeps the message hidden until cancelled.</summary>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(hidden / 3);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                popReceipt = await queue.HideAsync(message.Id, popReceipt, hidden, cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (RequestFailedException)
        {
            // The lease is lost: the message shows again and is worked on twice, which "at least once" allows.
            return;
        }
    }

    public Task DeleteAsync() => queue.DeleteAsync(message.Id, popReceipt, CancellationToken.None);

    /// <summary>Gives the message back to the queue.</summary>
    public Task ShowAfterAsync(TimeSpan rest) => queue.HideAsync(message.Id, popReceipt, rest, CancellationToken.None);
}
