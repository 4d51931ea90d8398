using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace OpenData.Testing;

/// <summary>
/// An Azurite of its own on ports the system chose, from the repository's <c>node_modules</c>. One serves a whole test assembly:
/// <code>
/// [CollectionDefinition(Name)]
/// public sealed class SharedAzurite : ICollectionFixture&lt;AzuriteServer&gt; { public const string Name = "Azurite"; }
///
/// [Collection(SharedAzurite.Name)]
/// public sealed class SomeTests(AzuriteServer azurite) { private readonly string prefix = AzuriteServer.NewPrefix(); }
/// </code>
/// It ends with the tests, even when they are killed: its standard input closes then.
/// </summary>
public sealed partial class AzuriteServer : IAsyncLifetime, IAsyncDisposable
{
    public const string AccountName = "devstoreaccount1";

    /// <summary>The key every storage emulator has; printed in its documentation, so no secret.</summary>
    public const string AccountKey =
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private const string LiveWhileStandardInputIsOpen =
        "process.stdin.resume().on('end', () => process.kill(process.pid, 'SIGTERM')); require(process.argv[1]);";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly string? location;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentDictionary<string, Uri> endpoints = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Process? process;

    /// <summary>Keeps its data in memory. xunit starts it by <see cref="InitializeAsync"/>.</summary>
    public AzuriteServer()
        : this(location: null)
    {
    }

    private AzuriteServer(string? location) => this.location = location;

    public Uri BlobEndpoint => EndpointOf("Blob");

    public Uri QueueEndpoint => EndpointOf("Queue");

    public Uri TableEndpoint => EndpointOf("Table");

    /// <summary>With the endpoints of all three services.</summary>
    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={AccountName};AccountKey={AccountKey};" +
        $"BlobEndpoint={BlobEndpoint};QueueEndpoint={QueueEndpoint};TableEndpoint={TableEndpoint};";

    /// <summary>Starts one outside xunit's fixtures.</summary>
    /// <param name="location">A directory that keeps the data over restarts; null keeps them in memory.</param>
    public static async Task<AzuriteServer> StartAsync(string? location = null)
    {
        var server = new AzuriteServer(location);
        await server.InitializeAsync();
        return server;
    }

    /// <summary>
    /// A prefix no other test uses, fit to begin the name of a table, a container and a queue: ten lower-case letters.
    /// </summary>
    public static string NewPrefix() => RandomNumberGenerator.GetString("abcdefghijklmnopqrstuvwxyz", 10);

    /// <exception cref="InvalidOperationException">It ended at once; the message holds what it wrote.</exception>
    public async Task InitializeAsync()
    {
        process = new Process { StartInfo = StartInfo(), EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Exited += (_, _) => ready.TrySetException(new InvalidOperationException(
            $"Azurite ended before it listened. It wrote:\n{string.Join('\n', output)}"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ready.Task.WaitAsync(Patience);
    }

    /// <summary>Lets it write what it holds, then ends it with whatever it started.</summary>
    public async Task DisposeAsync()
    {
        if (process is null) return;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }

        process.Dispose();
        process = null;
    }

    async ValueTask IAsyncDisposable.DisposeAsync() => await DisposeAsync();

    private ProcessStartInfo StartInfo()
    {
        var script = Repository.PathOf("node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
            throw new FileNotFoundException("Azurite is not installed: run 'npm ci' in the repository's root.", script);
        string[] arguments =
        [
            "-e", LiveWhileStandardInputIsOpen, script,
            "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
            "--skipApiVersionCheck", "--disableTelemetry", "--silent",
            .. location is null ? (string[])["--inMemoryPersistence"] : ["--location", location],
        ];
        return new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
    }

    private void Read(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        var listening = Listening().Match(line);
        if (!listening.Success) return;
        endpoints[listening.Groups["service"].Value] = new Uri($"{listening.Groups["address"].Value}/{AccountName}");
        if (endpoints.Count == 3) ready.TrySetResult();
    }

    private Uri EndpointOf(string service) =>
        endpoints.TryGetValue(service, out var endpoint) ? endpoint : throw new InvalidOperationException("Azurite was not started.");

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>\S+)$")]
    private static partial Regex Listening();
}
