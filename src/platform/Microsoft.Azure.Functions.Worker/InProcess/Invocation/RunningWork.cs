using System.Collections.Concurrent;

namespace Microsoft.Azure.Functions.Worker.InProcess.Invocation;

/// <summary>What a listener has under way, by the name of the blob or the message.</summary>
internal sealed class RunningWork
{
    private readonly ConcurrentDictionary<string, Task> tasks = new(StringComparer.Ordinal);

    public int Count => tasks.Count;

    public bool Contains(string name) => tasks.ContainsKey(name);

    /// <summary>Starts work that takes itself off the list when it ends; it must not throw.</summary>
    public void Start(string name, Func<Task> work)
    {
        // The entry has to stand before the work can end and take it out.
        var listed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        tasks[name] = RunAsync(name, work, listed.Task);
        listed.SetResult();
    }

    public Task WhenAnyAsync() => Task.WhenAny(tasks.Values.DefaultIfEmpty(Task.CompletedTask));

    public Task WhenAllAsync() => Task.WhenAll(tasks.Values);

    private async Task RunAsync(string name, Func<Task> work, Task listed)
    {
        await listed;
        try
        {
            await work();
        }
        finally
        {
            tasks.TryRemove(name, out _);
        }
    }
}
