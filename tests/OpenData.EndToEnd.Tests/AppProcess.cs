using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using OpenData.Testing;

namespace OpenData.EndToEnd.Tests;

/// <summary>The real app in a process of its own, on a port the system chose, over an Azurite of the test's.</summary>
internal sealed partial class AppProcess : IAsyncDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AppProcess(Process process) => this.process = process;

    public HttpClient Http { get; } = new();

    public bool HasExited => process.HasExited;

    /// <summary>Everything it wrote to its log so far.</summary>
    public string Log => string.Join('\n', output);

    /// <summary>Bytes of memory that are the process's own and in use; pages of files that the system keeps at hand do not count.</summary>
    public long MemoryInUse
    {
        get
        {
            var status = $"/proc/{process.Id}/status";
            if (File.Exists(status) && OwnMemory().Match(File.ReadAllText(status)) is { Success: true } own)
                return long.Parse(own.Groups[1].Value, CultureInfo.InvariantCulture) * 1024;
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Bytes of it that native code has from the C library, which has one pool here; 0 on systems that do not tell.</summary>
    public long NativeMemoryInUse
    {
        get
        {
            var maps = $"/proc/{process.Id}/smaps";
            if (!File.Exists(maps)) return 0;
            var pool = Pool().Match(File.ReadAllText(maps));
            Assert.True(pool.Success, $"{maps} names no heap.");
            return long.Parse(pool.Groups[1].Value, CultureInfo.InvariantCulture) * 1024;
        }
    }

    public static string IndexFile(string folder) => Path.Combine(folder, "index.db");

    /// <summary>Starts the app and waits until it answers.</summary>
    /// <param name="azurite">The storage.</param>
    /// <param name="folder">Where its index lies.</param>
    /// <param name="settings">Further ones.</param>
    public static async Task<AppProcess> StartAsync(AzuriteServer azurite, string folder, params (string Name, string Value)[] settings)
    {
        var app = Run(azurite, folder, settings);
        app.Http.BaseAddress = await app.address.Task.WaitAsync(Patience);
        await app.UntilAsync(async () => (await app.Http.GetAsync("api/v1/health")).IsSuccessStatusCode, "the health route answers");
        return app;
    }

    /// <summary>Starts an app that is to end by itself at once, and gives what it said.</summary>
    public static async Task<string> FailAsync(AzuriteServer azurite, string folder, params (string Name, string Value)[] settings)
    {
        await using var app = Run(azurite, folder, settings);
        using var limit = new CancellationTokenSource(Patience);
        await app.process.WaitForExitAsync(limit.Token);
        Assert.NotEqual(0, app.process.ExitCode);
        return app.Log;
    }

    private static AppProcess Run(AzuriteServer azurite, string folder, (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.BuiltBeside("OpenData.Functions"), "--urls", "http://127.0.0.1:0"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["OpenDataStorage"] = azurite.ConnectionString,
                ["AzureWebJobsStorage"] = azurite.ConnectionString,
                ["OpenDataIndexPath"] = IndexFile(folder),
                ["MALLOC_ARENA_MAX"] = "1", // as where it is deployed
            },
        };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        var app = new AppProcess(new Process { StartInfo = start });
        app.process.OutputDataReceived += (_, line) => app.ReadLine(line.Data);
        app.process.ErrorDataReceived += (_, line) => app.ReadLine(line.Data);
        app.process.Start();
        app.process.BeginOutputReadLine();
        app.process.BeginErrorReadLine();
        return app;
    }

    public async Task<JObject> GetAsync(string path) => JObject.Parse(await Http.GetStringAsync(path));

    /// <summary>All pages of a list.</summary>
    public async Task<List<JObject>> GetAllAsync(string path)
    {
        var rows = new List<JObject>();
        for (string? next = path; next is not null;)
        {
            var page = await GetAsync(next);
            rows.AddRange(page["data"]!.Cast<JObject>());
            next = page["links"]!.Value<string?>("next");
        }

        return rows;
    }

    /// <summary>Polls until the condition holds; fails with the app's log where it never does.</summary>
    public async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        var limit = Stopwatch.StartNew();
        while (limit.Elapsed < Patience)
        {
            if (process.HasExited) Assert.Fail($"The app ended while waiting until {what}:\n{Log}");
            try
            {
                if (await condition()) return;
            }
            catch (HttpRequestException)
            {
                // Not up yet, or between two states: asked again until the limit.
            }

            await Task.Delay(PollInterval);
        }

        Assert.Fail($"Not within {Patience}: {what}\n{Log}");
    }

    /// <summary>Kill −9: nothing is said goodbye to.</summary>
    public async Task KillAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        Http.Dispose();
        process.Dispose();
    }

    private void ReadLine(string? line)
    {
        if (line is null) return;
        output.Enqueue(line);
        if (ListeningAddress().Match(line) is { Success: true } match) address.TrySetResult(new Uri(match.Groups[1].Value + "/"));
    }

    [GeneratedRegex(@"^RssAnon:\s+(\d+) kB", RegexOptions.Multiline)]
    private static partial Regex OwnMemory();

    [GeneratedRegex(@" \[heap\]\n(?:\w+: .*\n)*?Rss:\s+(\d+) kB")]
    private static partial Regex Pool();

    [GeneratedRegex(@"(http://127\.0\.0\.1:[1-9]\d*)/api/v1")]
    private static partial Regex ListeningAddress();
}
