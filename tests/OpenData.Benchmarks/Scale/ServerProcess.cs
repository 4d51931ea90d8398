using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using OpenData.Testing;

namespace OpenData.Benchmarks.Scale;

/// <summary>A server in a process of its own, on a port the system chose.</summary>
internal sealed partial class ServerProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly TaskCompletionSource<Uri> address = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ServerProcess(ProcessStartInfo start)
    {
        start.UseShellExecute = false;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Read(line.Data);
        process.ErrorDataReceived += (_, line) => Read(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = address.Task.WaitAsync(Patience).GetAwaiter().GetResult();
    }

    public Uri Address { get; }

    /// <summary>What it holds in memory now, the pages of mapped files that lie there included.</summary>
    public double Megabytes => Status("VmRSS");

    /// <summary>The most it ever held.</summary>
    public double PeakMegabytes => Status("VmHWM");

    /// <summary>Processor time it has used, which other programs on the machine make no longer.</summary>
    public double ProcessorSeconds
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>The real app on an index file, over a storage.</summary>
    public static ServerProcess App(AzuriteServer azurite, string indexPath)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.BuiltBeside("OpenData.Functions"), "--urls", "http://127.0.0.1:0"]);
        start.Environment["OpenDataStorage"] = start.Environment["AzureWebJobsStorage"] = azurite.ConnectionString;
        start.Environment["OpenDataIndexPath"] = indexPath;
        start.Environment["OpenDataRequestsPerMinute"] = "0";

        // The first is measured by itself and would fall into the middle of other measurements; what is published, the benchmark publishes.
        foreach (var function in (string[])["PublishExports", "ReadUpload", "Reconcile"]) start.Environment[$"AzureWebJobs.{function}.Disabled"] = "true";
        return new ServerProcess(start);
    }

    /// <summary>This program again, serving bytes of that length from memory, and 304 to whoever has them.</summary>
    public static ServerProcess Constant(int bytes) =>
        new(new ProcessStartInfo("dotnet", [Repository.BuiltBeside("OpenData.Benchmarks"), "constant", bytes.ToString(CultureInfo.InvariantCulture)]));

    public static ServerProcess Node(string indexPath) =>
        new(new ProcessStartInfo("node", [Path.Combine(NodeFolder, "server.js"), indexPath]) { WorkingDirectory = NodeFolder });

    public static string NodeFolder => Repository.PathOf("tests", "OpenData.Benchmarks", "Scale", "node-server");

    public void Dispose()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
        process.Dispose();
    }

    private double Status(string name) =>
        File.ReadLines($"/proc/{process.Id}/status").Where(line => line.StartsWith(name, StringComparison.Ordinal))
            .Select(line => double.Parse(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1000).Single();

    private void Read(string? line)
    {
        if (line is null) return;
        if (Port().Match(line) is { Success: true } match) address.TrySetResult(new Uri($"http://127.0.0.1:{match.Groups["port"].Value}/"));
    }

    [GeneratedRegex(@"^(?<port>[1-9]\d*)$|http://127\.0\.0\.1:(?<port>[1-9]\d*)/api/v1")]
    private static partial Regex Port();
}
