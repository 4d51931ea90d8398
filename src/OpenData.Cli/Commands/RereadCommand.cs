using System.CommandLine;
using System.Globalization;
using OpenData.Cli.Output;
using OpenData.Reading;
using OpenData.Storage;
using OpenData.Storage.Publishing;

namespace OpenData.Cli.Commands;

/// <summary><c>reread</c>: publishes again what an older reader has read, and whatever was never read. Repeated, it goes on where it ended.</summary>
internal static class RereadCommand
{
    public static Command Create(Terminal terminal)
    {
        var (storage, parallel, json) = (StorageOptions.Storage(terminal), StorageOptions.Parallel(terminal), StorageOptions.Json(terminal));
        var command = new Command("reread", terminal.In(new(
            "用当前版本重新读取所有旧版本读过的上传，以及漏读的。中断后重新运行即可继续。",
            "Read again all uploads that an older reader has read, and those that were missed. An interrupted run goes on where it is run again.")))
        {
            storage, parallel, json,
        };
        command.SetAction(async (result, cancellationToken) =>
        {
            await using var session = await StorageSession.OpenAsync(result.GetValue(storage), cancellationToken);
            UploadRepairs counts;
            using (var progress = new ProgressLine(terminal, new("份已看过", "files seen to"), await CountAsync(session.Get<StorageConnection>(), cancellationToken)))
            {
                counts = await session.Get<UploadRepair>().RunAsync(
                    TimeSpan.MaxValue,
                    result.GetValue(parallel),
                    so => progress.Show(so.Files - so.Missed + so.WereRead),
                    cancellationToken);
            }

            if (result.GetValue(json))
            {
                JsonObject.WriteLine(
                    terminal.Out,
                    ("reader_version", ReportReader.Version), ("files", counts.Files), ("read", counts.WereRead), ("failed", counts.Failures));
            }
            else
            {
                terminal.Say(new(
                    string.Create(CultureInfo.InvariantCulture, $"读取程序版本 {ReportReader.Version}：共 {counts.Files} 份文件，读取 {counts.WereRead} 份，失败 {counts.Failures} 份。"),
                    string.Create(CultureInfo.InvariantCulture, $"Reader version {ReportReader.Version}: {counts.Files} files, {counts.WereRead} read, {counts.Failures} failed.")));
            }

            return counts.Failures == 0 ? ExitCode.Done : ExitCode.NotAllGood;
        });
        return command;
    }

    private static async Task<int> CountAsync(StorageConnection storage, CancellationToken cancellationToken)
    {
        var files = 0;
        await foreach (var _ in storage.Uploads.GetBlobsAsync(cancellationToken: cancellationToken)) files++;
        return files;
    }
}
