using Microsoft.Azure.Functions.Worker.InProcess.Settings;

namespace Microsoft.Azure.Functions.Worker.InProcess.Blobs;

/// <summary>How many blobs may be worked on at once: <c>maxDegreeOfParallelism</c>, over all blob functions of the app.</summary>
internal sealed class BlobSlots(HostSettings settings) : IDisposable
{
    private readonly SemaphoreSlim free = new(settings.BlobParallelism);

    /// <summary>Waits for a slot; disposing gives it back.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken cancellationToken)
    {
        await free.WaitAsync(cancellationToken);
        return new Slot(free);
    }

    public void Dispose() => free.Dispose();

    private sealed class Slot(SemaphoreSlim free) : IDisposable
    {
        public void Dispose() => free.Release();
    }
}
