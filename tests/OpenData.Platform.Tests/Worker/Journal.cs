using System.Collections.Concurrent;

namespace OpenData.Platform.Tests.Worker;

/// <summary>What functions of a test write down; one instance serves every app the test starts.</summary>
public sealed class Journal
{
    private readonly ConcurrentQueue<string> lines = new();

    public IReadOnlyCollection<string> Lines => lines;

    public void Write(string line) => lines.Enqueue(line);

    /// <summary>Waits until every one of these lines is there.</summary>
    public async Task ContainsAsync(params string[] expected)
    {
        try
        {
            await Eventually.TrueAsync(() => expected.All(line => lines.Contains(line)), "lines in the journal");
        }
        finally
        {
            // Says what is missing and what is there instead, where the wait was in vain.
            Assert.All(expected, line => Assert.Contains(line, lines));
        }
    }
}
