using System.CommandLine;
using OpenData.Cli.Output;
using OpenData.Cli.Uploading;
using OpenData.Storage;

namespace OpenData.Cli.Commands;

/// <summary><c>upload PATH…</c>: sends report files to a storage or, with a township's key, to a service, and waits until it is known what became of each.</summary>
internal static class UploadCommand
{
    public static Command Create(Terminal terminal)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Arity = ArgumentArity.OneOrMore,
            Description = terminal.In(new("文件夹或文件；报告放在以乡镇九位代码命名的文件夹里。", "Folders or files; a report lies in a folder named by its township's nine-digit code.")),
        };
        var township = ReportFileArguments.Township(terminal);
        var storage = StorageOptions.Storage(terminal);
        var server = ServerOption.Create(terminal, hasDefault: false);
        var parallel = StorageOptions.Parallel(terminal);
        var timeout = new Option<int>("--timeout")
        {
            HelpName = "SECONDS",
            DefaultValueFactory = _ => 300,
            Description = terminal.In(new("多少秒没有新结果就不再等。", "Give up where nothing was settled for so many seconds.")),
        };
        var noWait = new Option<bool>("--no-wait") { Description = terminal.In(new("只上传，不等结果。", "Upload only, don't wait for what becomes of it.")) };
        var force = new Option<bool>("--force") { Description = terminal.In(new("存储里已有的相同文件也再传一次，已撤回的也传。", "Send files again that the storage has already, also what was withdrawn.")) };
        var dryRun = new Option<bool>("--dry-run") { Description = terminal.In(new("只列出会上传哪些文件。", "Only list what would be sent.")) };
        var json = StorageOptions.Json(terminal);
        var command = new Command("upload", terminal.In(new("上传报告，等到每份都有结果。中断后重新运行即可继续。", "Upload reports and wait until each is published or refused. An interrupted run goes on where it is run again.")))
        {
            paths, township, storage, server, parallel, timeout, noWait, force, dryRun, json,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(server) is not null && result.GetValue(storage) is not null)
                result.AddError(terminal.In(new("--server 与 --storage 只能用一个。", "Give --server or --storage, not both.")));
            if (result.GetValue(force) && GoesToService(result.GetValue(server), result.GetValue(storage)))
                result.AddError(terminal.In(new("--force 只用于存储；服务自己决定是否再读。", "--force is for a storage; a service decides for itself what it reads again.")));
        });
        command.SetAction(async (result, cancellationToken) =>
        {
            var local = LocalReports.In(result.GetValue(paths)!, result.GetValue(township));
            var summary = new UploadSummary(terminal, local, result.GetValue(json));
            if (result.GetValue(dryRun)) return summary.Plan();
            await using var target = await OpenAsync(
                result.GetValue(server), result.GetValue(storage), result.GetValue(force) ? Replacement.Always : Replacement.IfItDiffers, terminal, cancellationToken);
            var run = new UploadRun(target.Target, result.GetValue(parallel));
            using (var sent = new ProgressLine(terminal, new("份已上传", "uploaded"), local.Reports.Count))
            {
                await run.SendAsync(local.Reports, sent.Add, cancellationToken);
            }

            if (!result.GetValue(noWait))
            {
                using var settled = new ProgressLine(terminal, new("份已有结果", "settled"), local.Reports.Count);
                await run.WaitAsync(TimeSpan.FromSeconds(result.GetValue(timeout)), settled.Show, cancellationToken);
            }

            return summary.Tell(run, waited: !result.GetValue(noWait));
        });
        return command;
    }

    /// <summary>A service where one is named or a key is at hand; otherwise the storage.</summary>
    private static bool GoesToService(Uri? server, string? storage) =>
        server is not null || (storage is null && Environment.GetEnvironmentVariable(ServiceClient.KeyVariable) is not null);

    private static async Task<OpenTarget> OpenAsync(
        Uri? server, string? storage, Replacement replacement, Terminal terminal, CancellationToken cancellationToken)
    {
        if (GoesToService(server, storage))
        {
            var key = Environment.GetEnvironmentVariable(ServiceClient.KeyVariable);
            if (key is null) throw new CommandFailure(new($"请把上传密钥放进环境变量 {ServiceClient.KeyVariable}。", $"Put the upload key into the environment variable {ServiceClient.KeyVariable}."));
            var service = new ServiceClient(server ?? ServerOption.Default, key, terminal);
            return new(new ServiceTarget(service), () => { service.Dispose(); return ValueTask.CompletedTask; });
        }

        var session = await StorageSession.OpenAsync(storage, cancellationToken);
        return new(new StorageTarget(session, replacement), session.DisposeAsync);
    }

    private readonly record struct OpenTarget(IUploadTarget Target, Func<ValueTask> Close) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Close();
    }
}
