using System.CommandLine;
using System.Diagnostics;
using OpenData.Cli.Output;
using OpenData.Storage;
using OpenData.Storage.Index;

namespace OpenData.Cli.Commands;

/// <summary><c>serve</c>: runs the app on a storage until it is told to stop, as <c>./dev run</c> does on an emulated one.</summary>
internal static class ServeCommand
{
    private const string App = "OpenData.Functions.dll";
    private const string HostStorage = "AzureWebJobsStorage";

    /// <summary>Of the C library, which reads it when a process begins: how many pools of native memory it makes.</summary>
    private const string PoolsSetting = "MALLOC_ARENA_MAX";
    private const string Pools = "1";

    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(15);

    public static Command Create(Terminal terminal)
    {
        var storage = StorageOptions.Storage(terminal);
        var urls = new Option<string>("--urls")
        {
            HelpName = "URL",
            DefaultValueFactory = _ => "http://127.0.0.1:7071",
            Description = terminal.In(new("监听的地址；http://0.0.0.0:7071 对外开放。", "Address to listen on; http://0.0.0.0:7071 lets others in.")),
        };
        var index = new Option<FileInfo>("--index")
        {
            HelpName = "FILE",
            Description = terminal.In(new("本机索引的文件；可随时删除。", "File of this machine's index; may be deleted at any time.")),
        };
        var command = new Command("serve", terminal.In(new("在一个存储上运行应用：读取上传，提供 API。", "Run the app on a storage: it reads uploads and answers the API."))) { storage, urls, index };
        command.SetAction((result, cancellationToken) =>
        {
            var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [FindApp(), "--urls", result.GetValue(urls)!]) { UseShellExecute = false };
            var connection = result.GetValue(storage) ?? Environment.GetEnvironmentVariable(StorageConnection.Setting);
            if (connection is not null)
            {
                start.Environment[StorageConnection.Setting] = connection;
                start.Environment.TryAdd(HostStorage, connection);
            }

            start.Environment.TryAdd(PoolsSetting, Pools);
            if (result.GetValue(index) is { } file) start.Environment[IndexRegistration.PathSetting] = file.FullName;
            return RunAsync(start, cancellationToken);
        });
        return command;
    }

    /// <summary>Beside the tool where it was installed; in the next folder where it was built.</summary>
    private static string FindApp()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        string[] places = [Path.Combine(here.FullName, "app", App), Path.Combine(here.Parent!.Parent!.FullName, "OpenData.Functions", here.Name, App)];
        return places.FirstOrDefault(File.Exists)
            ?? throw new CommandFailure(new("找不到应用程序；请先构建 src/OpenData.Functions。", "The app is not here; build src/OpenData.Functions first."));
    }

    private static async Task<int> RunAsync(ProcessStartInfo start, CancellationToken cancellationToken)
    {
        using var app = Process.Start(start) ?? throw new UnreachableException("No process, and no exception that says why.");
        try
        {
            await app.WaitForExitAsync(cancellationToken);
            return app.ExitCode == 0 ? ExitCode.Done : ExitCode.NotReached;
        }
        catch (OperationCanceledException)
        {
            await StopAsync(app);
            return ExitCode.Done;
        }
    }

    /// <summary>As <c>kill</c> does it, so that the app puts down what it has in hand; Windows knows no such way.</summary>
    private static async Task StopAsync(Process app)
    {
        using var limit = new CancellationTokenSource(TimeToStop);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                using var kill = Process.Start("kill", ["-TERM", $"{app.Id}"]);
                await kill.WaitForExitAsync(limit.Token);
                await app.WaitForExitAsync(limit.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // It had its time.
        }

        if (!app.HasExited) app.Kill(entireProcessTree: true);
        await app.WaitForExitAsync(CancellationToken.None);
    }
}
