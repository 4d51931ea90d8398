using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests.Documents;

/// <summary><c>./dev run --port 0</c> as a newcomer types it, with data of its own and the build that is there already; and commands beside it.</summary>
public sealed partial class DevRun : IAsyncLifetime, IAsyncDisposable
{
    private const string Ready = "Ctrl-C";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DevRun()
    {
        process = new Process { StartInfo = Bash("./dev run --port 0") };
        process.OutputDataReceived += (_, line) => ReadLine(line.Data);
        process.ErrorDataReceived += (_, line) => ReadLine(line.Data);
        process.Exited += (_, _) => ready.TrySetResult();
        process.EnableRaisingEvents = true;
    }

    /// <summary>What lies in it is gone after the tests.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("opendata-dev-").FullName;

    /// <summary>All that the run has printed.</summary>
    public string Transcript
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Where the app listens, without a slash at the end.</summary>
    public string Address => Listening().Match(Transcript).Groups["address"].Value;

    public HttpClient Http { get; } = new();

    public async Task InitializeAsync()
    {
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
        Assert.False(process.HasExited, Transcript);
    }

    /// <summary>Ends as with Ctrl-C, and leaves nothing behind that runs.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await RunAsync($"kill -INT {process.Id}");
        using var limit = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(limit.Token);
        process.Dispose();
        Http.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    Task IAsyncLifetime.DisposeAsync() => DisposeAsync().AsTask();

    /// <summary>Runs a command line in the working copy.</summary>
    /// <param name="command">For bash.</param>
    public Task<ProgramRun> RunAsync(string command) => ProgramRun.OfAsync(Bash(command));

    private ProcessStartInfo Bash(string command)
    {
        var start = ProgramRun.Piped("bash", "-c", command);
        start.WorkingDirectory = Repository.Root;
        foreach (var variable in new[] { "OpenDataStorage", "AzureWebJobsStorage", "OPENDATA_SERVER", "OPENDATA_KEY" }) start.Environment.Remove(variable);
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["OPENDATA_HOME"] = Path.Combine(Folder, "home");
        start.Environment["OPENDATA_BUILT"] = new DirectoryInfo(AppContext.BaseDirectory).Name;
        start.Environment["OpenDataRequestsPerMinute"] = "0";
        // A build server that stays would keep the pipes open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        return start;
    }

    private void ReadLine(string? line)
    {
        if (line is null) return;
        lock (output) output.Append(line).Append('\n');
        if (line.Contains(Ready, StringComparison.Ordinal)) ready.TrySetResult();
    }

    [GeneratedRegex(@"portal +(?<address>http://\S+)")]
    private static partial Regex Listening();
}

/// <summary>One run for all examples.</summary>
[CollectionDefinition(nameof(SharedDevRun))]
public sealed class SharedDevRun : ICollectionFixture<DevRun>;
