using System.Collections.Concurrent;

namespace Microsoft.Azure.Functions.Worker.InProcess.Invocation;

/// <summary>What a listener has under way, by the name of the blob or the message.</summary>
internal sealed class RunningWork
{
    private readonly ConcurrentDictionary<string, Task> _tasks = new(StringComparer.Ordinal);

    public int Count => _tasks.Count;

    public bool Contains(string name) => _tasks.ContainsKey(name);

    /// <summary>Starts work that takes itself off the list when it ends; it must not throw.</summary>
    public void Start(string name, Func<Task> work)
    {
        // The entry has to stand before the work can end and take it out.
        var listed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _tasks[name] = RunAsync(name, work, listed.Task);
        listed.SetResult();
    }

    public Task WhenAnyAsync() => Task.WhenAny(_tasks.Values.DefaultIfEmpty(Task.CompletedTask));

    public Task WhenAllAsync() => Task.WhenAll(_tasks.Values);

    private async Task RunAsync(string name, Func<Task> work, Task listed)
    {
        await listed;
        try
        {
            await work();
        }
        finally
        {
            _tasks.TryRemove(name, out _);
        }
    }
}
